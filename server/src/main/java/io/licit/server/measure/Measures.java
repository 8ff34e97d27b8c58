package io.licit.server.measure;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts of one application since it started. Labels are words of the program and ids of segments: a path that somebody
 * has asked for, a name or an address is never one.
 */
public final class Measures {
    /** The text format, version 0.0.4. */
    public static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double[] SECONDS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    private static final int HUNDRED = 100;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final AtomicLong sessions = new AtomicLong();
    private final Histogram requests = Histogram.builder()
            .name("licit_request_seconds")
            .help("Requests by what answers them; of events until they begin.")
            .labelNames("method", "route", "status")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .withoutExemplars()
            .register(registry);
    private final Counter refused = Counter.builder()
            .name("licit_sign_ins_refused_total")
            .help("Attempts to sign in that let nobody in, by way and reason.")
            .labelNames("way", "reason")
            .withoutExemplars()
            .register(registry);
    private final Counter ended = Counter.builder()
            .name("licit_work_ended_total")
            .help("Work in the background that is over, by kind and outcome.")
            .labelNames("kind", "outcome")
            .withoutExemplars()
            .register(registry);

    public Measures() {
        JvmMetrics.builder().register(registry);
        gauge("licit_sessions", "Sessions of browsers, signed in or not.", reading -> reading.is(sessions.get()));
    }

    /** A value, with a word for each label. */
    @FunctionalInterface
    public interface Reading {
        void is(double value, String... labels);
    }

    /** @param route the template of a path, such as {@code /segments/{id}} */
    public void request(String method, String route, int status, long nanos) {
        requests.labelValues(method, route, status / HUNDRED + "xx")
                .observe((double) nanos / TimeUnit.SECONDS.toNanos(1));
    }

    public void signInRefused(String way, String reason) {
        refused.labelValues(way, reason).inc();
    }

    public void workEnded(String kind, String outcome) {
        ended.labelValues(kind, outcome).inc();
    }

    public void sessionBegun() {
        sessions.incrementAndGet();
    }

    public void sessionEnded() {
        sessions.decrementAndGet();
    }

    /** Something that is asked for each time. */
    public void gauge(String name, String help, Consumer<Reading> source, String... labels) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .callback(callback -> source.accept(callback::call))
                .register(registry);
    }

    /** Something that somebody else counts, and that never falls. */
    public void counter(String name, String help, LongSupplier source) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(source.getAsLong()))
                .register(registry);
    }

    /** All of it, as {@link #TYPE}. */
    public byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException failure) {
            throw new UncheckedIOException("bytes in memory", failure);
        }
        return out.toByteArray();
    }
}

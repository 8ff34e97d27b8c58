package io.licit.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import io.licit.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;

/**
 * An event as a line.
 *
 * <p>INVARIANT: of an exception its classes and places are written and no message. Of what a library says its name alone
 * is: either may hold what somebody has sent. Our own words are constants, and their values are given as such.
 */
final class LineEncoder extends EncoderBase<ILoggingEvent> {
    static final String OURS = "io.licit";

    private static final String LIBRARY = "library";
    private static final int MOST_CAUSES = 8;
    private static final int MOST_FRAMES = 40;
    private static final byte[] NOTHING = {};

    private final boolean isJson;

    LineEncoder(boolean isJson) {
        this.isJson = isJson;
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String line = isJson ? json(event) : text(event);
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Ours is what has values that were given as such; a bare message is not looked into, whoever wrote it. */
    private static List<KeyValuePair> values(ILoggingEvent event) {
        List<KeyValuePair> stated = event.getKeyValuePairs();
        boolean isOurs = event.getLoggerName().startsWith(OURS + ".") && stated != null;
        return isOurs ? stated : List.of(new KeyValuePair("logger", event.getLoggerName()));
    }

    private static String what(ILoggingEvent event) {
        boolean isOurs = event.getLoggerName().startsWith(OURS + ".") && event.getKeyValuePairs() != null;
        return isOurs ? event.getMessage() : LIBRARY;
    }

    private static String json(ILoggingEvent event) {
        Json.Builder line = Json.object()
                .put("at", event.getInstant().toString())
                .put("level", event.getLevel().toString().toLowerCase(Locale.ROOT))
                .put("what", what(event));
        for (KeyValuePair one : values(event)) {
            if (one.value instanceof Number number) {
                line.put(one.key, number.longValue());
            } else {
                line.put(one.key, String.valueOf(one.value));
            }
        }
        List<IThrowableProxy> chain = chain(event);
        if (!chain.isEmpty()) {
            line.put("failure", Json.array(chain.stream().map(LineEncoder::json).toList()));
        }
        return line.build().canonical();
    }

    private static Json json(IThrowableProxy failure) {
        return Json.object()
                .put("class", failure.getClassName())
                .put("frames", Json.strings(frames(failure)))
                .build();
    }

    private static String text(ILoggingEvent event) {
        StringBuilder line = new StringBuilder()
                .append(event.getInstant())
                .append(' ')
                .append(event.getLevel())
                .append(' ')
                .append(what(event))
                .append(' ')
                .append(values(event).stream()
                        .map(one -> one.key + "=" + plain(String.valueOf(one.value)))
                        .collect(Collectors.joining(" ")));
        for (IThrowableProxy failure : chain(event)) {
            line.append("\n  ").append(failure.getClassName());
            frames(failure).forEach(frame -> line.append("\n    at ").append(frame));
        }
        return line.toString();
    }

    /** Words with blanks are quoted, so that each line can be taken apart. */
    private static String plain(String value) {
        return value.matches("[\\w./{}*()$:-]+") ? value : Json.of(value).canonical();
    }

    private static List<IThrowableProxy> chain(ILoggingEvent event) {
        List<IThrowableProxy> chain = new ArrayList<>();
        IThrowableProxy next = event.getThrowableProxy();
        while (next != null && chain.size() < MOST_CAUSES) {
            chain.add(next);
            next = next.getCause();
        }
        return chain;
    }

    private static List<String> frames(IThrowableProxy failure) {
        return Arrays.stream(failure.getStackTraceElementProxyArray())
                .limit(MOST_FRAMES)
                .map(StackTraceElementProxy::getStackTraceElement)
                .map(StackTraceElement::toString)
                .toList();
    }
}

package io.licit.programme.export;

import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.core.law.view.LawDigest;
import io.licit.engine.ExportFile;
import io.licit.engine.ExportRequest.Form;
import io.licit.engine.Warehouse;
import io.licit.programme.Programme;
import io.licit.programme.consent.Ledger;
import io.licit.programme.export.Outbox.Sending;
import io.licit.programme.export.Rechecks.Standing;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sends exports to receivers, in chunks of rows as NDJSON. Every chunk has a key of its own that is the same whenever it is
 * sent: what a receiver acknowledged is not sent again, and what it may have got or not is sent under the same key, so that
 * it takes effect once.
 */
public final class Deliveries {
    private static final int TRIES = 6;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Programme programme;
    private final Exports exports;
    private final Post post;
    private final Waiting waiting;
    private final Outbox outbox;

    public Deliveries(Programme programme, Waiting waiting) {
        this(programme, new Post(PATIENCE), waiting);
    }

    Deliveries(Programme programme, Post post, Waiting waiting) {
        this.programme = programme;
        this.exports = new Exports(programme);
        this.post = post;
        this.waiting = waiting;
        this.outbox = new Outbox(programme.state());
    }

    /**
     * Where an export goes.
     *
     * @param secret that both sides know, for the signature; empty for none
     * @param chunkRows rows of one request, where no delivery to this receiver has begun yet
     */
    public record Receiver(URI url, Optional<String> secret, int chunkRows) {
        /** @throws ExportException for an address that others could read along, or that is none */
        public Receiver {
            boolean here = url.getHost() != null
                    && Set.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
            boolean secure = "https".equals(url.getScheme());
            if (url.getHost() == null || !secure && !(here && "http".equals(url.getScheme()))) {
                throw ExportException.order(
                        "`" + url + "` is no https address", "personal data goes out over https alone");
            }
            if (chunkRows < 1) {
                throw ExportException.order("a chunk has one row at least", "");
            }
        }

        /** What the log calls it: an address may hold a secret. */
        String digest() {
            return Sha256.of(url.toString());
        }
    }

    /**
     * What came of it.
     *
     * @param findings why it was not sent, or not to its end; none where the receiver has all of it
     * @param blocked what the sender has to do first, in words
     * @param chunks of the export
     * @param sent of these, now
     * @param before of these, acknowledged earlier
     */
    public record Delivered(List<Diagnostic> findings, List<String> blocked, long chunks, long sent, long before) {
        public Delivered {
            findings = List.copyOf(findings);
            blocked = List.copyOf(blocked);
        }
    }

    /**
     * Sends what the receiver has not acknowledged yet.
     *
     * @param subject the workspace now: what was exported under another definition or another law is to be rechecked first
     * @throws ExportException where the receiver can't be reached, or won't take it; then it can be called again
     */
    public Delivered deliver(Standing standing, Receiver receiver, Subject subject, Actor by)
            throws InterruptedException {
        List<String> blocked = blocked(standing, subject, by);
        List<Diagnostic> found = new ArrayList<>(new Rechecks(programme, exports).findings(standing));
        if (found.isEmpty()) {
            found.addAll(due(standing, subject));
        }
        if (found.isEmpty() && exports.isDue(standing.file(), standing.manifest())) {
            found.add(Exports.withdrawn(standing.manifest().segment(), standing.file()));
        }
        if (!blocked.isEmpty() || !found.isEmpty()) {
            return new Delivered(found, blocked, 0, 0, 0);
        }
        Path copy = Warehouse.exportFolder(programme.workspace()).resolve(Leftovers.sending());
        try {
            if (!Carrying.carry(standing.file(), copy, Form.PARQUET)
                    .equals(standing.manifest().sha256())) {
                return new Delivered(new Rechecks(programme, exports).findings(standing), List.of(), 0, 0, 0);
            }
            return send(standing, receiver, copy, by);
        } catch (IOException failure) {
            throw ExportException.world("cannot read `" + standing.file() + "`: " + failure.getMessage(), "", failure);
        } finally {
            Leftovers.delete(copy);
        }
    }

    private List<String> blocked(Standing standing, Subject subject, Actor by) {
        Optional<Segment> segment = subject.segment(standing.manifest().segment());
        return segment.isEmpty() ? List.of() : new Gatekeeper(programme).missing(by, segment.get(), subject);
    }

    /** What is to be rechecked before it may go on. */
    private static List<Diagnostic> due(Standing standing, Subject subject) {
        Manifest manifest = standing.manifest();
        List<Diagnostic> errors = subject.errors(manifest.segment());
        if (!errors.isEmpty()) {
            return errors;
        }
        boolean same = subject.segment(manifest.segment())
                .filter(segment -> segment.digest().equals(manifest.digest()))
                .isPresent();
        boolean sameLaw = LawDigest.of(subject.checked().law().rules()).equals(manifest.lawDigest());
        boolean lives = subject.asOf().isBefore(manifest.validUntil());
        return same && sameLaw && lives
                ? List.of()
                : List.of(
                        lives
                                ? Exports.overtaken(manifest.segment(), standing.file(), !same)
                                : Exports.expired(manifest.segment(), standing.file(), manifest.validUntil())
                                        .withSeverity(Severity.ERROR));
    }

    private Delivered send(Standing standing, Receiver receiver, Path copy, Actor by) throws InterruptedException {
        Manifest manifest = standing.manifest();
        Sending sending = outbox.begin(
                manifest.id(),
                receiver.digest(),
                receiver.chunkRows(),
                programme.clock().instant(),
                tx -> programme.journal().append(tx, entry("delivery-begun", manifest, receiver, by)));
        Run run = new Run(standing, copy, receiver, sending, outbox.acknowledged(sending));
        ExportFile file = new ExportFile(copy, manifest.kind().form(), manifest.columns());
        try {
            file.rows(run::add);
            run.flush();
        } catch (Halted halted) {
            if (halted.interrupted) {
                throw new InterruptedException("interrupted between two chunks");
            }
            return new Delivered(run.findings, List.of(), run.chunks(), run.sent, run.before);
        }
        if (!sending.done()) {
            outbox.end(
                    sending,
                    programme.clock().instant(),
                    tx -> programme.journal().append(tx, entry("delivery-done", manifest, receiver, by)));
        }
        return new Delivered(List.of(), List.of(), run.chunks(), run.sent, run.before);
    }

    private Entry entry(String kind, Manifest manifest, Receiver receiver, Actor by) {
        return new Entry(
                kind,
                programme.clock().instant(),
                by,
                Json.object()
                        .put("export", manifest.id())
                        .put("segment", manifest.segment())
                        .put("rows", manifest.rows())
                        .put("receiver", receiver.digest())
                        .build());
    }

    /** Leaves the reading of rows, since no more of them may go. */
    private static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean interrupted;

        Halted(boolean interrupted) {
            super("no more rows may go", null, false, false);
            this.interrupted = interrupted;
        }
    }

    /** One reading of the file, cut into chunks. */
    private final class Run {
        private final Standing standing;
        private final Path copy;
        private final Receiver receiver;
        private final Sending sending;
        private final Set<Long> acknowledged;
        private final StringBuilder body = new StringBuilder();
        private final List<Diagnostic> findings = new ArrayList<>();
        private long rows;
        private long chunk;
        private long sent;
        private long before;
        private long known = Long.MAX_VALUE;

        Run(Standing standing, Path copy, Receiver receiver, Sending sending, Set<Long> acknowledged) {
            this.standing = standing;
            this.copy = copy;
            this.receiver = receiver;
            this.sending = sending;
            this.acknowledged = acknowledged;
        }

        void add(String row) {
            body.append(row).append('\n');
            if (++rows == sending.chunkRows()) {
                flush();
            }
        }

        long chunks() {
            return (standing.manifest().rows() + sending.chunkRows() - 1) / sending.chunkRows();
        }

        void flush() {
            if (rows == 0) {
                return;
            }
            if (acknowledged.contains(chunk)) {
                before++;
            } else {
                post(body.toString().getBytes(StandardCharsets.UTF_8));
                sent++;
            }
            chunk++;
            rows = 0;
            body.setLength(0);
        }

        private void post(byte[] bytes) {
            String key = Sha256.of(standing.manifest().id() + "\0" + receiver.digest() + "\0" + chunk);
            Duration wait = FIRST_WAIT;
            for (int tries = 1; ; tries++) {
                requireLease();
                Post.Answer answer = once(key, bytes);
                if (answer instanceof Post.Answer.Acknowledged) {
                    outbox.acknowledge(sending, chunk, programme.clock().instant());
                    return;
                }
                if (answer instanceof Post.Answer.Rejected rejected) {
                    throw ExportException.world(
                            "the receiver answered " + rejected.status() + " to chunk " + (chunk + 1) + " of "
                                    + chunks(),
                            "it takes no redirect and no other address; mend the receiver and deliver again");
                }
                Post.Answer.Unknown unknown = (Post.Answer.Unknown) answer;
                if (tries == TRIES) {
                    throw ExportException.world(
                            "chunk " + (chunk + 1) + " of " + chunks() + " did not arrive for certain: "
                                    + unknown.why(),
                            "deliver again; what was acknowledged is not sent again, and the rest goes under the same keys");
                }
                pause(shorter(unknown.after()
                        .filter(asked -> asked.compareTo(Duration.ZERO) > 0)
                        .orElse(wait)));
                wait = shorter(wait.multipliedBy(2));
            }
        }

        private Post.Answer once(String key, byte[] bytes) {
            Instant at = programme.clock().instant();
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", "application/x-ndjson");
            headers.put("Idempotency-Key", key);
            headers.put("Licit-Export", standing.manifest().id());
            headers.put("Licit-Chunk", (chunk + 1) + "/" + chunks());
            headers.put("Licit-Valid-Until", standing.manifest().validUntil().toString());
            receiver.secret().ifPresent(secret -> headers.put(Signature.HEADER, Signature.of(secret, at, key, bytes)));
            try {
                return post.send(receiver.url(), headers, bytes);
            } catch (InterruptedException stop) {
                throw new Halted(true);
            }
        }

        /** INVARIANT: asked before every request, since a retry may come when the lease has ended or a recheck has been. */
        private void requireLease() {
            Manifest manifest = standing.manifest();
            boolean ended = !programme.clock().instant().isBefore(manifest.validUntil());
            boolean live = exports.records()
                    .find(manifest.id())
                    .filter(kept -> kept.state().equals(Records.LIVE))
                    .isPresent();
            if (ended || !live) {
                findings.add(
                        ended
                                ? Exports.expired(manifest.segment(), standing.file(), manifest.validUntil())
                                        .withSeverity(Severity.ERROR)
                                : Exports.overtaken(manifest.segment(), standing.file(), false));
                throw new Halted(false);
            }
            requireNobodyWithdrew();
        }

        /** Looked at where the ledger has grown alone, which is asked before every request as well. */
        private void requireNobodyWithdrew() {
            long version = new Ledger(programme).version();
            if (version != known && exports.isDue(copy, standing.manifest())) {
                findings.add(Exports.withdrawn(standing.manifest().segment(), standing.file()));
                throw new Halted(false);
            }
            known = version;
        }

        private void pause(Duration time) {
            try {
                waiting.until(time);
            } catch (InterruptedException stop) {
                throw new Halted(true);
            }
        }
    }

    private static Duration shorter(Duration time) {
        return time.compareTo(LONGEST_WAIT) < 0 ? time : LONGEST_WAIT;
    }
}

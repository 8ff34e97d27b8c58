package io.licit.programme.run;

import io.licit.core.check.Checker;
import io.licit.core.json.Json;
import io.licit.engine.AudienceCounts;
import io.licit.engine.Decisions;
import io.licit.engine.Proving;
import io.licit.engine.Warehouse;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.Hash;
import io.licit.evidence.PersonProof;
import io.licit.evidence.SaltedTree;
import io.licit.programme.Programme;
import io.licit.programme.journal.Entries;
import io.licit.programme.journal.Entry;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Row;
import io.licit.programme.state.StateException;
import io.licit.programme.state.Tx;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts runs into the log before they are current, and shows a person what a run decided on her. */
public final class Runs {
    private static final int SECRET_BYTES = 32;
    private static final int TOGETHER = 20;

    private final Programme programme;
    private final SecureRandom random = new SecureRandom();

    public Runs(Programme programme) {
        this.programme = programme;
    }

    /** Proves a run of these segments: one entry in the log, with the root of the decisions on each. */
    public Proving proving(Checker.Checked checked, Instant asOf, Actor by) {
        return written -> {
            List<Rooted> rooted = new ArrayList<>();
            written.forEach(one -> rooted.add(root(one)));
            Instant now = programme.clock().instant();
            programme.state().write(tx -> {
                List<List<Rooted>> parts = parts(rooted);
                List<Receipt> receipts = programme
                        .journal()
                        .append(
                                tx,
                                parts.stream()
                                        .map(part -> entry(checked, part, asOf, now, by))
                                        .toList());
                for (int i = 0; i < parts.size(); i++) {
                    long index = receipts.get(i).index();
                    parts.get(i).forEach(one -> keep(tx, one, asOf, now, index));
                }
                return receipts;
            });
        };
    }

    /** An entry of the log has room for some segments with their counts, and not for hundreds. */
    private static List<List<Rooted>> parts(List<Rooted> rooted) {
        List<List<Rooted>> parts = new ArrayList<>();
        for (int from = 0; from < rooted.size(); from += TOGETHER) {
            parts.add(rooted.subList(from, Math.min(rooted.size(), from + TOGETHER)));
        }
        return parts;
    }

    private record Rooted(Proving.Written written, byte[] secret, SaltedTree tree) {}

    private Rooted root(Proving.Written written) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        SaltedTree tree = new SaltedTree();
        written.decisions().leaves(secret, leaf -> tree.add(Hash.raw(leaf)));
        return new Rooted(written, secret, tree);
    }

    private static Entry entry(Checker.Checked checked, List<Rooted> rooted, Instant asOf, Instant now, Actor by) {
        return new Entry(
                "run",
                now,
                by,
                Json.object()
                        .put("as_of", asOf.toString())
                        .put("law", Entries.law(checked))
                        .put(
                                "segments",
                                Json.array(rooted.stream().map(Runs::facts).toList()))
                        .build());
    }

    private static Json facts(Rooted rooted) {
        Json.Builder excluded = Json.object();
        rooted.written().counts().excluded().forEach(out -> excluded.put(out.rule(), out.count()));
        return Json.object()
                .put("decisions", rooted.tree().root().named())
                .put("digest", rooted.written().counts().digest())
                .put("eligible", rooted.written().counts().eligible())
                .put("excluded", excluded.build())
                .put("matching", rooted.written().counts().matching())
                .put("reachable", rooted.written().counts().reachable())
                .put("run", rooted.written().decisions().run())
                .put("segment", rooted.written().counts().segment())
                .build();
    }

    private static void keep(Tx tx, Rooted one, Instant asOf, Instant now, long entry) {
        tx.update(
                "INSERT INTO run (segment, run, digest, as_of, made_at, secret, root, leaves, entry)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                one.written().counts().segment(),
                one.written().decisions().run(),
                one.written().counts().digest(),
                asOf,
                now,
                one.secret(),
                one.tree().root().hex(),
                one.tree().size(),
                entry);
    }

    /**
     * A run of a segment, as the log has it.
     *
     * @param counts without countries, which the log does not keep
     * @param entry of the log
     */
    public record Past(AudienceCounts counts, Instant asOf, Instant madeAt, long entry) {}

    /** The last runs of each segment, the newest first. */
    public Map<String, List<Past>> past(int atMost) {
        List<Line> rows = programme
                .state()
                .read(tx -> tx.rows(
                        "SELECT segment, as_of, made_at, entry FROM run ORDER BY segment, made_at DESC", Runs::line));
        Map<Long, Map<String, AudienceCounts>> entries = new HashMap<>();
        Map<String, List<Past>> past = new TreeMap<>();
        for (Line row : rows) {
            List<Past> known = past.computeIfAbsent(row.segment(), none -> new ArrayList<>());
            if (known.size() < atMost) {
                Optional.ofNullable(entries.computeIfAbsent(row.entry(), this::counts)
                                .get(row.segment()))
                        .ifPresent(counts -> known.add(new Past(counts, row.asOf(), row.madeAt(), row.entry())));
            }
        }
        return past;
    }

    /**
     * Runs of a segment, the newest first.
     *
     * @param before an entry of the log that they are older than
     */
    public List<Past> past(String segment, long before, int atMost) {
        List<Line> rows = programme
                .state()
                .read(tx -> tx.rows(
                        "SELECT segment, as_of, made_at, entry FROM run WHERE segment = ? AND entry < ?"
                                + " ORDER BY entry DESC LIMIT ?",
                        Runs::line,
                        segment,
                        before,
                        (long) atMost));
        List<Past> past = new ArrayList<>();
        for (Line row : rows) {
            Optional.ofNullable(counts(row.entry()).get(segment))
                    .ifPresent(counts -> past.add(new Past(counts, row.asOf(), row.madeAt(), row.entry())));
        }
        return past;
    }

    private record Line(String segment, Instant asOf, Instant madeAt, long entry) {}

    private static Line line(Row row) {
        return new Line(row.text("segment"), row.instant("as_of"), row.instant("made_at"), row.number("entry"));
    }

    private Map<String, AudienceCounts> counts(long entry) {
        return programme
                .journal()
                .entry(programme.state(), entry)
                .map(logged -> RunFacts.of(logged.facts()))
                .orElse(Map.of());
    }

    /**
     * The proof for a person of what the last run of a segment decided on her: she can verify it with the log's key alone.
     *
     * @return empty where no run is stored, or she did not meet the condition, so that nothing was decided on her
     */
    public Optional<PersonProof> proof(String segment, String person) throws EvidenceException {
        Optional<Decisions> decisions = Warehouse.decisions(programme.workspace(), segment);
        if (decisions.isEmpty()) {
            return Optional.empty();
        }
        Kept kept = kept(segment, decisions.get().run());
        Optional<Decisions.Decision> decision = decisions.get().of(person, kept.secret());
        if (decision.isEmpty()) {
            return Optional.empty();
        }
        List<Hash> leaves = new ArrayList<>();
        decisions.get().leaves(kept.secret(), leaf -> leaves.add(Hash.raw(leaf)));
        SaltedTree.Proven proven =
                SaltedTree.prove(leaves.iterator(), decision.get().index());
        if (!proven.root().hex().equals(kept.root())) {
            throw EvidenceException.broken(
                    "the stored members of `" + segment + "` are not those that the run decided on");
        }
        byte[] entry = programme
                .journal()
                .entry(programme.state(), kept.entry())
                .orElseThrow(() -> EvidenceException.broken("entry " + kept.entry() + " is missing"))
                .whole()
                .canonical()
                .getBytes(StandardCharsets.UTF_8);
        return Optional.of(new PersonProof(
                decision.get().salt(),
                decision.get().text().getBytes(StandardCharsets.UTF_8),
                proven.proof(),
                entry,
                programme.journal().proof(programme.state(), kept.entry())));
    }

    private record Kept(byte[] secret, String root, long entry) {}

    private Kept kept(String segment, String run) {
        return programme
                .state()
                .read(tx -> tx.first(
                        "SELECT secret, root, entry FROM run WHERE segment = ? AND run = ?",
                        row -> new Kept(row.bytes("secret"), row.text("root"), row.number("entry")),
                        segment,
                        run))
                .orElseThrow(() -> new StateException(
                        "the stored audience of `" + segment
                                + "` is not one that the log has a proof for: a person was erased"
                                + " since, or another program wrote it",
                        "run it again; a new run gives new proofs"));
    }
}

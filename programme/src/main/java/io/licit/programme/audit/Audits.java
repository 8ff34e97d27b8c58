package io.licit.programme.audit;

import io.licit.core.diagnostic.Said;
import io.licit.core.json.Json;
import io.licit.core.law.view.LawDigest;
import io.licit.engine.Progress;
import io.licit.programme.Programme;
import io.licit.programme.audit.AuditRun.Outcome;
import io.licit.programme.audit.FindingBook.Kept;
import io.licit.programme.journal.Entry;
import io.licit.programme.journal.Logged;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Audits as they are run and as they were. An audit is in the log before anybody sees what it came to. */
public final class Audits {
    /** How many audits a trend goes back. */
    public static final int TREND = 12;

    private final Programme programme;

    public Audits(Programme programme) {
        this.programme = programme;
    }

    /**
     * An audit, and what it did to the findings.
     *
     * @param opened findings that were not there before
     * @param seen findings that were found again
     */
    public record Ran(AuditRun run, int opened, int seen) {}

    /**
     * Tests controls, and keeps results, findings and an entry of the log in one transaction.
     *
     * @param asked those to be tested
     * @param whole whether these are all that there are
     */
    public Ran run(Situation situation, Collection<Control> asked, boolean whole, Actor by) {
        return run(situation, asked, whole, by, Progress.none());
    }

    /** @param progress told before each test; what it throws ends the audit, and nothing of it is kept */
    public Ran run(Situation situation, Collection<Control> asked, boolean whole, Actor by, Progress progress) {
        List<Control> controls =
                asked.stream().sorted(Comparator.comparing(Control::id)).toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (Control control : controls) {
            progress.at(
                    Said.ofRule(control.id() + ".title", control.title()), (double) outcomes.size() / controls.size());
            outcomes.add(new Outcome(control.id(), control.severity(), ask(control, situation)));
        }
        progress.at(Said.of("keeping the results"), 1);
        return programme.state().write(tx -> keep(tx, situation, controls, outcomes, whole, by));
    }

    private Ran keep(
            Tx tx, Situation situation, List<Control> controls, List<Outcome> outcomes, boolean whole, Actor by) {
        Instant at = situation.at();
        FindingBook findings = new FindingBook(programme);
        int opened = 0;
        int seen = 0;
        for (int i = 0; i < controls.size(); i++) {
            Kept kept = findings.keep(tx, controls.get(i), outcomes.get(i).answer(), at, by);
            opened += kept.opened();
            seen += kept.seen();
        }
        long number = AuditRows.next(tx);
        Json.Builder results = Json.object();
        outcomes.forEach(one -> results.put(one.control(), one.result().word()));
        Json.Obj facts = Json.object()
                .put("as_of", at.toString())
                .put("audit", number)
                .put("controls", results.build())
                .put(
                        "findings",
                        Json.object().put("opened", opened).put("seen", seen).build())
                .put(
                        "law",
                        Json.object()
                                .put("day", situation.day().toString())
                                .put(
                                        "digest",
                                        LawDigest.of(situation
                                                .reading()
                                                .book()
                                                .inForce(situation.day())
                                                .rules()))
                                .build())
                .put("results", AuditRun.digest(outcomes))
                .build();
        long entry = programme
                .journal()
                .append(tx, new Entry("audit", programme.clock().instant(), by, facts))
                .index();
        AuditRun run = new AuditRun(number, at, by.id(), whole, outcomes, entry);
        AuditRows.add(tx, run);
        return new Ran(run, opened, seen);
    }

    /** Makes one test; whatever it throws is an error and never a pass. */
    static Answer ask(Control control, Situation situation) {
        try {
            return control.probe().ask(situation, control.limit());
        } catch (RuntimeException failure) {
            String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
            return Answer.error("The test could not be made: " + what + ".");
        }
    }

    public Optional<AuditRun> get(long number) {
        return programme.state().read(tx -> AuditRows.get(tx, number));
    }

    public Optional<AuditRun> last() {
        return programme
                .state()
                .read(tx -> AuditRows.numbers(tx, 1).stream().findFirst().flatMap(n -> AuditRows.get(tx, n)));
    }

    /** The last audits of each control, by its id. */
    public Map<String, Trend> trends() {
        record Line(String control, Trend.Point point) {}
        List<Line> lines = programme
                .state()
                .read(tx -> tx.rows(
                        "SELECT r.control, r.result, a.n, a.run_at FROM audit_result r JOIN audit_run a ON a.n = r.run"
                                + " ORDER BY r.control, a.n DESC",
                        row -> new Line(
                                row.text("control"),
                                new Trend.Point(row.number("n"), row.instant("run_at"), AuditRows.result(row)))));
        Map<String, List<Trend.Point>> points = new LinkedHashMap<>();
        for (Line line : lines) {
            List<Trend.Point> hers = points.computeIfAbsent(line.control(), key -> new ArrayList<>());
            if (hers.size() < TREND) {
                hers.add(line.point());
            }
        }
        Map<String, Trend> trends = new LinkedHashMap<>();
        points.forEach((control, hers) -> {
            Collections.reverse(hers);
            trends.put(control, new Trend(control, hers));
        });
        return trends;
    }

    /**
     * The last audit of all controls before an instant; where there was none, the first entry of the log; where that is
     * empty, that instant.
     *
     * <p>INVARIANT: an entry whose time can't be read is as old as can be.
     */
    public Instant lastOrBeginning(Instant before) {
        return programme
                .state()
                .read(tx -> AuditRows.lastWhole(tx, before))
                .or(() -> programme.journal().entry(programme.state(), 0).map(Audits::at))
                .filter(then -> then.isBefore(before))
                .orElse(before);
    }

    private static Instant at(Logged entry) {
        try {
            return Instant.parse(entry.at());
        } catch (DateTimeException broken) {
            return Instant.EPOCH;
        }
    }
}

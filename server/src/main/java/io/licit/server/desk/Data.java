package io.licit.server.desk;

import io.licit.core.campaign.Recipients;
import io.licit.core.check.Characteristic;
import io.licit.core.check.Checker;
import io.licit.core.check.CountedBy;
import io.licit.core.check.WayToAsk;
import io.licit.core.law.Law;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import io.licit.engine.Ask;
import io.licit.engine.AudienceCounts;
import io.licit.engine.Breakdown;
import io.licit.engine.Explanation;
import io.licit.engine.Lacking;
import io.licit.engine.Progress;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.Opened;
import io.licit.programme.impact.LegalChange;
import io.licit.server.route.NotYet;
import io.licit.server.route.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What is asked of a workspace's data. Any number of threads may ask.
 *
 * <p>Whatever asks throws {@link NotYet} where the data is new and still being read.
 */
public final class Data {
    private static final String AGE = "age";

    private final OpenData open;

    Data(OpenData open) {
        this.open = open;
    }

    /** Counts of a segment of a checked workspace, with everything that is recorded; empty where it has no plan. */
    public Optional<AudienceCounts> counted(Opened opened, Checker.Checked checked, String segment) {
        Workspace workspace = opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        if (!checked.segments().containsKey(segment)) {
            return Optional.empty();
        }
        Plan plan = Planner.plan(workspace, checked, opened.asOf(), Set.of(segment));
        return Optional.of(open.ask(workspace, plan, data -> data.preview(plan, segment, Progress.none())));
    }

    /** What the law of another day does to every segment that has a plan, all else as it is. */
    public LegalChange changed(Desk.Standing stands, LocalDate to) {
        Workspace workspace = stands.workspace();
        Checker.Checked now = stands.sound();
        Instant asOf = stands.opened().asOf();
        Set<String> asked = stands.planned();
        Checker.Checked then = LegalChange.then(stands.opened(), workspace, asked, to);
        Plan planNow = Planner.plan(workspace, now, asOf, asked);
        Plan planThen = Planner.plan(workspace, then, asOf, asked);
        return LegalChange.of(
                now,
                then,
                asOf,
                open.ask(workspace, planNow, data -> data.compare(planNow, planThen, Progress.none())));
    }

    /** Whom campaigns would reach now, by their ids: of those whose segment has a plan, counted with all others. */
    Map<String, Recipients> recipients(Opened opened, Workspace workspace, Collection<Campaign> asked) {
        Set<String> segments = new TreeSet<>();
        workspace.campaigns().values().forEach(campaign -> segments.add(campaign.segment()));
        asked.forEach(campaign -> segments.add(campaign.segment()));
        segments.retainAll(workspace.segments().keySet());
        Checker.Checked checked = opened.check(workspace, segments);
        Set<String> standing = new TreeSet<>(checked.segments().keySet());
        standing.removeAll(workspace.unreadable());
        List<Campaign> reached = asked.stream()
                .filter(campaign -> standing.contains(campaign.segment()))
                .toList();
        if (reached.isEmpty()) {
            return Map.of();
        }
        Plan plan = Planner.plan(workspace, checked, opened.asOf(), standing);
        return open.ask(workspace, plan, data -> data.recipients(plan, workspace, checked, reached, Progress.none()));
    }

    /** What audiences of a workspace may be counted by: columns of persons, and {@code age}. */
    public static List<String> countedBy(Workspace workspace, Law law) {
        List<String> all = new ArrayList<>(CountedBy.allowed(workspace, law));
        CountedBy.age(workspace, law).ifPresent(bands -> all.add(0, AGE));
        return all;
    }

    /** A segment's audience by one of {@link #countedBy}; empty where the segment has no plan. */
    public Optional<Breakdown> brokenDown(Opened opened, Checker.Checked checked, String segment, String by) {
        Workspace workspace = opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        if (!countedBy(workspace, checked.law()).contains(by)) {
            throw new Refusal(422, "further.not-by");
        }
        if (!checked.segments().containsKey(segment)) {
            return Optional.empty();
        }
        Plan plan = Planner.plan(workspace, checked, opened.asOf(), Set.of(segment));
        Optional<Characteristic.Bands> age =
                by.equals(AGE) ? CountedBy.age(workspace, checked.law()) : Optional.empty();
        return Optional.of(open.ask(
                workspace,
                plan,
                data -> age.<Breakdown>map(bands -> data.breakdown(plan, segment, by, asked(bands), Progress.none()))
                        .orElseGet(() -> data.preview(plan, segment, List.of(by), Progress.none())
                                .breakdowns()
                                .get(0))));
    }

    private static Ask.Bands asked(Characteristic.Bands bands) {
        return new Ask.Bands(
                bands.age(), bands.cuts().stream().map(BigDecimal::valueOf).toList());
    }

    /** Who is kept out of a segment by nothing but a missing consent, by {@link WayToAsk}; empty where it has no plan. */
    public Optional<Lacking> lacking(Opened opened, Checker.Checked checked, String segment) {
        Workspace workspace = opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        if (!checked.segments().containsKey(segment)) {
            return Optional.empty();
        }
        Plan plan = Planner.asking(workspace, checked, opened.asOf(), segment);
        Map<String, String> ways = new TreeMap<>();
        for (WayToAsk way : WayToAsk.values()) {
            ways.put(Planner.wayOf(segment, way), way.word());
        }
        return Optional.of(open.ask(workspace, plan, data -> data.lacking(plan, segment, ways, Progress.none())));
    }

    /** Why somebody is in segments or not, of all segments that have a plan; nothing of who is not in the data. */
    public Map<String, Explanation> explained(Desk.Standing stands, String person) {
        Workspace workspace = stands.workspace();
        Set<String> asked = stands.planned();
        Plan plan = Planner.plan(workspace, stands.sound(), stands.opened().asOf(), asked);
        return open.ask(workspace, plan, data -> {
            Map<String, Explanation> found = new TreeMap<>();
            asked.forEach(segment -> data.explain(plan, segment, person).ifPresent(why -> found.put(segment, why)));
            return found;
        });
    }

    /** The same of one segment that has a plan; empty where she is not in the data. */
    public Optional<Explanation> explained(Desk.Standing stands, String segment, String person) {
        Workspace workspace = stands.workspace();
        Plan plan = Planner.plan(workspace, stands.sound(), stands.opened().asOf(), Set.of(segment));
        return open.ask(workspace, plan, data -> data.explain(plan, segment, person));
    }

    /**
     * One question of who has time, and is told how far the data is read.
     *
     * @param plan whose columns are there when it is answered
     */
    <T> T askPatiently(Workspace workspace, Plan plan, Progress progress, Function<Warehouse, T> question) {
        return open.askPatiently(workspace, plan, progress, question);
    }

    /**
     * Does what visitors would else wait for: reads the data, makes the columns of every segment that has a plan, and
     * brings the gate's answers to the instant as of which visitors ask.
     *
     * @param progress what it throws ends the waiting
     */
    void ready(Desk.Standing stands, Progress progress) {
        Plan plan =
                Planner.plan(stands.workspace(), stands.sound(), stands.opened().asOf(), stands.planned());
        open.askPatiently(stands.workspace(), plan, progress, data -> {
            data.bringForward(plan, Progress.none());
            return true;
        });
    }

    /** Whether it is read, as it was when somebody asked last. */
    public boolean isOpen() {
        return open.isOpen();
    }

    /** Does what changes the data. Nothing is read or made of it meanwhile, and whoever asks next reads it anew. */
    public void change(Runnable change) {
        open.change(change);
    }
}

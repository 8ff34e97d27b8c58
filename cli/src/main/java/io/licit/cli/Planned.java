package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.campaign.Recipients;
import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.source.Span;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import io.licit.engine.AudienceChange;
import io.licit.engine.AudienceCounts;
import io.licit.engine.BadRows;
import io.licit.engine.Engine;
import io.licit.engine.EngineFactory;
import io.licit.engine.Explanation;
import io.licit.engine.Previewed;
import io.licit.engine.Proving;
import io.licit.engine.Recorded;
import io.licit.engine.Sampled;
import io.licit.engine.Warehouse;
import io.licit.engine.fairness.Audit;
import io.licit.engine.fairness.Inquiry;
import io.licit.engine.folder.Opened;
import io.licit.programme.export.Exports;
import io.licit.programme.export.Order;
import io.licit.programme.export.Outcome;
import io.licit.programme.export.Rechecks;
import io.licit.programme.export.Subject;
import io.licit.programme.impact.LegalChange;
import io.licit.programme.people.Actor;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Segments of a workspace that stand, planned, with the warehouse open to answer. */
final class Planned implements AutoCloseable, Audiences.Advice {
    /** Any will do: the same question has the same answer, and two segments are held against the same persons. */
    private static final long SEED = 0;

    private final Workspace workspace;
    private final Checker.Checked checked;
    private final Plan plan;
    private final Engine engine;
    private final ProgressLine progress;

    private Planned(Workspace workspace, Checker.Checked checked, Plan plan, Engine engine, ProgressLine progress) {
        this.workspace = workspace;
        this.checked = checked;
        this.plan = plan;
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * Plans the segments asked for and opens the warehouse, loading it where the data has changed.
     *
     * @throws CliException where a mistake is in the way, which is then told
     */
    static Planned of(Command command, Opened opened, Set<String> asked) {
        return of(command, opened, asked, checked -> asked);
    }

    /**
     * As above, for those of the segments that {@code allowed} leaves of them.
     *
     * @param allowed may throw where it leaves none
     */
    static Planned of(
            Command command, Opened opened, Set<String> asked, Function<Checker.Checked, Set<String>> allowed) {
        if (opened.workspace().isEmpty()) {
            throw stopped(command, opened.problems());
        }
        Workspace workspace = opened.workspace().get();
        Checker.Checked checked = opened.check(workspace, asked);
        List<Diagnostic> mistakes = mistakes(opened, checked, asked);
        if (!mistakes.isEmpty()) {
            throw stopped(command, mistakes);
        }
        Plan plan = Planner.plan(workspace, checked, opened.asOf(), allowed.apply(checked));
        ProgressLine progress = command.progress("loading the data");
        try {
            Engine engine = open(
                    command.options,
                    opened.folder(),
                    workspace.catalogue(),
                    progress,
                    new RecordedWhenAsked(opened, command.shell));
            return new Planned(workspace, checked, plan, engine, progress);
        } catch (RuntimeException failed) {
            progress.close();
            throw failed;
        }
    }

    private static Engine open(
            Options options, Path folder, Catalogue catalogue, ProgressLine progress, Recorded recorded) {
        if (!options.onSpark()) {
            return Warehouse.open(folder, catalogue, BadRows.STOP, progress, recorded);
        }
        EngineFactory spark = EngineFactory.find(Options.SPARK)
                .orElseThrow(() -> CliException.usage(
                        "the engine spark is not here",
                        "start with the launcher `./licit`, which makes it ready on first use;"
                                + " docs/spark.md says more"));
        return spark.open(
                new EngineFactory.Workplace(folder, catalogue, BadRows.STOP, options.master()), progress, recorded);
    }

    /** What only the embedded engine is asked. */
    private Warehouse warehouse() {
        if (engine instanceof Warehouse embedded) {
            return embedded;
        }
        throw new IllegalStateException("a command of the embedded engine on another");
    }

    /** Finds and stores the audiences, each proved before it is current. */
    List<AudienceCounts> run(Proving proving) {
        List<AudienceCounts> counts = engine.run(plan, proving, progress).stream()
                .sorted(Comparator.comparing(AudienceCounts::segment))
                .toList();
        progress.close();
        return counts;
    }

    /** What the law of another day does to the segments, all else as it is. */
    LegalChange change(Opened opened, Set<String> asked, LocalDate to) {
        Checker.Checked then = LegalChange.then(opened, workspace, asked, to);
        List<AudienceChange> changes =
                warehouse().compare(plan, Planner.plan(workspace, then, opened.asOf(), asked), progress).stream()
                        .sorted(Comparator.comparing(AudienceChange::segment))
                        .toList();
        progress.close();
        return LegalChange.of(checked, then, opened.asOf(), changes);
    }

    /** How many persons who meet a segment's condition each rule leaves out, by segment and rule. */
    Map<String, Map<String, Long>> concerned() {
        Map<String, Map<String, Long>> counts = warehouse().concerned(plan, progress);
        progress.close();
        return counts;
    }

    /** Judges how segments treat groups. */
    Audit.Results audit(Inquiry inquiry) {
        Audit.Results results = Audit.of(inquiry, plan, warehouse(), progress);
        progress.close();
        return results;
    }

    /** Whom campaigns would reach now, by campaign id. */
    Map<String, Recipients> recipients(Collection<Campaign> campaigns) {
        Map<String, Recipients> counts = warehouse().recipients(plan, workspace, checked, campaigns, progress);
        progress.close();
        return counts;
    }

    /** Writes a segment's audience into a file that leaves. */
    Outcome export(Exports exports, Order order, Subject subject) {
        Outcome outcome = exports.export(order, subject, plan, warehouse(), progress);
        progress.close();
        return outcome;
    }

    /** Holds such a file against today's audience. */
    Outcome recheck(Rechecks rechecks, Rechecks.Standing standing, Subject subject, Optional<Path> removed, Actor by) {
        Outcome outcome = rechecks.recheck(standing, subject, plan, warehouse(), removed, by, progress);
        progress.close();
        return outcome;
    }

    Checker.Checked checked() {
        return checked;
    }

    Workspace workspace() {
        return workspace;
    }

    AudienceCounts preview(String segment) {
        AudienceCounts counts = engine.preview(plan, segment, progress);
        progress.close();
        return counts;
    }

    /** The same, and by columns of the persons. */
    Previewed preview(String segment, List<String> columns) {
        if (columns.isEmpty()) {
            return new Previewed(preview(segment), List.of());
        }
        Previewed previewed = warehouse().preview(plan, segment, columns, progress);
        progress.close();
        return previewed;
    }

    /** The same of some persons, drawn at random but always the same. */
    Sampled sample(String segment, double share, List<String> columns) {
        Sampled sampled = warehouse().sample(plan, segment, new Sampled.Request(share, SEED, columns), progress);
        progress.close();
        return sampled;
    }

    Explanation explain(String segment, String person) {
        Explanation why = warehouse()
                .explain(plan, segment, person)
                .orElseThrow(() -> CliException.usage(
                        "there is no person with that key in the data", "the key is the column `" + key() + "`"));
        progress.close();
        return why;
    }

    /** What is to be said of the data and of the sizes of audiences. */
    List<Diagnostic> findings(List<AudienceCounts> counts) {
        Diagnostics found = new Diagnostics();
        found.addAll(engine.report().diagnostics());
        workspace
                .settings()
                .minimumSegmentSize()
                .ifPresent(least -> counts.stream()
                        .filter(one -> one.eligible() < least)
                        .forEach(one -> found.add(tooSmall(one, least))));
        return found.sorted();
    }

    /** How many of the segments the check has errors on. */
    long segmentsWithErrors() {
        return withErrors().count();
    }

    @Override
    public List<Undeclared.Gap> undeclared(String segment) {
        Segment found = checked.segments().get(segment);
        return found == null ? List.of() : Undeclared.of(workspace, found.definition());
    }

    @Override
    public boolean hasErrors(String segment) {
        return withErrors().anyMatch(segment::equals);
    }

    private Stream<String> withErrors() {
        return checked.findings().stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .flatMap(one -> one.segment().stream())
                .distinct();
    }

    @Override
    public void close() {
        progress.close();
        engine.close();
    }

    private String key() {
        return workspace
                .catalogue()
                .persons()
                .map(table -> table.role() instanceof Table.Role.Persons persons ? persons.key() : "")
                .orElse("");
    }

    private Diagnostic tooSmall(AudienceCounts counts, int least) {
        String eligible = Numbers.count(counts.eligible());
        Said message = counts.eligible() == 1
                ? Said.of(
                        "the audience of `{}` has {} person, fewer than the minimum of {}",
                        counts.segment(),
                        eligible,
                        least)
                : Said.of(
                        "the audience of `{}` has {} persons, fewer than the minimum of {}",
                        counts.segment(),
                        eligible,
                        least);
        return Diagnostic.of(Code.CHK4010, message, placeOf(counts.segment()))
                .withSegment(counts.segment())
                .withHelp(
                        counts.eligible() == 0 && counts.matching() > 0
                                ? Said.of(
                                        "the counts by rule say what leaves everybody out; `licit check {}` says"
                                                + " what the law asks for",
                                        counts.segment())
                                : Said.of("widen the condition, or do not use the audience: so few can be recognised"));
    }

    private Span placeOf(String segment) {
        Segment found = checked.segments().get(segment);
        return found == null ? Span.none() : found.definition().places().id();
    }

    /** Errors that leave no plan: all of them but those in the files of segments that are not asked for. */
    private static List<Diagnostic> mistakes(Opened opened, Checker.Checked checked, Set<String> asked) {
        Diagnostics found = new Diagnostics();
        boolean all = asked.equals(Opening.asked(opened, List.of()));
        opened.problems().stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .filter(one -> !isOfAnotherSegment(one, checked)
                        || all && one.span().file().path().startsWith("segments/"))
                .forEach(found::add);
        boolean allStand = checked.segments().keySet().containsAll(asked);
        if (!allStand) {
            found.addAll(checked.broken());
            found.addAll(opened.problems());
        }
        return found.sorted();
    }

    /** Whether a mistake lies in the file of a segment or campaign, none of which the plan's segments need. */
    private static boolean isOfAnotherSegment(Diagnostic mistake, Checker.Checked checked) {
        String file = mistake.span().file().path();
        boolean definition = file.startsWith("segments/") || file.startsWith("campaigns/");
        return definition
                && checked.segments().values().stream()
                        .noneMatch(segment ->
                                segment.definition().places().id().file().path().equals(file));
    }

    private static CliException stopped(Command command, List<Diagnostic> mistakes) {
        command.tell(mistakes);
        long errors = mistakes.stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .count();
        return CliException.usage(
                Numbers.of(errors, "mistake is", "mistakes are") + " in the way", "mend what is said above");
    }
}

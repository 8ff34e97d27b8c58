package io.licit.server.desk;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.campaign.Recipients;
import io.licit.core.check.Characteristic;
import io.licit.core.check.Checker;
import io.licit.core.check.CountedBy;
import io.licit.core.check.WayToAsk;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.law.Law;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.core.workspace.Workspace;
import io.licit.engine.Ask;
import io.licit.engine.AudienceCounts;
import io.licit.engine.BadRows;
import io.licit.engine.Breakdown;
import io.licit.engine.Explanation;
import io.licit.engine.Lacking;
import io.licit.engine.Progress;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.account.Role;
import io.licit.programme.approval.Approvals;
import io.licit.programme.approval.Decisions;
import io.licit.programme.approval.Request;
import io.licit.programme.consent.Ledger;
import io.licit.programme.definition.Versions;
import io.licit.programme.impact.LegalChange;
import io.licit.programme.people.Actor;
import io.licit.server.route.Refusal;
import io.licit.server.route.Visitor;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
 * The workspace as all visitors see it: read again when a file of it has changed or the law may have, with its data open.
 * Any number of threads may ask; the data answers one at a time, since one question keeps all cores busy.
 */
public final class Desk implements AutoCloseable {
    /** How long a check stands: facts such as the end of a waiver have days, and a page is looked at for minutes. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private static final String AGE = "age";

    private final Path folder;
    private final Clock clock;
    private final Programme programme;
    private final DefinitionFiles files;
    private final DefinitionFiles campaignFiles;
    private final Reviews reviews;
    private final Judgements judgements;
    private final Object reading = new Object();
    private final Object asking = new Object();
    /** What stands; one, or none before the first visit. */
    private final List<Standing> standing = new ArrayList<>(1);

    /** The data, by what it was opened for. */
    private final List<Loaded> loaded = new ArrayList<>(1);

    private Desk(Path folder, Clock clock, Programme programme) {
        this.folder = folder;
        this.clock = clock;
        this.programme = programme;
        Versions versions = new Versions(programme);
        this.files = new DefinitionFiles(versions, Versions.Kind.SEGMENT);
        this.campaignFiles = new DefinitionFiles(versions, Versions.Kind.CAMPAIGN);
        this.reviews = new Reviews(this);
        this.judgements = new Judgements(this, folder);
    }

    /** @param environment as {@link Programme#open} has it */
    public static Desk open(Path folder, Map<String, String> environment, Clock clock) {
        ProgrammeSettings settings = Opened.read(folder, clock.instant())
                .workspace()
                .map(workspace -> workspace.settings().programme())
                .orElse(ProgrammeSettings.USUAL);
        return new Desk(folder, clock, Programme.open(folder, settings, environment, clock));
    }

    /** Those of segments; one for all, so that two who write are one after the other. */
    public DefinitionFiles files() {
        return files;
    }

    /** Where the workspace is. */
    public Path folder() {
        return folder;
    }

    public DefinitionFiles campaignFiles() {
        return campaignFiles;
    }

    /** What is found on campaigns. */
    public Reviews reviews() {
        return reviews;
    }

    /** How segments treat groups. */
    public Judgements judgements() {
        return judgements;
    }

    public Programme programme() {
        return programme;
    }

    public Clock clock() {
        return clock;
    }

    /**
     * A workspace with what a check of all of it found.
     *
     * @param checked empty where the settings or the catalogue can't be read
     */
    public record Standing(Opened opened, Optional<Checker.Checked> checked, Fingerprint fingerprint) {
        public Workspace workspace() {
            return opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        }

        public Checker.Checked sound() {
            return checked.orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        }

        /** Counts under this are not shown to a visitor; 1 shows all. */
        public long minimum(Visitor visitor) {
            boolean seesAll = visitor.has(Role.OFFICER) || visitor.has(Role.AUDITOR);
            return seesAll
                    ? 1
                    : workspace()
                            .settings()
                            .minimumSegmentSize()
                            .orElse(workspace().settings().fairness().minimumGroup());
        }

        /** What was found in texts, then what the law says. */
        public List<Diagnostic> findings() {
            return found(opened, checked);
        }
    }

    private record Loaded(Warehouse warehouse, Fingerprint fingerprint) {}

    public Standing standing() {
        synchronized (reading) {
            Fingerprint now = Fingerprint.of(folder);
            Instant instant = clock.instant();
            Optional<Standing> known = standing.stream()
                    .filter(one -> one.fingerprint().equals(now))
                    .filter(one -> one.opened().asOf().plus(FRESH).isAfter(instant))
                    .findFirst();
            if (known.isPresent()) {
                return known.get();
            }
            Opened opened = Opened.read(folder, instant);
            Standing made =
                    new Standing(opened, opened.workspace().map(read -> opened.check(read, opened.segments())), now);
            standing.clear();
            standing.add(made);
            return made;
        }
    }

    /** A segment as it would be with another text of its file. */
    public record Tried(Opened opened, Optional<Checker.Checked> checked, List<Diagnostic> findings) {}

    public Tried tried(Standing stands, String segment, SourceFile text) {
        Opened opened = stands.opened().with(text);
        Optional<Checker.Checked> checked = opened.workspace().map(read -> opened.check(read, Set.of(segment)));
        return new Tried(
                opened,
                checked,
                found(opened, checked).stream()
                        .filter(one -> isAbout(one, segment, text.path()))
                        .toList());
    }

    /** What is wrong in texts, then what the law says. */
    private static List<Diagnostic> found(Opened opened, Optional<Checker.Checked> checked) {
        List<Diagnostic> all = new ArrayList<>(opened.problems());
        checked.ifPresent(one -> {
            all.addAll(one.broken());
            all.addAll(one.findings());
        });
        return all;
    }

    private static boolean isAbout(Diagnostic one, String segment, String path) {
        return one.segment()
                .map(segment::equals)
                .orElse(one.span().file().path().equals(path));
    }

    /** Counts of a segment of a checked workspace, with everything that is recorded; empty where it has no plan. */
    public Optional<AudienceCounts> counted(Opened opened, Checker.Checked checked, String segment) {
        Workspace workspace = opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        if (!checked.segments().containsKey(segment)) {
            return Optional.empty();
        }
        Plan plan = Planner.plan(workspace, checked, opened.asOf(), Set.of(segment));
        synchronized (asking) {
            return Optional.of(warehouse(workspace).preview(plan, segment, Progress.none()));
        }
    }

    /** What the law of another day does to every segment that has a plan, all else as it is. */
    public LegalChange changed(Standing stands, LocalDate to) {
        Workspace workspace = stands.workspace();
        Checker.Checked now = stands.sound();
        Instant asOf = stands.opened().asOf();
        Set<String> asked = planned(stands);
        Checker.Checked then = LegalChange.then(stands.opened(), workspace, asked, to);
        synchronized (asking) {
            return LegalChange.of(
                    now,
                    then,
                    asOf,
                    warehouse(workspace)
                            .compare(
                                    Planner.plan(workspace, now, asOf, asked),
                                    Planner.plan(workspace, then, asOf, asked),
                                    Progress.none()));
        }
    }

    private static Set<String> planned(Standing stands) {
        Set<String> asked = new TreeSet<>(stands.sound().segments().keySet());
        asked.removeAll(stands.workspace().unreadable());
        return asked;
    }

    /** Decisions on a segment as it stands; empty where it or a campaign on it has mistakes. */
    public Optional<Decisions> decisions(Standing stands, String segment) {
        return Decisions.on(segment, programme, stands.workspace(), stands.sound());
    }

    /**
     * A request for an approval that waits.
     *
     * @param isAsAsked whether the segment, its law and its campaigns still are what was asked for
     */
    public record Waits(Request request, boolean isAsAsked) {
        /** Whether a visitor is one who could decide it. */
        public boolean isFor(Visitor visitor) {
            boolean isAsked = request.reviewer().isEmpty() || Actor.isSame(request.reviewer(), visitor.id());
            return isAsAsked && isAsked && visitor.has(Role.OFFICER) && !isOf(visitor);
        }

        /** Whether a visitor asked. */
        public boolean isOf(Visitor visitor) {
            return Actor.isSame(request.by(), visitor.id());
        }
    }

    /** Requests that wait, of segments that there are, the oldest first. */
    public List<Waits> waiting(Standing stands) {
        return new Approvals(programme)
                .waiting().stream()
                        .filter(request -> stands.opened().segments().contains(request.segment()))
                        .map(request -> new Waits(
                                request,
                                digest(stands, request.segment())
                                        .filter(request.digest()::equals)
                                        .isPresent()))
                        .toList();
    }

    private static Optional<String> digest(Standing stands, String segment) {
        return stands.checked()
                .flatMap(checked -> ApprovalDigest.of(segment, checked, stands.workspace()))
                .map(ApprovalDigest::digest);
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
        synchronized (asking) {
            return warehouse(workspace).recipients(plan, workspace, checked, reached, Progress.none());
        }
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
        synchronized (asking) {
            Warehouse data = warehouse(workspace);
            return Optional.of(
                    age.<Breakdown>map(bands -> data.breakdown(plan, segment, by, asked(bands), Progress.none()))
                            .orElseGet(() -> data.preview(plan, segment, List.of(by), Progress.none())
                                    .breakdowns()
                                    .get(0)));
        }
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
        synchronized (asking) {
            return Optional.of(warehouse(workspace).lacking(plan, segment, ways, Progress.none()));
        }
    }

    /** Why somebody is in segments or not, of all segments that have a plan; nothing of who is not in the data. */
    public Map<String, Explanation> explained(Standing stands, String person) {
        Workspace workspace = stands.workspace();
        Set<String> asked = planned(stands);
        Plan plan = Planner.plan(workspace, stands.sound(), stands.opened().asOf(), asked);
        Map<String, Explanation> found = new TreeMap<>();
        synchronized (asking) {
            Warehouse data = warehouse(workspace);
            asked.forEach(segment -> data.explain(plan, segment, person).ifPresent(why -> found.put(segment, why)));
        }
        return found;
    }

    /** Whether a segment has a plan. */
    public static boolean isPlanned(Standing stands, String segment) {
        return planned(stands).contains(segment);
    }

    /** The same of one segment that has a plan; empty where she is not in the data. */
    public Optional<Explanation> explained(Standing stands, String segment, String person) {
        Workspace workspace = stands.workspace();
        Plan plan = Planner.plan(workspace, stands.sound(), stands.opened().asOf(), Set.of(segment));
        return ask(workspace, data -> data.explain(plan, segment, person));
    }

    /** One question to the data. */
    <T> T ask(Workspace workspace, Function<Warehouse, T> question) {
        synchronized (asking) {
            return question.apply(warehouse(workspace));
        }
    }

    private Warehouse warehouse(Workspace workspace) {
        Fingerprint data = Fingerprint.ofData(folder);
        Optional<Warehouse> open = loaded.stream()
                .filter(one -> one.fingerprint().equals(data))
                .map(Loaded::warehouse)
                .findFirst();
        if (open.isPresent()) {
            return open.get();
        }
        loaded.forEach(old -> old.warehouse().close());
        loaded.clear();
        Warehouse warehouse = Warehouse.open(
                folder, workspace.catalogue(), BadRows.STOP, Progress.none(), new Ledger(programme).recorded());
        loaded.add(new Loaded(warehouse, data));
        return warehouse;
    }

    /** Closes the data, since somebody was erased from it: the next question opens it anew. */
    public void letGo() {
        synchronized (asking) {
            loaded.forEach(old -> old.warehouse().close());
            loaded.clear();
        }
    }

    @Override
    public void close() {
        letGo();
        programme.close();
    }
}

package io.licit.engine;

import io.licit.core.campaign.Recipients;
import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.check.Checker;
import io.licit.core.law.Place;
import io.licit.core.plan.Plan;
import io.licit.core.plan.PlanVerifier;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import io.licit.engine.bits.Codes;
import io.licit.engine.column.Column;
import io.licit.engine.sql.Layout;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * A workspace's customer data on DuckDB, as the sources are now. Read only once it is made; what is asked of it is a
 * plan, and a plan is verified again before anything of it runs.
 *
 * <p>Not for several threads at once, but for {@link #prepare} and {@link #isPrepared}. Several processes may hold
 * warehouses of one workspace.
 */
public final class Warehouse implements Engine {
    private static final double ANSWERED = 0.8;

    private final Path workspace;
    private final Database database;
    private final String name;
    private final Catalogue catalogue;
    private final Layout layout;
    private final PreparedColumns prepared;
    private final Heeded heeded;
    private final PersonState persons;
    private final String stamp;
    /** The last plan that was, or none. */
    private List<Plan> verified = List.of();

    private Warehouse(
            Path workspace, WarehouseFile.Opened opened, Catalogue catalogue, Recorded recorded, String stamp) {
        this.workspace = workspace;
        this.stamp = stamp;
        this.database = opened.database();
        this.name = opened.name();
        this.catalogue = catalogue;
        this.heeded = new Heeded(database, recorded);
        this.layout = new Layout(catalogue);
        this.prepared = new PreparedColumns(
                opened.prepared(),
                layout,
                FactsTable.scales(database),
                database.number("SELECT count(*) FROM " + Layout.PERSONS));
        Gates gates = new Gates(
                opened.prepared(),
                heeded,
                prepared.persons(),
                Gates.Before.of(opened.prepared(), catalogue, prepared.persons()));
        this.persons = new PersonState(database, prepared, gates);
    }

    /**
     * Begins to load DuckDB's native library, which takes near half a second, while the caller reads texts. A failure is
     * left to whoever needs the library.
     */
    public static void warmUp() {
        Thread loading = new Thread(() -> Database.inMemory().close(), "licit-warm-up");
        loading.setDaemon(true);
        loading.setUncaughtExceptionHandler((thread, failure) -> {});
        loading.start();
    }

    /** As above, where the sources were never described: else {@link #describe} will hardly need the library. */
    public static void warmUpToDescribe(Path workspace) {
        if (!KeptDescription.isThere(workspace)) {
            warmUp();
        }
    }

    /** The version of DuckDB, which shows that it loads on this machine. */
    public static String engineVersion() {
        try (Database database = Database.inMemory()) {
            return database.first("SELECT version()", row -> row.getString(1)).orElse("unknown");
        }
    }

    /** Column types of every table as its data shows them, and what is wrong with the sources. Reads only their heads. */
    public static Described describe(Path workspace, Catalogue catalogue) {
        return KeptDescription.of(workspace, catalogue, () -> Description.of(workspace, catalogue));
    }

    /**
     * Opens the warehouse, which is loaded first where the sources or their declarations have changed since the last
     * load.
     *
     * @param typedCatalogue with the types that {@link #describe} found
     * @param recorded counts beside the ledgers of the sources, as it stands when something is asked; to be open as long
     *     as the warehouse is
     * @throws WarehouseException of kind author, with diagnostics, where the data can't be loaded
     */
    public static Warehouse open(
            Path workspace, Catalogue typedCatalogue, BadRows badRows, Progress progress, Recorded recorded) {
        if (typedCatalogue.persons().isEmpty()) {
            throw new IllegalArgumentException("a catalogue without a table of persons");
        }
        String stamp = ErasureStamp.read(StateFolder.at(workspace));
        WarehouseFile.Opened opened = WarehouseFile.open(workspace, typedCatalogue, badRows, progress);
        Database database = opened.database();
        try {
            Path state = StateFolder.of(workspace);
            Tuning.reading(database);
            Tuning.spilling(database, StateFolder.spill(state));
            Tuning.answering(database, Exporting.folder(state));
            return new Warehouse(workspace, opened, typedCatalogue, recorded, stamp);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** What the load found, whenever it was. */
    @Override
    public LoadReport report() {
        return FactsTable.report(database, catalogue);
    }

    /** Finds and stores the audiences of all wanted segments; all of them become current at one moment, or none does. */
    public List<AudienceCounts> run(Plan plan, Progress progress) {
        return run(plan, Proving.NOTHING, progress);
    }

    /** As above, and proved before any of it is current. */
    @Override
    public List<AudienceCounts> run(Plan plan, Proving proving, Progress progress) {
        verify(plan);
        List<Audience> answered = answers(plan, progress.between(0, ANSWERED));
        List<AudienceCounting.Counted> audiences = persons.counting().of(answered);
        AudienceFolder.store(
                StateFolder.of(workspace),
                new Numbering(database, name),
                plan,
                heeded.mark(plan.asOf()),
                audiences,
                proving,
                stamp,
                progress.between(ANSWERED, 1));
        return audiences.stream().map(AudienceCounting.Counted::counts).toList();
    }

    /**
     * Makes the columns that a plan's conditions are tests of, so that no question waits for one; nothing is answered.
     * Another thread may ask meanwhile, and waits for no more than a column that it needs too.
     *
     * @param progress what it throws ends the preparing before the next column
     */
    public void prepare(Plan plan, Progress progress) {
        ConditionAnswers.prepare(plan, database, prepared, progress);
    }

    /** Whether {@link #prepare} has nothing to do; another thread may ask meanwhile. */
    public boolean isPrepared(Plan plan) {
        return ConditionAnswers.isPrepared(plan, database, prepared);
    }

    /**
     * Brings what the gate's tests say of everybody to a plan's instant, so that the first question as of it does not have
     * to; nothing is answered.
     */
    public void bringForward(Plan plan, Progress progress) {
        verify(plan);
        new PlanRun(plan, persons).admit(progress);
    }

    /** The numbers of one segment's audience; nothing is stored. */
    @Override
    public AudienceCounts preview(Plan plan, String segment, Progress progress) {
        Plan part = PlanPart.of(plan, segment);
        verify(part);
        return persons.counting().of(answers(part, progress)).get(0).counts();
    }

    /**
     * The same, and by the values of columns.
     *
     * @param columns names of columns of the persons that hold texts or truths, or of which nothing is known
     */
    public Previewed preview(Plan plan, String segment, List<String> columns, Progress progress) {
        Plan part = PlanPart.of(plan, segment);
        verify(part);
        List<Audience> audiences = answers(part, progress.between(0, ANSWERED));
        LocalDate today = LocalDate.ofInstant(plan.asOf(), ZoneOffset.UTC);
        List<Breakdown> breakdowns =
                new Breaking(database, prepared, today).of(audiences.get(0), columns, progress.between(ANSWERED, 1));
        return new Previewed(persons.counting().of(audiences).get(0).counts(), breakdowns);
    }

    /** One segment's audience by bands of a number of the persons; nothing is stored. */
    public Breakdown.Counted breakdown(Plan plan, String segment, String name, Ask.Bands bands, Progress progress) {
        Plan part = PlanPart.of(plan, segment);
        Population all = population(part, new Population.Request(Map.of(name, bands)), progress);
        Codes codes = all.codes(name).orElseThrow(() -> new IllegalStateException("bands without codes"));
        return Breakdown.of(name, codes, List.of(all.matching(segment), all.audience(segment), all.reachable(segment)));
    }

    /**
     * Who is kept out of a segment's audience by nothing but a missing consent, and who of them may be asked for it;
     * nothing is stored.
     *
     * @param plan as {@code Planner.asking} makes it
     * @param ways what the ways are called in the answer, by what they are called in the plan
     */
    public Lacking lacking(Plan plan, String segment, Map<String, String> ways, Progress progress) {
        verify(plan);
        return new PlanRun(plan, persons).lacking(segment, ways, progress);
    }

    /**
     * One segment's audience among a share of the persons, drawn at random; nothing is stored. What of the whole can be
     * said by it is for the caller to reckon.
     */
    public Sampled sample(Plan plan, String segment, Sampled.Request request, Progress progress) {
        Plan part = PlanPart.of(plan, segment);
        verify(part);
        Sample sample = Sample.drawn(prepared.persons(), request.share(), request.seed());
        Audience audience = new PlanRun(part, persons)
                .audiencesWithin(sample.blocks()::get, progress.between(0, ANSWERED))
                .get(0);
        LocalDate today = LocalDate.ofInstant(plan.asOf(), ZoneOffset.UTC);
        Map<String, Column> columns =
                new Breaking(database, prepared, today).columns(request.columns(), progress.between(ANSWERED, 1));
        return new SampleCounting(sample, audience).counted(persons.places().countries(), columns);
    }

    /**
     * What another law does to the audiences of some segments; nothing is stored.
     *
     * @param now planned under the law of now
     * @param then planned for the same segments at the same instant, under the other law
     */
    public List<AudienceChange> compare(Plan now, Plan then, Progress progress) {
        verify(now);
        verify(then);
        Map<String, Audience> after = new HashMap<>();
        answers(then, progress.between(0, 1 - ANSWERED / 2))
                .forEach(audience -> after.put(audience.segment().id(), audience));
        List<AudienceChange> changes = new ArrayList<>();
        for (Audience audience : answers(now, progress.between(1 - ANSWERED / 2, 1))) {
            Audience other = after.get(audience.segment().id());
            if (other == null) {
                throw new IllegalArgumentException(
                        "not in both plans: " + audience.segment().id());
            }
            changes.add(AudienceChange.of(audience, other));
        }
        return changes;
    }

    /**
     * How many persons who meet a segment's condition each rule leaves out, whatever other rules do; nothing is stored.
     *
     * @return by segment and rule
     */
    public Map<String, Map<String, Long>> concerned(Plan plan, Progress progress) {
        verify(plan);
        return new PlanRun(plan, persons).concerned(progress);
    }

    /** Sets and codes of all persons: the memberships of the plan's segments, and whatever else is asked; nothing is stored. */
    public Population population(Plan plan, Population.Request request, Progress progress) {
        verify(plan);
        return new PopulationRead(plan, request, persons).read(progress);
    }

    /** How far the ledger of what is recorded was heeded in all that was answered. */
    public Recorded.Mark mark(Instant asOf) {
        return heeded.mark(asOf);
    }

    /**
     * Whom campaigns would reach if they went at the instant of the plan, by campaign id; nothing is stored.
     *
     * @param plan asks for the segments of the campaigns, and of all others that may count against a cap
     */
    public Map<String, Recipients> recipients(
            Plan plan,
            Workspace workspace,
            Checker.Checked checked,
            Collection<Campaign> campaigns,
            Progress progress) {
        Population all = population(plan, RecipientCounts.request(workspace, checked.law()), progress);
        Map<Place, RoaringBitmap> places =
                persons.places().living(checked.law(), workspace.settings().unknownJurisdiction());
        return RecipientCounts.of(workspace, checked, all, places, campaigns);
    }

    /** Why a person is in a segment's audience or not; empty where there is no such person. */
    public Optional<Explanation> explain(Plan plan, String segment, String personId) {
        Plan part = PlanPart.of(plan, segment);
        verify(part);
        return new Explaining(part, database, prepared, heeded).of(segment, personId);
    }

    /** The folder of a workspace that files are made in before they leave; {@link #export} writes there alone. */
    public static Path exportFolder(Path workspace) {
        return Exporting.folder(StateFolder.of(workspace));
    }

    /**
     * Finds a segment's audience as it is now and writes those whom the request asks for.
     *
     * @param staged a file in {@link #exportFolder}
     */
    public Exported export(Plan plan, String segment, ExportRequest request, Path staged, Progress progress) {
        return exporting(plan, segment, request, progress).export(staged);
    }

    /**
     * The same of those who may be asked for the consent that alone keeps them out of a segment.
     *
     * @param plan as {@code Planner.asking} makes it
     * @param way what the way to ask is called in the plan
     */
    public Exported exportToAsk(
            Plan plan, String segment, String way, ExportRequest request, Path staged, Progress progress) {
        return exportingToAsk(plan, segment, way, request, progress).export(staged);
    }

    /** As {@link #recheck}, of a file of {@link #exportToAsk}: who has consented since is not to be asked again. */
    public Rechecked recheckToAsk(
            Plan plan,
            String segment,
            String way,
            ExportRequest request,
            ExportFile before,
            Path staged,
            Optional<Path> removed,
            Progress progress) {
        return exportingToAsk(plan, segment, way, request, progress).recheck(before, staged, removed);
    }

    private Exporting exportingToAsk(Plan plan, String segment, String way, ExportRequest request, Progress progress) {
        verify(plan);
        return exporting(plan, new PlanRun(plan, persons).asked(segment, way, progress), request);
    }

    /**
     * Holds a file of exported persons against the audience as it is now.
     *
     * @param request whose fields tell the rows apart, under the names that the file has
     * @param before in {@link #exportFolder}, as are the others
     * @param staged where the rows go that stay
     * @param removed where the others go, as CSV with the reason; empty where nobody asks
     */
    public Rechecked recheck(
            Plan plan,
            String segment,
            ExportRequest request,
            ExportFile before,
            Path staged,
            Optional<Path> removed,
            Progress progress) {
        return exporting(plan, segment, request, progress).recheck(before, staged, removed);
    }

    private Exporting exporting(Plan plan, String segment, ExportRequest request, Progress progress) {
        Plan part = PlanPart.of(plan, segment);
        verify(part);
        return exporting(part, answers(part, progress).get(0), request);
    }

    private Exporting exporting(Plan plan, Audience audience, ExportRequest request) {
        boolean products = request.readsLedgers()
                && (heeded.everything().mark().version() > 0 || LedgerLoad.tellsProducts(database));
        return new Exporting(database, layout, plan, audience, request, products);
    }

    /**
     * A segment's audience as the last run stored it: the eligible, without whomever something that was recorded since
     * takes out, for whatever purpose. The warehouse is not opened. Empty where no run has stored the segment.
     */
    public static Optional<Members> members(Path workspace, String segment, Recorded recorded) {
        return StoredAudiences.members(StateFolder.at(workspace), segment, recorded);
    }

    /**
     * As above, for whoever asks about one person after the other; to be closed.
     *
     * @param recorded to be open as long as it is
     */
    public static Optional<Membership> membership(Path workspace, String segment, Recorded recorded) {
        return StoredAudiences.membership(StateFolder.at(workspace), segment, recorded);
    }

    /** Some of the same, however large the audience is: no more of it is read than is asked for. */
    public static Optional<SomeMembers> members(
            Path workspace, String segment, Recorded recorded, SomeMembers.Asked asked) {
        return StoredAudiences.some(StateFolder.at(workspace), segment, recorded, asked);
    }

    /** What the run that is current for a segment decided; empty where none is. The warehouse is not opened. */
    public static Optional<Decisions> decisions(Path workspace, String segment) {
        return StoredAudiences.decisions(StateFolder.at(workspace), segment);
    }

    /** What the last runs stored, in the order of the segments; nothing where none has. The warehouse is not opened. */
    public static List<StoredAudience> stored(Path workspace) {
        return StoredAudiences.all(StateFolder.at(workspace));
    }

    /**
     * Stored audiences held against what the same segments come to now, by segment; nothing is stored.
     *
     * @param plan of the segments as they are, under the law of now
     * @param recorded what takes persons out of a stored audience when it is read
     */
    public Map<String, Overstay> overstaying(Plan plan, Recorded recorded, Progress progress) {
        verify(plan);
        Map<String, Overstay> found = new TreeMap<>();
        Overstays overstays = new Overstays(StateFolder.at(workspace), new Numbering(database, name), recorded);
        for (Audience audience : answers(plan, progress)) {
            overstays.of(audience).ifPresent(one -> found.put(audience.segment().id(), one));
        }
        return found;
    }

    /** The data as a whole, in counts. */
    public Census census(Instant at) {
        boolean retention = catalogue
                .persons()
                .filter(table -> table.role() instanceof Table.Role.Persons role
                        && role.retention().isPresent())
                .isPresent();
        heeded.everything();
        return Census.of(database, retention, at);
    }

    /** Persons whose newest grant is older than an instant. */
    public long lastGrantedBefore(Instant before) {
        heeded.everything();
        return Census.lastGrantedBefore(database, before);
    }

    /** A plan is a value: what was verified last needs no second look. */
    private void verify(Plan plan) {
        if (verified.stream().noneMatch(last -> last == plan)) {
            PlanVerifier.verify(plan);
            verified = List.of(plan);
        }
    }

    private List<Audience> answers(Plan plan, Progress progress) {
        return new PlanRun(plan, persons).audiences(progress);
    }

    @Override
    public void close() {
        database.close();
    }
}

package io.licit.engine.spark;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.diagnostic.Said;
import io.licit.core.plan.Plan;
import io.licit.core.plan.PlanVerifier;
import io.licit.engine.Algebra;
import io.licit.engine.AudienceCounts;
import io.licit.engine.Engine;
import io.licit.engine.EngineFactory.Workplace;
import io.licit.engine.LoadReport;
import io.licit.engine.PlanPart;
import io.licit.engine.Progress;
import io.licit.engine.Proving;
import io.licit.engine.Recorded;
import io.licit.engine.RunImport;
import io.licit.engine.StateFolder;
import io.licit.engine.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A workspace's customer data on Apache Spark. Persons are spread over shards; each shard answers the leaves of a plan for
 * its persons and runs the algebra that every engine runs, and what comes back is numbers. Read only once it is made.
 *
 * <p>Not for several threads at once.
 */
public final class SparkEngine implements Engine {
    private static final double PREPARED = 0.6;
    private static final double ANSWERED = 0.9;

    private final SparkSession session;
    private final Workplace workplace;
    private final String root;
    private final Storage storage;
    private final Facts facts;
    private final LoadReport report;
    private final PersonState states;
    private final SerializableConfiguration configuration;
    private final Ready readies;
    private final Columns columns;
    private final Told told;
    private final boolean products;
    private final String stamp;

    private SparkEngine(SparkSession session, Workplace workplace, String root, Recorded recorded, Opening opening) {
        this.session = session;
        this.workplace = workplace;
        this.root = root;
        this.storage = opening.storage;
        this.facts = opening.facts;
        this.report = facts.report(workplace.typedCatalogue());
        this.states = opening.states;
        this.configuration =
                new SerializableConfiguration(session.sparkContext().hadoopConfiguration());
        this.readies = new Ready(storage, configuration);
        this.columns = new Columns(storage, configuration);
        this.stamp = opening.stamp;
        this.told = Told.of(recorded, opening.products);
        this.products = opening.products || told.tellsProducts();
    }

    /** What is known once the sources are looked at. */
    private record Opening(String stamp, Storage storage, Facts facts, PersonState states, boolean products) {}

    /**
     * Opens the engine in a session of its own beside one that runs.
     *
     * @param root the folder, here or on a cluster, that states and memberships are written to
     * @throws WarehouseException of kind author, with diagnostics, where the data can't be read
     */
    static SparkEngine open(
            SparkSession running, Workplace workplace, String root, Progress progress, Recorded recorded) {
        return Failures.told(() -> {
            String stamp = RunImport.stamp(workplace.workspace());
            SparkSession session = Sessions.own(running);
            Storage storage = new Storage(session.sparkContext().hadoopConfiguration());
            Catalogue catalogue = workplace.typedCatalogue();
            progress.at(Said.of("looking at the sources"), 0);
            Sources sources = Sources.open(
                    session,
                    storage,
                    workplace.workspace(),
                    catalogue,
                    copies(workplace.workspace()).toString());
            int shards = Sessions.shards(session, sources.bytes());
            Views views = new Views(session, catalogue, sources);
            views.make(shards);
            String folder = root + "/state/" + PersonState.digest(sources.print() + "\n" + Declared.of(catalogue));
            Facts facts = Looked.at(session, storage, catalogue, sources, folder, progress);
            Opening opening = new Opening(
                    stamp, storage, facts, new PersonState(session, storage, folder, shards), views.tellsProducts());
            return new SparkEngine(session, workplace, root, recorded, opening);
        });
    }

    private static Path copies(Path workspace) {
        return StateFolder.at(workspace).resolve(StateFolder.SPARK).resolve("copies");
    }

    @Override
    public LoadReport report() {
        return report;
    }

    @Override
    public List<AudienceCounts> run(Plan plan, Proving proving, Progress progress) {
        PlanVerifier.verify(plan);
        RunFolder runs = new RunFolder(storage, root);
        runs.begin();
        List<String> folders =
                plan.segments().stream().map(segment -> runs.of(segment.id())).toList();
        Answered answered = answer(plan, Optional.of(folders), progress.between(0, ANSWERED));
        runs.keepOnly(answered.counts().stream().map(AudienceCounts::segment).toList(), answered.files());
        take(plan, answered, runs, proving, progress.between(ANSWERED, 1));
        runs.makeCurrent(plan.asOf(), answered.counts(), told.heeded(plan.asOf()));
        return answered.counts();
    }

    @Override
    public AudienceCounts preview(Plan plan, String segment, Progress progress) {
        return counts(PlanPart.of(plan, segment), progress).get(0);
    }

    /** The numbers of the audiences of all wanted segments, in the plan's order; nothing is stored. */
    public List<AudienceCounts> counts(Plan plan, Progress progress) {
        PlanVerifier.verify(plan);
        return answer(plan, Optional.empty(), progress).counts();
    }

    /** @param files that the attempts wrote which came to an end */
    private record Answered(List<AudienceCounts> counts, Set<String> files) {}

    private Answered answer(Plan plan, Optional<List<String>> folders, Progress progress) {
        ShardRows.Beside beside = folders.isPresent() ? ShardRows.Beside.ID : ShardRows.Beside.NOTHING;
        List<ShardCounts> parts =
                ask(plan, beside, (algebra, reading) -> new ShardTask(algebra, reading, folders), progress);
        List<AudienceCounts> counts = new ArrayList<>();
        for (int i = 0; i < plan.segments().size(); i++) {
            Plan.SegmentPlan segment = plan.segments().get(i);
            if (segment.asked()) {
                counts.add(counts(segment, ShardCounts.sum(i, parts)));
            }
        }
        return new Answered(
                counts,
                parts.stream()
                        .map(ShardCounts::file)
                        .filter(file -> !file.isEmpty())
                        .collect(Collectors.toSet()));
    }

    /** Work on the answers of shards, as it is sent there. */
    interface Work<T> {
        FlatMapFunction<Iterator<ShardRows>, T> of(Algebra algebra, ShardReading reading);
    }

    /** Has every shard answer a plan's questions and gives what some work makes of them. */
    <T> List<T> ask(Plan plan, ShardRows.Beside beside, Work<T> work, Progress progress) {
        return Failures.told(() -> {
            try {
                return attempt(plan, beside, work, progress);
            } catch (Exception failure) {
                if (!Failures.isOfBrokenFile(failure)) {
                    throw failure;
                }
                // What was ready is not as it was written, and is made anew.
                readies.forget();
                columns.forget();
                return attempt(plan, beside, work, progress);
            }
        });
    }

    private <T> List<T> attempt(Plan plan, ShardRows.Beside beside, Work<T> work, Progress progress) {
        Algebra.Leaves leaves = new Algebra.Leaves(plan);
        Questions questions = new Questions(plan, leaves, facts.scales(), products);
        Algebra algebra = Algebra.of(plan, leaves);
        progress.at(Said.of("preparing the state of every person"), 0);
        PersonState.Kept kept = states.of(questions, plan.asOf());
        Answering answering =
                new Answering(session, told, kept, questions, plan.asOf(), () -> states.read(kept, questions));
        Ready.Kept ready = readies.of(kept, questions, algebra, answering::ready);
        ShardReading.Asked asked = asked(kept, questions, algebra, answering);
        progress.at(Said.of("asking every shard"), PREPARED);
        if (!answering.isTouched()) {
            return collected(answering, beside, ready, work.of(algebra, reading(asked, ready, questions, NOBODY)));
        }
        Broadcast<Touched> touched =
                JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(touched(answering, questions));
        try {
            ShardReading reading = reading(asked, ready, questions, touched::value);
            return collected(answering, beside, ready, work.of(algebra, reading));
        } finally {
            touched.destroy();
        }
    }

    private static final Touched.Sent NOBODY = () -> Touched.NOBODY;

    private ShardReading reading(
            ShardReading.Asked asked, Ready.Kept ready, Questions questions, Touched.Sent touched) {
        return new ShardReading(asked, ready, questions, touched, configuration);
    }

    private static <T> List<T> collected(
            Answering answering,
            ShardRows.Beside beside,
            Ready.Kept ready,
            FlatMapFunction<Iterator<ShardRows>, T> work) {
        JavaRDD<ShardRows> shards = beside == ShardRows.Beside.ID ? answering.persons() : answering.shards(ready);
        return shards.mapPartitions(work).collect();
    }

    /** Has columns made where there are none yet that a condition is about. */
    private ShardReading.Asked asked(PersonState.Kept kept, Questions questions, Algebra algebra, Answering answering) {
        Atoms atoms = questions.atoms();
        List<Columns.Wanted> wanted = new ArrayList<>(atoms.values());
        Columns.Found found = columns.of(kept, wanted, answering::state);
        List<Columns.Wanted> truths = atoms.truths(found.forms());
        if (!truths.isEmpty()) {
            wanted.addAll(truths);
            found = columns.of(kept, wanted, answering::state);
        }
        ArrayList<Atom> tests = atoms.tests(found.forms());
        Set<String> names = new LinkedHashSet<>();
        tests.forEach(test -> test.about().ifPresent(names::add));
        return new ShardReading.Asked(new ArrayList<>(algebra.conditions()), tests, found.files(names));
    }

    private Touched touched(Answering answering, Questions questions) {
        return Touched.of(answering
                .touched()
                .mapPartitions(new Touched.Task(new Packing(questions.testCount())))
                .collect());
    }

    private static AudienceCounts counts(Plan.SegmentPlan segment, ShardCounts sum) {
        List<AudienceCounts.Excluded> excluded = new ArrayList<>();
        segment.gate().tests().stream()
                .map(Plan.GateTest::rule)
                .distinct()
                .filter(sum.excluded()::containsKey)
                .forEach(rule -> excluded.add(
                        new AudienceCounts.Excluded(rule, sum.excluded().getOrDefault(rule, 0L))));
        Map<String, AudienceCounts.CountryCounts> countries = new LinkedHashMap<>();
        sum.byCountry()
                .forEach((country, counts) ->
                        countries.put(country, new AudienceCounts.CountryCounts(counts[0], counts[1], counts[2])));
        return new AudienceCounts(
                segment.id(), segment.digest(), sum.matching(), sum.eligible(), sum.reachable(), excluded, countries);
    }

    /** Brings the members into the workspace, where they are proved, exported and read. */
    private void take(Plan plan, Answered answered, RunFolder runs, Proving proving, Progress progress) {
        Path here =
                StateFolder.of(workplace.workspace()).resolve(StateFolder.SPARK).resolve("taken-" + UUID.randomUUID());
        try {
            Map<String, String> members = new LinkedHashMap<>();
            Set<String> written = new HashSet<>();
            answered.files().forEach(file -> written.add(file.substring(0, file.lastIndexOf('/'))));
            int number = 0;
            for (AudienceCounts counts : answered.counts()) {
                String folder = runs.of(counts.segment());
                if (written.contains(folder)) {
                    Path target = Files.createDirectories(here.resolve("s" + number++));
                    storage.copyHere(folder, target);
                    members.put(counts.segment(), target + "/*.parquet");
                }
            }
            new RunImport(plan, answered.counts(), members, told.heeded(plan.asOf()), stamp)
                    .into(workplace.workspace(), proving, progress);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot write to " + here, failure);
        } finally {
            discard(here);
        }
    }

    private static void discard(Path folder) {
        try {
            StateFolder.delete(folder);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot remove " + folder, failure);
        }
    }

    @Override
    public void close() {
        session.catalog().clearCache();
    }
}

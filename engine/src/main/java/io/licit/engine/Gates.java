package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.Plan;
import io.licit.engine.GateBits.Asked;
import io.licit.engine.GateBits.Division;
import io.licit.engine.RecordedLoad.Loaded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * The gate of a warehouse. What its tests say of everybody is kept, here and beside the warehouse's file, and brought
 * forward: only those are asked again whose answers the clock may have changed, or of whom anything was recorded since.
 *
 * <p>INVARIANT: whatever is kept, the answers are those of asking everybody anew.
 */
final class Gates {
    /** Of more persons than one in so many, everybody is asked. */
    private static final int MANY = 5;
    /** Changes of fewer persons than one in so many are not written; whoever comes next asks them again. */
    private static final int FEW = 10_000;
    /** What no plan has had for so long is not kept. */
    private static final Duration UNUSED = Duration.ofDays(60);

    private final GateFile file;
    private final Heeded heeded;
    private final int persons;
    private Kept kept;
    /** The last answers, or none: as long as nothing has happened, they are those of a plan with the same gates. */
    private List<GateAnswers> last = List.of();

    /**
     * What there is to go on from.
     *
     * @param before the warehouse before this one
     * @param current what this process has answered last
     * @param isRead whether the files have been looked at
     * @param isOlder whether what is stored has yet to be written here
     */
    private record Kept(
            Optional<Before> before,
            Optional<GateFile.Stored> stored,
            Optional<GateBits> current,
            boolean isRead,
            boolean isOlder) {
        Kept now(GateBits bits, boolean stillOlder) {
            return new Kept(before, stored, Optional.of(bits), true, stillOlder);
        }
    }

    /** @param prepared the warehouse's folder for what is computed from it */
    Gates(Path prepared, Heeded heeded, long persons) {
        this(prepared, heeded, persons, Optional.empty());
    }

    /** @param before the warehouse before this one */
    Gates(Path prepared, Heeded heeded, long persons, Optional<Before> before) {
        this.kept = new Kept(before, Optional.empty(), Optional.empty(), false, false);
        this.persons = Math.toIntExact(persons);
        this.file = new GateFile(prepared, this.persons);
        this.heeded = heeded;
    }

    /**
     * What the warehouse before has kept.
     *
     * @param changed of whom a table that the gate reads may say something else now, and whoever is new
     */
    record Before(GateFile file, RoaringBitmap changed) {
        static Optional<Before> of(Path prepared, Catalogue catalogue, long persons) {
            return Delta.of(prepared)
                    .filter(delta -> delta.personsAfter() == persons)
                    .map(delta -> {
                        RoaringBitmap changed = delta.arrived();
                        catalogue.tables().values().stream()
                                .filter(table -> !(table.role() instanceof Table.Role.Events))
                                .forEach(table -> changed.or(delta.in(table.name())));
                        return new Before(
                                new GateFile(delta.oldPrepared(), Math.toIntExact(delta.personsBefore())), changed);
                    });
        }

        /** As it would be here, but for those who changed. */
        Optional<GateFile.Stored> read(int persons) {
            return file.read().map(old -> new GateFile.Stored(old.bits().waiting(changed, persons), old.ahead()));
        }
    }

    /** What stands, where a plan asks for nothing else: its instant, its gates, and all that is recorded were heeded. */
    Optional<GateAnswers> standing(Plan plan, Places places) {
        if (last.isEmpty()) {
            return Optional.empty();
        }
        // Only now: to a command that asks once, opening what is recorded would be for nothing.
        Recorded.Mark mark = heeded.recorded().mark();
        return last.stream()
                .filter(answers -> answers.stand(plan, places, mark))
                .findFirst();
    }

    /**
     * Answers all tests of a plan's wanted segments, and divides everybody by their gates.
     *
     * @param connection to the warehouse, and nobody else's
     */
    GateAnswers answers(Plan plan, Database connection, Places places, Progress progress) {
        return standing(plan, places).orElseGet(() -> asked(plan, connection, places, progress));
    }

    private GateAnswers asked(Plan plan, Database connection, Places places, Progress progress) {
        if (!kept.isRead()) {
            kept = read(kept.before());
        }
        Recorded.Mark mark = heeded.recorded().mark();
        Stream<GateBits> all =
                Stream.concat(kept.current().stream(), kept.stored().stream().map(GateFile.Stored::bits));
        Optional<GateBits> base = all.filter(bits -> !bits.asOf().isAfter(plan.asOf()))
                .filter(bits -> bits.heeded().mark().leadsTo(mark))
                .findFirst();
        Asking asking = new Asking(plan, connection, mark, progress);
        GateBits bits = base.map(asking::broughtForward).orElseGet(() -> asking.anew(GateAsk.tests(plan)));
        heeded.answered(bits.heeded());
        GateAnswers answers = new GateAnswers(bits, places, persons);
        plan.segments().stream().filter(Plan.SegmentPlan::asked).forEach(segment -> answers.admission(segment.gate()));
        boolean isToKeep = kept.isOlder() || asking.changes > persons / FEW || answers.hasNew();
        if (isToKeep) {
            keep(answers.divided(), mark);
        }
        kept = kept.now(answers.divided(), !isToKeep && kept.isOlder());
        last = List.of(answers);
        return answers;
    }

    /** What is kept here, or else for the warehouse before. */
    private Kept read(Optional<Before> before) {
        Optional<GateFile.Stored> here = file.read();
        Optional<GateFile.Stored> older = here.isPresent() ? here : before.flatMap(one -> one.read(persons));
        return new Kept(before, older, Optional.empty(), true, here.isEmpty() && older.isPresent());
    }

    /**
     * What is as of a later instant stays, unless that had not come when it was written; and nothing that is ahead of its
     * time takes the place of what is not.
     */
    private void keep(GateBits bits, Recorded.Mark mark) {
        Optional<GateFile.Stored> there =
                kept.stored().filter(one -> one.bits().heeded().mark().leadsTo(mark));
        boolean replaceable = there.map(one -> one.ahead() || !one.bits().asOf().isAfter(bits.asOf()))
                .orElse(true);
        if (replaceable) {
            file.write(bits, there.map(GateFile.Stored::ahead).orElse(true));
        }
    }

    /** One plan's questions. */
    private final class Asking {
        private final Plan plan;
        private final Database connection;
        private final Recorded.Mark mark;
        private final Progress progress;
        /** Of how many persons the answers may be others than the kept ones. */
        private long changes;

        Asking(Plan plan, Database connection, Recorded.Mark mark, Progress progress) {
            this.plan = plan;
            this.connection = connection;
            this.mark = mark;
            this.progress = progress;
        }

        private boolean isMany(long some) {
            return some > persons / MANY;
        }

        GateBits anew(Set<PersonTest> tests) {
            changes = Integer.MAX_VALUE;
            Loaded loaded = heeded.everything(connection);
            int[] untils = new int[persons];
            Map<PersonTest, RoaringBitmap> holds =
                    ask(loaded).everybody(tests, (n, minute) -> untils[n] = minute, progress);
            Map<PersonTest, Asked> asked = new LinkedHashMap<>();
            holds.forEach((test, set) -> {
                set.runOptimize();
                asked.put(test, new Asked(new KeptSet(set), plan.asOf()));
            });
            return new GateBits(plan.asOf(), loaded, asked, GateUntils.of(untils), Map.of());
        }

        private GateAsk ask(Loaded loaded) {
            return new GateAsk(
                    connection, plan.asOf(), loaded.mark().version() > 0 || LedgerLoad.tellsProducts(connection));
        }

        GateBits broughtForward(GateBits kept) {
            Set<PersonTest> wanted = GateAsk.tests(plan);
            Set<PersonTest> all = new LinkedHashSet<>(wanted);
            kept.tests().forEach((test, asked) -> {
                if (!asked.used().isBefore(plan.asOf().minus(UNUSED))) {
                    all.add(test);
                }
            });
            boolean later = plan.asOf().isAfter(kept.asOf());
            boolean some = later || kept.untils().isWaiting();
            RoaringBitmap reached = some ? kept.untils().reached(plan.asOf()) : new RoaringBitmap();
            long recorded = mark.version() - kept.heeded().mark().version();
            if (isMany(reached.getLongCardinality()) || isMany(recorded)) {
                return anew(all);
            }
            GateBits base = with(kept, all);
            Optional<RecordedLoad.Some> told = told(base, reached);
            if (told.isEmpty()) {
                return anew(all);
            }
            RoaringBitmap whom = RoaringBitmap.or(reached, told.get().changed());
            if (isMany(whom.getLongCardinality())) {
                return anew(all);
            }
            changes = Math.max(changes, Math.max(whom.getLongCardinality(), recorded));
            return again(base, told.get().loaded(), whom, wanted);
        }

        /** What is recorded of those who are to be asked; empty where the kept bits can't have come to stand there. */
        private Optional<RecordedLoad.Some> told(GateBits base, RoaringBitmap reached) {
            Recorded.Mark now = heeded.recorded().mark();
            boolean nothing = now.version() == 0 || reached.isEmpty();
            return nothing && base.heeded().mark().equals(now)
                    ? Optional.of(new RecordedLoad.Some(base.heeded(), new RoaringBitmap()))
                    : RecordedLoad.some(connection, heeded.recorded(), base.heeded(), reached);
        }

        /**
         * With the tests that are not there yet, which everybody is asked. These answers may have heeded more than the
         * others, or less: what was recorded between the two is heeded in all when its persons are asked again.
         */
        private GateBits with(GateBits kept, Set<PersonTest> all) {
            Set<PersonTest> missing = new LinkedHashSet<>(all);
            missing.removeAll(kept.tests().keySet());
            Map<PersonTest, Asked> tests = new LinkedHashMap<>(kept.tests());
            tests.keySet().retainAll(all);
            if (missing.isEmpty()) {
                return new GateBits(kept.asOf(), kept.heeded(), tests, kept.untils(), kept.divisions());
            }
            GateBits further = anew(missing);
            tests.putAll(further.tests());
            return new GateBits(
                    kept.asOf(),
                    earlier(kept.heeded(), further.heeded()),
                    tests,
                    kept.untils().and(further.untils()),
                    kept.divisions());
        }

        private Loaded earlier(Loaded one, Loaded other) {
            return one.mark().version() <= other.mark().version() ? one : other;
        }

        private GateBits again(GateBits base, Loaded loaded, RoaringBitmap whom, Set<PersonTest> wanted) {
            Map<PersonTest, Asked> tests = new LinkedHashMap<>();
            int[] untils = whom.isEmpty() ? new int[0] : base.untils().minutes();
            Map<PersonTest, RoaringBitmap> holds = whom.isEmpty() ? Map.of() : some(loaded, base, whom, untils);
            base.tests().forEach((test, asked) -> {
                Instant used = wanted.contains(test) ? plan.asOf() : asked.used();
                RoaringBitmap now = holds.get(test);
                KeptSet set = now == null
                        ? asked.holds()
                        : new KeptSet(Admission.replaced(asked.holds().get(), whom, now));
                tests.put(test, new Asked(set, used));
            });
            Map<String, Division> divisions = new HashMap<>();
            base.divisions().forEach((digest, division) -> {
                if (!division.used().isBefore(plan.asOf().minus(UNUSED))) {
                    divisions.put(digest, whom.isEmpty() ? division : division.opened(whom));
                }
            });
            return new GateBits(
                    plan.asOf(), loaded, tests, whom.isEmpty() ? base.untils() : GateUntils.of(untils), divisions);
        }

        private Map<PersonTest, RoaringBitmap> some(Loaded loaded, GateBits base, RoaringBitmap whom, int[] untils) {
            if (loaded.mark().version() > 0) {
                RecordedLoad.cover(connection, RecordedLoad.TEMPORARY);
            }
            return ask(loaded).some(base.tests().keySet(), whom, (n, minute) -> untils[n] = minute, progress);
        }
    }
}

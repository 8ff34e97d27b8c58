package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Type;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Expr;
import io.licit.engine.bits.Truth;
import io.licit.engine.column.Kernel;
import io.licit.engine.column.Predicate;
import io.licit.engine.column.Ranges;
import io.licit.engine.sql.Sql;
import io.licit.engine.sql.StateSql;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** The audiences of a plan's wanted segments. */
final class PlanRun {
    private final Plan plan;
    private final Database database;
    private final PreparedColumns prepared;
    private final Gates gates;
    private final Map<String, RoaringBitmap> contacts = new HashMap<>();

    PlanRun(Plan plan, Database database, PreparedColumns prepared, Gates gates) {
        this.plan = plan;
        this.database = database;
        this.prepared = prepared;
        this.gates = gates;
    }

    List<Audience> audiences(Places places, Progress progress) {
        return audiences(answers(places, List.of(), progress));
    }

    /** The audiences as far as they are of persons in some of the kernel's blocks. */
    List<Audience> audiencesWithin(IntPredicate blocks, Places places, Progress progress) {
        return audiences(answers(places, new ConditionAnswers.Wanted(plan, List.of(), blocks), progress));
    }

    /** Audiences, and what was answered on conditions beside. */
    record Memberships(List<Audience> audiences, ConditionAnswers conditions) {}

    Memberships memberships(Places places, Collection<Expr> further, Progress progress) {
        Answers answers = answers(places, further, progress);
        return new Memberships(audiences(answers), answers.conditions());
    }

    private List<Audience> audiences(Answers answers) {
        List<Audience> all = new ArrayList<>();
        for (Plan.SegmentPlan segment : plan.segments()) {
            Truth truth = answers.conditions().segments().get(segment.id());
            if (segment.asked() && truth != null) {
                Admission admission = answers.gate().admission(segment.gate());
                all.add(Audience.of(segment, truth.yes(), admission, contactable(segment.channels())));
            }
        }
        return all;
    }

    /** How many who meet a condition each rule leaves out, by segment. */
    Map<String, Map<String, Long>> concerned(Places places, Progress progress) {
        Answers answers = answers(places, List.of(), progress);
        Map<String, Map<String, Long>> all = new TreeMap<>();
        for (Plan.SegmentPlan segment : plan.segments()) {
            Truth truth = answers.conditions().segments().get(segment.id());
            if (segment.asked() && truth != null) {
                all.put(segment.id(), concerned(segment, truth.yes(), answers.gate()));
            }
        }
        return all;
    }

    private static Map<String, Long> concerned(Plan.SegmentPlan segment, RoaringBitmap matching, GateAnswers gate) {
        Map<String, RoaringBitmap> out = new TreeMap<>();
        for (Plan.GateTest test : segment.gate().tests()) {
            out.computeIfAbsent(test.rule(), rule -> new RoaringBitmap())
                    .or(gate.excluded(segment.gate().places(), test));
        }
        Map<String, Long> counts = new TreeMap<>();
        out.forEach((rule, persons) -> counts.put(rule, (long) RoaringBitmap.andCardinality(persons, matching)));
        return counts;
    }

    private record Answers(ConditionAnswers conditions, GateAnswers gate) {}

    private Answers answers(Places places, Collection<Expr> further, Progress progress) {
        return answers(places, new ConditionAnswers.Wanted(plan, further, block -> true), progress);
    }

    private Answers answers(Places places, ConditionAnswers.Wanted wanted, Progress progress) {
        GateAnswers gate;
        ConditionAnswers conditions;
        // The two know nothing of each other, and neither alone keeps every core busy.
        try (Database beside = database.sibling()) {
            CompletableFuture<GateAnswers> asked =
                    CompletableFuture.supplyAsync(() -> gates.answers(plan, beside, places, Progress.none()));
            try {
                conditions = ConditionAnswers.of(wanted, database, prepared, progress);
            } finally {
                asked.exceptionally(ignored -> null).join();
            }
            gate = joined(asked);
        }
        return new Answers(conditions, gate);
    }

    private static GateAnswers joined(CompletableFuture<GateAnswers> asked) {
        try {
            return asked.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    static StateSql state(Plan plan, PreparedColumns prepared) {
        return new StateSql(prepared.layout(), LocalDate.ofInstant(plan.asOf(), ZoneOffset.UTC), prepared.scales());
    }

    /** Who has a contact point for one of the channels that need one; everybody where none does. */
    private RoaringBitmap contactable(List<Channel> channels) {
        List<List<String>> needed = channels.stream()
                .map(prepared.layout()::contacts)
                .flatMap(Optional::stream)
                .toList();
        if (needed.isEmpty()) {
            return Truth.everybody(prepared.persons());
        }
        Set<String> columns = new LinkedHashSet<>();
        needed.forEach(columns::addAll);
        return columns.isEmpty()
                ? new RoaringBitmap()
                : contacts.computeIfAbsent(
                        columns.stream()
                                .map(column -> Sql.isWritten("CAST(" + column + " AS VARCHAR)"))
                                .collect(Collectors.joining(" OR ")),
                        this::select);
    }

    private RoaringBitmap select(String condition) {
        return Kernel.select(prepared.ofPersons(database, condition, Type.BOOLEAN), Predicate.within(Ranges.of(1, 1)));
    }
}

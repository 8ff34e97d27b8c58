package io.licit.engine;

import io.licit.core.plan.Plan;
import io.licit.core.segment.Expr;
import io.licit.engine.bits.Truth;
import io.licit.engine.sql.StateSql;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.roaringbitmap.RoaringBitmap;

/** The audiences of a plan's wanted segments. */
final class PlanRun {
    private final Plan plan;
    private final PersonState persons;

    PlanRun(Plan plan, PersonState persons) {
        this.plan = plan;
        this.persons = persons;
    }

    List<Audience> audiences(Progress progress) {
        return audiences(answers(List.of(), progress));
    }

    /** The audiences as far as they are of persons in some of the kernel's blocks. */
    List<Audience> audiencesWithin(IntPredicate blocks, Progress progress) {
        return audiences(answers(new ConditionAnswers.Wanted(plan, List.of(), Map.of(), blocks), progress));
    }

    /** Audiences, and what was answered on conditions beside. */
    record Memberships(List<Audience> audiences, ConditionAnswers conditions) {}

    Memberships memberships(Collection<Expr> further, Progress progress) {
        Answers answers = answers(further, progress);
        return new Memberships(audiences(answers), answers.conditions());
    }

    private List<Audience> audiences(Answers answers) {
        List<Supplier<Audience>> all = new ArrayList<>();
        for (Plan.SegmentPlan segment : plan.segments()) {
            Truth truth = answers.conditions().segments().get(segment.id());
            if (segment.asked() && truth != null) {
                Admission admission = answers.gate().admission(segment.gate());
                RoaringBitmap contactable = persons.contactable(segment.channels());
                Optional<RoaringBitmap> eligible = answers.conditions().among(segment.id());
                all.add(() -> eligible.map(found -> new Audience(segment, truth.yes(), found, contactable, admission))
                        .orElseGet(() -> Audience.of(segment, truth.yes(), admission, contactable)));
            }
        }
        return all.parallelStream().map(Supplier::get).toList();
    }

    /** How many who meet a condition each rule leaves out, by segment. */
    Map<String, Map<String, Long>> concerned(Progress progress) {
        Answers answers = answers(List.of(), progress);
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

    /** @param ways plans of the same condition, by the way to ask that each is of */
    Lacking lacking(String segment, Map<String, String> ways, Progress progress) {
        Answers answers = answers(List.of(), progress);
        Audience audience = audiences(answers).stream()
                .filter(one -> one.segment().id().equals(segment))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not asked for: " + segment));
        RoaringBitmap lacking = answers.gate().lackingConsent(audience.segment().gate(), audience.matching());
        Map<String, Long> byCountry = new TreeMap<>();
        persons.places().countries().forEach((country, people) -> {
            long here = RoaringBitmap.andCardinality(lacking, people);
            if (here > 0) {
                byCountry.put(country, here);
            }
        });
        RoaringBitmap refused = new RoaringBitmap();
        Map<String, Long> askable = new TreeMap<>();
        for (Plan.SegmentPlan way : plan.segments()) {
            if (way.asked() && ways.containsKey(way.id())) {
                Admission admission = answers.gate().admission(way.gate());
                refused.or(
                        RoaringBitmap.and(lacking, admission.first().getOrDefault(Plan.REFUSED, new RoaringBitmap())));
                askable.put(ways.getOrDefault(way.id(), ""), (long)
                        RoaringBitmap.andCardinality(lacking, admission.allowed()));
            }
        }
        return new Lacking(
                lacking.getLongCardinality(),
                audience.admission().firstAmong(lacking),
                byCountry,
                refused.getLongCardinality(),
                askable);
    }

    /**
     * Those who are kept out of a segment by nothing but a consent that is missing, as an audience of a way to ask them.
     *
     * @param way what it is called in the plan
     */
    Audience asked(String segment, String way, Progress progress) {
        Answers answers = answers(List.of(), progress);
        Map<String, Audience> found = new HashMap<>();
        audiences(answers).forEach(one -> found.put(one.segment().id(), one));
        Audience whole = found.get(segment);
        Audience question = found.get(way);
        if (whole == null || question == null) {
            throw new IllegalArgumentException("not asked for: " + segment + " and " + way);
        }
        return Audience.of(
                question.segment(),
                answers.gate().lackingConsent(whole.segment().gate(), whole.matching()),
                question.admission(),
                question.contactable());
    }

    private record Answers(ConditionAnswers conditions, GateAnswers gate) {}

    private Answers answers(Collection<Expr> further, Progress progress) {
        return answers(new ConditionAnswers.Wanted(plan, further, Map.of(), block -> true), progress);
    }

    private Answers answers(ConditionAnswers.Wanted wanted, Progress progress) {
        Places places = persons.places();
        Gates gates = persons.gates();
        Optional<GateAnswers> standing = gates.standing(plan, places);
        if (standing.isPresent()) {
            return new Answers(conditions(admitted(wanted, standing.get()), progress), standing.get());
        }
        GateAnswers gate;
        ConditionAnswers conditions;
        // The two know nothing of each other, and neither alone keeps every core busy.
        try (Database beside = persons.database().sibling()) {
            CompletableFuture<GateAnswers> asked =
                    CompletableFuture.supplyAsync(() -> gates.answers(plan, beside, places, Progress.none()));
            try {
                conditions = conditions(wanted, progress);
            } finally {
                asked.exceptionally(ignored -> null).join();
            }
            gate = joined(asked);
        }
        return new Answers(conditions, gate);
    }

    /** Whom the gates of the wanted segments let in, and who can be reached: what every answer begins with. */
    void admit(Progress progress) {
        try (Database beside = persons.database().sibling()) {
            persons.gates().answers(plan, beside, persons.places(), progress);
        }
        persons.counting();
        plan.segments().stream()
                .filter(Plan.SegmentPlan::asked)
                .forEach(segment -> persons.contactable(segment.channels()));
    }

    /** Where it is known whom the gates let in, the conditions are asked of these beside. */
    private ConditionAnswers.Wanted admitted(ConditionAnswers.Wanted wanted, GateAnswers gate) {
        Map<String, RoaringBitmap> allowed = new HashMap<>();
        plan.segments().stream()
                .filter(Plan.SegmentPlan::asked)
                .forEach(segment ->
                        allowed.put(segment.id(), gate.admission(segment.gate()).allowed()));
        return new ConditionAnswers.Wanted(plan, wanted.further(), allowed, wanted.blocks());
    }

    private ConditionAnswers conditions(ConditionAnswers.Wanted wanted, Progress progress) {
        return ConditionAnswers.of(wanted, persons.database(), persons.columns(), progress);
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
}

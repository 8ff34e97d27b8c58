package io.licit.fairness.group;

import io.licit.fairness.statistics.Holm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One judgement on its way: what is the same for counts and for probabilities. */
final class Judging {
    private final Evidence evidence;
    private final Question question;
    private final Verdicts verdicts;
    private final OptionalInt highest;
    private final OptionalInt largest;

    Judging(Evidence evidence, Question question) {
        this.evidence = evidence;
        this.question = question;
        Comparator<Integer> persons = Comparator.comparingDouble(evidence::persons);
        highest = most(
                this::assessable,
                Comparator.<Integer>comparingDouble(evidence::favouredRate).thenComparing(persons));
        largest = most(this::peopled, persons);
        verdicts = new Verdicts(evidence, question, this::assessable, highest);
    }

    CharacteristicResult result(Count missing) {
        List<GroupResult> groups = groups();
        OptionalInt lowest = lowest(groups);
        OptionalDouble lowestAir = lowest.isEmpty()
                ? OptionalDouble.empty()
                : groups.get(lowest.getAsInt()).air();
        Missing unknown = new Unknown(evidence, question.direction(), missing).against(lowest, highest, lowestAir);
        Verdict verdict = verdicts.ofAll(groups, unknown);
        return new CharacteristicResult(
                evidence.characteristic(),
                question.set(),
                evidence.weighted(),
                question.direction(),
                groups,
                unknown,
                named(highest),
                named(largest),
                lowestAir,
                verdict,
                verdict == Verdict.ADVERSE_IMPACT || verdict == Verdict.CONCERN);
    }

    private List<GroupResult> groups() {
        List<Optional<Comparison>> toHighest = corrected(group -> against(group, highest));
        List<Optional<Comparison>> toLargest = corrected(group -> against(group, largest));
        List<Optional<Comparison>> toRest = corrected(this::againstRest);
        OptionalInt asked = asked();
        List<Optional<Comparison>> toAsked = corrected(group -> against(group, asked));
        List<GroupResult> results = new ArrayList<>();
        for (int group = 0; group < evidence.values().size(); group++) {
            results.add(new GroupResult(
                    evidence.values().get(group),
                    evidence.persons(group),
                    evidence.selected(group),
                    peopled(group)
                            ? OptionalDouble.of(evidence.selected(group) / evidence.persons(group))
                            : OptionalDouble.empty(),
                    peopled(group) ? Optional.of(evidence.rateInterval(group)) : Optional.empty(),
                    air(group),
                    assessable(group),
                    toHighest.get(group),
                    toLargest.get(group),
                    toRest.get(group),
                    toAsked.get(group),
                    shortfall(group),
                    shortfallToOverall(group),
                    standardisedDifference(group),
                    burdenRatio(group),
                    false,
                    verdicts.of(group, toHighest.get(group))));
        }
        return results;
    }

    private boolean peopled(int group) {
        return evidence.persons(group) > 0;
    }

    private boolean assessable(int group) {
        // The share by division, so that exactly two of a hundred are enough.
        return peopled(group)
                && evidence.effectivePersons(group) >= question.thresholds().minimumPersons()
                && evidence.persons(group) / evidence.persons()
                        >= question.thresholds().minimumShare();
    }

    /** The first of those that are greatest. */
    private OptionalInt most(IntPredicate among, Comparator<Integer> order) {
        OptionalInt most = OptionalInt.empty();
        for (int group = 0; group < evidence.values().size(); group++) {
            if (among.test(group) && (most.isEmpty() || order.compare(group, most.getAsInt()) > 0)) {
                most = OptionalInt.of(group);
            }
        }
        return most;
    }

    private OptionalInt asked() {
        return IntStream.range(0, evidence.values().size())
                .filter(group -> question.reference()
                        .filter(evidence.values().get(group)::equals)
                        .isPresent())
                .findFirst();
    }

    private Optional<Comparison> against(int group, OptionalInt other) {
        return other.isEmpty() || other.getAsInt() == group || !peopled(group) || !peopled(other.getAsInt())
                ? Optional.empty()
                : Optional.of(evidence.compare(group, other.getAsInt()));
    }

    private Optional<Comparison> againstRest(int group) {
        boolean others = IntStream.range(0, evidence.values().size()).anyMatch(one -> one != group && peopled(one));
        return others && peopled(group) ? Optional.of(evidence.compareRest(group)) : Optional.empty();
    }

    /** One comparison of each group, with Holm's correction for all of them. */
    private List<Optional<Comparison>> corrected(IntFunction<Optional<Comparison>> comparison) {
        List<Optional<Comparison>> all = IntStream.range(0, evidence.values().size())
                .mapToObj(comparison)
                .toList();
        double[] p = all.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Comparison::p)
                .toArray();
        double[] adjusted = Holm.adjust(p);
        List<Optional<Comparison>> corrected = new ArrayList<>();
        int next = 0;
        for (Optional<Comparison> one : all) {
            if (one.isEmpty()) {
                corrected.add(one);
            } else {
                corrected.add(Optional.of(one.get().withHolm(adjusted[next++])));
            }
        }
        return corrected;
    }

    private OptionalDouble air(int group) {
        return highest.isEmpty() || !peopled(group) ? OptionalDouble.empty() : favouredRatio(group, highest.getAsInt());
    }

    private OptionalDouble favouredRatio(int group, int other) {
        return Ratio.of(
                evidence.favoured(group), evidence.persons(group), evidence.favoured(other), evidence.persons(other));
    }

    private double shortfall(int group) {
        if (highest.isEmpty()) {
            return 0;
        }
        double wanted = evidence.persons(group) * evidence.favouredRate(highest.getAsInt());
        // The reference itself falls short of nothing, not even by rounding.
        return group == highest.getAsInt() ? 0 : Math.max(0, wanted - evidence.favoured(group));
    }

    private double shortfallToOverall(int group) {
        return peopled(group)
                ? evidence.persons(group) * evidence.favoured() / evidence.persons() - evidence.favoured(group)
                : 0;
    }

    private OptionalDouble standardisedDifference(int group) {
        double overall = evidence.favoured() / evidence.persons();
        double deviation = Math.sqrt(overall * (1 - overall));
        return highest.isEmpty() || !peopled(group) || !(deviation > 0)
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (evidence.favouredRate(group) - evidence.favouredRate(highest.getAsInt())) / deviation);
    }

    private OptionalDouble burdenRatio(int group) {
        if (question.direction() != Direction.BURDEN || highest.isEmpty() || !peopled(group)) {
            return OptionalDouble.empty();
        }
        // Whoever is most often spared is least often burdened.
        int least = highest.getAsInt();
        return Ratio.of(
                evidence.selected(group), evidence.persons(group), evidence.selected(least), evidence.persons(least));
    }

    /** The assessable group with the lowest ratio, the reference aside; of several the one with more persons. */
    private OptionalInt lowest(List<GroupResult> groups) {
        return most(
                group -> assessable(group)
                        && group != highest.orElse(-1)
                        && groups.get(group).air().isPresent(),
                Comparator.<Integer>comparingDouble(
                                group -> groups.get(group).air().orElseThrow())
                        .reversed()
                        .thenComparingDouble(evidence::persons));
    }

    private Optional<String> named(OptionalInt group) {
        return group.isEmpty()
                ? Optional.empty()
                : Optional.of(evidence.values().get(group.getAsInt()));
    }
}

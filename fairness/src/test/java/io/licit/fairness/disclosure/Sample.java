package io.licit.fairness.disclosure;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Comparison;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Missing;
import io.licit.fairness.group.Verdict;
import io.licit.fairness.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** Joints drawn at random and the results on them, reckoned plainly. */
final class Sample {
    private Sample() {}

    /** Up to three characteristics with missing values, heavy-tailed cells, some of them empty. */
    static Joint joint(Random random) {
        int characteristics = 1 + random.nextInt(3);
        int most = characteristics == 3 ? 3 : characteristics == 2 ? 5 : 6;
        int[] groups = random.ints(characteristics, 2, most + 1).toArray();
        boolean missing = random.nextInt(4) > 0;
        double scale = 1 + 3 * random.nextDouble();
        int sets = 1 + random.nextInt(2);
        return joint(
                groups,
                missing,
                sets,
                values -> random.nextInt(6) == 0 ? 0 : (long) Math.pow(10, scale * random.nextDouble()),
                (wider, set) -> share(wider, random));
    }

    private static long share(long wider, Random random) {
        return random.nextInt(8) == 0 ? random.nextInt(2) * wider : Math.round(wider * random.nextDouble());
    }

    interface Persons {
        long of(List<Optional<String>> values);
    }

    interface Narrower {
        long of(long wider, int set);
    }

    static Joint joint(int[] groups, boolean missing, int sets, Persons persons, Narrower narrower) {
        List<List<Optional<String>>> combinations = List.of(List.of());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            List<List<Optional<String>>> longer = new ArrayList<>();
            for (List<Optional<String>> values : combinations) {
                for (int group = missing ? -1 : 0; group < groups[i]; group++) {
                    List<Optional<String>> more = new ArrayList<>(values);
                    more.add(group < 0 ? Optional.empty() : Optional.of("g" + group));
                    longer.add(more);
                }
            }
            combinations = longer;
            names.add("c" + i);
        }
        List<Joint.Row> rows = new ArrayList<>();
        for (List<Optional<String>> values : combinations) {
            long all = persons.of(values);
            long[] held = new long[sets];
            long wider = all;
            for (int set = 0; set < sets; set++) {
                wider = narrower.of(wider, set);
                held[set] = wider;
            }
            rows.add(new Joint.Row(values, all, held));
        }
        return new Joint(names, List.of("matching", "audience", "reach").subList(0, sets), rows);
    }

    /** Single characteristics, the intersection of the first two, and of all three. */
    static List<CharacteristicResult> results(Joint joint) {
        List<String> names = new ArrayList<>(joint.characteristics());
        for (int i = 2; i <= joint.characteristics().size(); i++) {
            names.add(String.join("*", joint.characteristics().subList(0, i)));
        }
        List<CharacteristicResult> results = new ArrayList<>();
        for (int set = 0; set < joint.sets().size(); set++) {
            for (String name : names) {
                results.add(result(joint, name, set));
            }
        }
        return results;
    }

    /** The group of a row, or empty where it is not known. */
    static Optional<String> label(Joint joint, String name, Joint.Row row) {
        List<String> parts = new ArrayList<>();
        for (String single : name.split("\\*")) {
            Optional<String> value = row.values().get(joint.characteristics().indexOf(single));
            if (value.isEmpty()) {
                return value;
            }
            parts.add(value.get());
        }
        return Optional.of(String.join("|", parts));
    }

    private static CharacteristicResult result(Joint joint, String name, int set) {
        Map<String, Count> counts = new LinkedHashMap<>();
        Count missing = Count.none();
        for (Joint.Row row : joint.rows()) {
            Optional<String> label = label(joint, name, row);
            Count count = new Count(row.persons(), row.held()[set]);
            if (label.isPresent()) {
                counts.merge(label.get(), count, Count::plus);
            } else {
                missing = missing.plus(count);
            }
        }
        return result(name, joint.sets().get(set), counts, missing);
    }

    static CharacteristicResult result(String name, String set, Map<String, Count> counts, Count missing) {
        Count known = counts.values().stream().reduce(Count.none(), Count::plus);
        Optional<String> highest = counts.keySet().stream()
                .filter(value -> at(counts, value).persons() >= 30)
                .max(Comparator.comparingDouble(value -> rate(at(counts, value))));
        Optional<String> largest = counts.keySet().stream()
                .max(Comparator.comparingLong(value -> at(counts, value).persons()));
        List<GroupResult> groups = holm(counts.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue(), counts, known, highest, largest))
                .toList());
        OptionalDouble lowest = groups.stream()
                .filter(GroupResult::assessable)
                .flatMapToDouble(group -> group.air().stream())
                .min();
        long all = known.selected() + missing.selected();
        long outside = known.persons() + missing.persons() - all;
        return new CharacteristicResult(
                name,
                set,
                false,
                Direction.BENEFIT,
                groups,
                new Missing(
                        missing,
                        all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) known.selected() / all),
                        outside == 0
                                ? OptionalDouble.empty()
                                : OptionalDouble.of((double) (known.persons() - known.selected()) / outside),
                        OptionalDouble.of(0.5),
                        lowest,
                        Optional.of(new Interval(missing.selected() / 7.0, missing.persons()))),
                highest,
                largest,
                lowest,
                Verdict.INSUFFICIENT,
                false);
    }

    private static Count at(Map<String, Count> counts, String value) {
        return counts.getOrDefault(value, Count.none());
    }

    private static double rate(Count count) {
        return count.rate().orElse(0);
    }

    private static GroupResult group(
            String value,
            Count count,
            Map<String, Count> counts,
            Count known,
            Optional<String> highest,
            Optional<String> largest) {
        double best = highest.map(one -> rate(at(counts, one))).orElse(Double.NaN);
        double overall = rate(known);
        Count others = new Count(known.persons() - count.persons(), known.selected() - count.selected());
        return new GroupResult(
                value,
                count.persons(),
                count.selected(),
                count.rate(),
                Optional.of(new Interval(rate(count), 1)),
                best > 0 ? OptionalDouble.of(rate(count) / best) : OptionalDouble.empty(),
                count.persons() >= 30,
                highest.filter(one -> !one.equals(value)).map(one -> comparison(one, count, at(counts, one))),
                largest.filter(one -> !one.equals(value)).map(one -> comparison(one, count, at(counts, one))),
                Optional.of(comparison("rest", count, others)),
                Optional.of("g0").filter(counts::containsKey).map(one -> comparison(one, count, at(counts, one))),
                count.persons() * best - count.selected(),
                count.persons() * overall - count.selected(),
                best > 0 ? OptionalDouble.of((rate(count) - best) / overall) : OptionalDouble.empty(),
                OptionalDouble.empty(),
                false,
                Verdict.INSUFFICIENT);
    }

    /** The p-value is none, but depends on all four counts as one does. */
    private static Comparison comparison(String with, Count one, Count other) {
        double p = new Random(31 * one.hashCode() + other.hashCode()).nextDouble() / 20;
        double ratio = rate(other) == 0 ? 1 : rate(one) / rate(other);
        return new Comparison(
                with,
                OptionalDouble.of(ratio),
                rate(one) - rate(other),
                Optional.empty(),
                new Interval(-1, 1),
                OptionalDouble.of(ratio),
                OptionalDouble.of(0),
                p,
                Comparison.Method.Z,
                Double.NaN,
                false);
    }

    private static List<GroupResult> holm(List<GroupResult> groups) {
        List<Double> sorted = groups.stream()
                .flatMap(group -> comparisons(group).stream())
                .map(Comparison::p)
                .sorted()
                .toList();
        Map<Double, Double> corrected = new LinkedHashMap<>();
        double before = 0;
        for (int i = 0; i < sorted.size(); i++) {
            before = Math.max(before, Math.min(1, (sorted.size() - i) * sorted.get(i)));
            corrected.put(sorted.get(i), before);
        }
        return groups.stream()
                .map(group -> new GroupResult(
                        group.value(),
                        group.persons(),
                        group.selected(),
                        group.rate(),
                        group.rateInterval(),
                        group.air(),
                        group.assessable(),
                        group.highest().map(one -> with(one, corrected)),
                        group.largest().map(one -> with(one, corrected)),
                        group.rest().map(one -> with(one, corrected)),
                        group.named().map(one -> with(one, corrected)),
                        group.shortfall(),
                        group.shortfallToOverall(),
                        group.standardisedDifference(),
                        group.burdenRatio(),
                        group.withheld(),
                        group.verdict()))
                .toList();
    }

    private static Comparison with(Comparison one, Map<Double, Double> corrected) {
        return new Comparison(
                one.with(),
                one.ratio(),
                one.difference(),
                one.ratioInterval(),
                one.differenceInterval(),
                one.oddsRatio(),
                one.z(),
                one.p(),
                one.method(),
                corrected.getOrDefault(one.p(), Double.NaN),
                one.flips());
    }

    static List<Comparison> comparisons(GroupResult group) {
        return List.of(group.highest(), group.largest(), group.rest(), group.named()).stream()
                .flatMap(Optional::stream)
                .toList();
    }
}

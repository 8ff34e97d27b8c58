package io.licit.fairness.disclosure;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Comparison;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Missing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Somebody who reads redacted results and computes what she can. Each number left is taken to tell every count that goes
 * into its formula. Shares no code with what is tested.
 */
final class Attacker {
    private final Joint joint;
    private final int states;
    private final Exact exact = new Exact();
    private final List<CharacteristicResult> results;
    /** By what a reader would call it: a sum and its count. */
    private final Map<String, int[]> named = new LinkedHashMap<>();

    private final Set<String> learnt = new HashSet<>();

    private final List<List<String>> lines = new ArrayList<>();

    Attacker(Joint joint, List<CharacteristicResult> results) {
        this.joint = joint;
        this.results = results;
        states = joint.sets().size() + 1;
        results.stream().map(CharacteristicResult::name).distinct().forEach(this::name);
        for (int low = 0; low < states; low++) {
            exact.add(sum(row -> true, low, states - 1));
        }
    }

    /** What of 1 to minimum - 1 persons is told by these results but not by the wholes alone. */
    List<String> finds(long minimum) {
        zeros();
        List<String> before = small(minimum);
        results.forEach(this::learn);
        zeros();
        List<String> after = new ArrayList<>(small(minimum));
        after.removeAll(before);
        return after;
    }

    private void name(String name) {
        Map<String, Predicate<Joint.Row>> cells = new LinkedHashMap<>();
        List<String> line = new ArrayList<>();
        for (Joint.Row row : joint.rows()) {
            Optional<String> label = Sample.label(joint, name, row);
            cells.put(label.orElse("?"), one -> Sample.label(joint, name, one).equals(label));
        }
        line.addAll(cells.keySet());
        if (name.contains("*")) {
            for (Joint.Row row : joint.rows()) {
                List<Optional<String>> values = values(name, row);
                cells.put("cell " + values, one -> values(name, one).equals(values));
            }
        }
        cells.put("known", one -> Sample.label(joint, name, one).isPresent());
        for (int low = 0; low < states; low++) {
            for (int high = low; high < states; high++) {
                String range = name + " " + low + "-" + high + " ";
                for (Map.Entry<String, Predicate<Joint.Row>> cell : cells.entrySet()) {
                    named.put(range + cell.getKey(), sum(cell.getValue(), low, high));
                }
                lines.add(line.stream().map(one -> range + one).toList());
            }
        }
    }

    private List<Optional<String>> values(String name, Joint.Row row) {
        return Arrays.stream(name.split("\\*"))
                .map(single -> row.values().get(joint.characteristics().indexOf(single)))
                .toList();
    }

    private int[] sum(Predicate<Joint.Row> which, int low, int high) {
        return IntStream.range(0, joint.rows().size())
                .filter(row -> which.test(joint.rows().get(row)))
                .flatMap(row -> IntStream.rangeClosed(low, high).map(state -> row * states + state))
                .toArray();
    }

    private long count(int[] sum) {
        long count = 0;
        for (int atom : sum) {
            Joint.Row row = joint.rows().get(atom / states);
            int state = atom % states;
            count += state == 0 ? row.persons() : row.held()[state - 1];
            count -= state == states - 1 ? 0 : row.held()[state];
        }
        return count;
    }

    /** A sum known to be nobody makes each of its atoms known, until nothing more follows. */
    private void zeros() {
        boolean more = true;
        List<int[]> open = new ArrayList<>(
                named.values().stream().filter(sum -> count(sum) == 0).toList());
        while (more) {
            List<int[]> found = open.stream().filter(exact::determines).toList();
            found.forEach(sum -> Arrays.stream(sum).forEach(atom -> exact.add(new int[] {atom})));
            more = open.removeAll(found) && !found.isEmpty();
        }
    }

    private List<String> small(long minimum) {
        List<String> small = new ArrayList<>();
        named.forEach((name, sum) -> {
            if (0 < count(sum) && count(sum) < minimum && exact.determines(sum)) {
                small.add(name);
            }
        });
        Set<String> hidden = new HashSet<>(named.keySet());
        hidden.removeIf(name -> exact.determines(named.getOrDefault(name, new int[0])));
        for (List<String> line : lines) {
            int[] rest = line.stream()
                    .filter(hidden::contains)
                    .map(name -> named.getOrDefault(name, new int[0]))
                    .flatMapToInt(Arrays::stream)
                    .toArray();
            if (0 < count(rest) && count(rest) < minimum && exact.determines(rest)) {
                small.add("hidden of " + line);
            }
        }
        return small;
    }

    private void learn(CharacteristicResult result) {
        for (GroupResult group : result.groups()) {
            if (Double.isFinite(group.persons())
                    || Double.isFinite(group.selected())
                    || group.rate().isPresent()) {
                learn(result, group.value());
            }
            if (group.air().isPresent()
                    || Double.isFinite(group.shortfall())
                    || group.standardisedDifference().isPresent()
                    || group.burdenRatio().isPresent()) {
                result.highest().ifPresent(reference -> learn(result, reference));
            }
            if (group.rest().isPresent()
                    || Double.isFinite(group.shortfallToOverall())
                    || group.standardisedDifference().isPresent()) {
                learn(result, "known");
            }
            for (Comparison one : Sample.comparisons(group)) {
                learn(result, one.with().equals("rest") ? "known" : one.with());
            }
        }
        learn(result, result.missing());
        result.lowestAir().ifPresent(lowest -> {
            result.highest().ifPresent(reference -> learn(result, reference));
            if (result.groups().stream().noneMatch(group -> group.air().equals(result.lowestAir()))) {
                result.groups().forEach(group -> learn(result, group.value()));
            }
        });
    }

    private void learn(CharacteristicResult result, Missing missing) {
        if (!missing.withheld() || missing.count().persons() > 0) {
            learn(result, "?");
        }
        if (missing.knownInside().isPresent()
                || missing.knownOutside().isPresent()
                || missing.p().isPresent()) {
            learn(result, "?");
        }
        if (missing.worstCase().isPresent()) {
            learn(result, "?");
        }
        if ((missing.completeCase().isPresent() || missing.worstCase().isPresent())
                && result.groups().stream().noneMatch(group -> group.air().equals(result.lowestAir()))) {
            result.groups().forEach(group -> learn(result, group.value()));
        }
    }

    private void learn(CharacteristicResult result, String cell) {
        if (!learnt.add(result.name() + " " + result.set() + " " + cell)) {
            return;
        }
        int set = joint.sets().indexOf(result.set()) + 1;
        int last = states - 1;
        exact.add(named.getOrDefault(result.name() + " 0-" + last + " " + cell, new int[0]));
        exact.add(named.getOrDefault(result.name() + " " + set + "-" + last + " " + cell, new int[0]));
    }
}

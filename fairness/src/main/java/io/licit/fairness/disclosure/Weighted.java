package io.licit.fairness.disclosure;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.GroupResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What to withhold of one characteristic whose groups are given as probabilities, in all its sets alike.
 *
 * <p>A sum of probabilities is no count of persons, so this is a rule of caution and not a proof: a group is withheld where
 * its persons, those of them in a set, outside it or between two sets come to less than the minimum, and further ones, the
 * smallest first, until what is withheld comes to the minimum in each of these.
 */
final class Weighted {
    private final List<CharacteristicResult> results;
    private final List<Integer> numbers;
    private final long minimum;

    /** @param numbers of the characteristic's results among all */
    Weighted(List<CharacteristicResult> all, List<Integer> numbers, long minimum) {
        this.results = numbers.stream().map(all::get).toList();
        this.numbers = numbers;
        this.minimum = minimum;
    }

    Set<Place> withheld() {
        Set<String> labels = new TreeSet<>();
        results.forEach(result -> result.groups().forEach(group -> labels.add(group.value())));
        List<ToDoubleFunction<Integer>> measures = measures(labels.stream().toList());
        List<Integer> parts = new ArrayList<>();
        for (int part = 0; part <= labels.size(); part++) {
            parts.add(part);
        }
        List<Integer> hidden = new ArrayList<>(parts.stream()
                .filter(part -> measures.stream().anyMatch(measure -> small(measure.applyAsDouble(part))))
                .toList());
        parts.removeAll(hidden);
        parts.removeIf(part -> measures.get(0).applyAsDouble(part) == 0); // nobody hides nobody
        parts.sort(Comparator.comparingDouble(measures.get(0)));
        while (!parts.isEmpty() && tooLittle(hidden, parts, measures)) {
            hidden.add(parts.remove(0));
        }
        Set<String> names = hidden.stream()
                .filter(part -> part < labels.size())
                .map(labels.stream().toList()::get)
                .collect(Collectors.toSet());
        return places(names, hidden.contains(labels.size()));
    }

    /** A measure that is small of everybody can't be hidden better. */
    private boolean tooLittle(List<Integer> hidden, List<Integer> shown, List<ToDoubleFunction<Integer>> measures) {
        return hidden.size() == 1
                || measures.stream().anyMatch(measure -> {
                    double sum = hidden.stream().mapToDouble(measure).sum();
                    double rest = shown.stream().mapToDouble(measure).sum();
                    return small(sum) && !small(sum + rest);
                });
    }

    private boolean small(double persons) {
        return 1e-9 < persons && persons < minimum - 1e-9;
    }

    /** Persons, then those in, outside and between the sets, of a group by its number; the last number is the missing. */
    private List<ToDoubleFunction<Integer>> measures(List<String> labels) {
        List<ToDoubleFunction<Integer>> measures = new ArrayList<>();
        for (CharacteristicResult result : results) {
            ToDoubleFunction<Integer> persons = part -> part == labels.size()
                    ? result.missing().count().persons()
                    : result.group(labels.get(part)).map(GroupResult::persons).orElse(0.0);
            ToDoubleFunction<Integer> selected = part -> part == labels.size()
                    ? result.missing().count().selected()
                    : result.group(labels.get(part)).map(GroupResult::selected).orElse(0.0);
            measures.add(persons);
            measures.add(selected);
            measures.add(part -> persons.applyAsDouble(part) - selected.applyAsDouble(part));
            for (CharacteristicResult other : results) {
                ToDoubleFunction<Integer> others = part -> part == labels.size()
                        ? other.missing().count().selected()
                        : other.group(labels.get(part))
                                .map(GroupResult::selected)
                                .orElse(0.0);
                measures.add(part -> Math.abs(selected.applyAsDouble(part) - others.applyAsDouble(part)));
            }
        }
        return measures;
    }

    private Set<Place> places(Set<String> names, boolean missing) {
        Set<Place> places = new HashSet<>();
        for (int i = 0; i < results.size(); i++) {
            List<GroupResult> groups = results.get(i).groups();
            for (int group = 0; group < groups.size(); group++) {
                if (names.contains(groups.get(group).value())) {
                    places.add(new Place(numbers.get(i), group));
                }
            }
            if (missing) {
                places.add(new Place(numbers.get(i), Place.MISSING));
            }
        }
        return places;
    }
}

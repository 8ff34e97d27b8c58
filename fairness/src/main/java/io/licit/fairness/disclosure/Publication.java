package io.licit.fairness.disclosure;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Intersection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Results on one segment as sums of atoms: a row of the joint in exactly so many of the sets.
 *
 * <p>Named are, for every cell of every characteristic published: all its persons, those in a set, those outside it, and
 * those in one set and not in a narrower one. Known are the persons and the sets as wholes.
 */
final class Publication {
    private record Name(List<Integer> rows, int low, int high) {}

    private final List<CharacteristicResult> results;
    private final Joint joint;
    private final Map<String, Crossing> crossings = new LinkedHashMap<>();
    private final Map<Name, Integer> names = new HashMap<>();
    private final List<int[]> named = new ArrayList<>();
    private final List<int[]> lines = new ArrayList<>();

    /** @throws IllegalArgumentException where a result does not count the persons of the joint */
    Publication(List<CharacteristicResult> results, Joint joint) {
        this.results = results;
        this.joint = joint;
        for (CharacteristicResult result : results) {
            crossing(result.name());
        }
        crossings.values().forEach(this::name);
    }

    /** Where numbers are to be withheld. Single characteristics are kept before intersections, large groups before small. */
    Set<Place> withheld(long minimum) {
        List<Place> places = places();
        List<List<int[]>> items = places.stream().map(this::item).toList();
        BitSet hidden = Disclosure.withheld(new Disclosure.Table(atoms(), known(), items, named, lines), minimum);
        Set<Place> withheld = new HashSet<>();
        hidden.stream().forEach(item -> withheld.add(places.get(item)));
        return withheld;
    }

    private void name(Crossing crossing) {
        for (int low = 0; low <= sets(); low++) {
            for (int high = low; high <= sets(); high++) {
                name(crossing.known(), low, high);
                for (List<List<Integer>> division : crossing.divisions()) {
                    int[] line = new int[division.size()];
                    for (int part = 0; part < line.length; part++) {
                        line[part] = name(division.get(part), low, high);
                    }
                    lines.add(line);
                }
            }
        }
    }

    private int name(List<Integer> rows, int low, int high) {
        return names.computeIfAbsent(new Name(List.copyOf(rows), low, high), key -> {
            named.add(sum(rows, low, high));
            return named.size() - 1;
        });
    }

    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (int result = 0; result < results.size(); result++) {
            places.add(new Place(result, Place.MISSING));
            for (int group = 0; group < results.get(result).groups().size(); group++) {
                places.add(new Place(result, group));
            }
        }
        Map<Place, Long> persons = new HashMap<>();
        places.forEach(place -> persons.put(place, persons(place)));
        places.sort(Comparator.comparingInt((Place place) -> depth(place))
                .thenComparing(place -> place.group() != Place.MISSING)
                .thenComparing(place -> -persons.getOrDefault(place, 0L)));
        return places;
    }

    private int depth(Place place) {
        return Intersection.parts(results.get(place.result()).name()).size();
    }

    private long persons(Place place) {
        List<Integer> rows = rows(place);
        long persons = 0;
        long selected = 0;
        for (int row : rows) {
            persons += joint.rows().get(row).persons();
            selected += joint.rows().get(row).held()[set(place)];
        }
        CharacteristicResult result = results.get(place.result());
        boolean same;
        if (place.group() == Place.MISSING) {
            same = result.missing().count().equals(new Count(persons, selected));
        } else {
            GroupResult group = result.groups().get(place.group());
            same = group.persons() == persons && group.selected() == selected;
        }
        if (!same) {
            throw new IllegalArgumentException("`" + result.name() + "` does not count the persons of the joint");
        }
        return persons;
    }

    private List<int[]> item(Place place) {
        List<Integer> rows = rows(place);
        return List.of(sum(rows, 0, sets()), sum(rows, set(place) + 1, sets()));
    }

    private List<Integer> rows(Place place) {
        CharacteristicResult result = results.get(place.result());
        String label = place.group() == Place.MISSING
                ? ""
                : result.groups().get(place.group()).value();
        return crossing(result.name()).rows(place, label);
    }

    private Crossing crossing(String name) {
        return crossings.computeIfAbsent(name, key -> Crossing.of(key, joint));
    }

    private int set(Place place) {
        String set = results.get(place.result()).set();
        int number = joint.sets().indexOf(set);
        if (number < 0) {
            throw new IllegalArgumentException("no set `" + set + "` in the joint");
        }
        return number;
    }

    private int sets() {
        return joint.sets().size();
    }

    private long[] atoms() {
        return joint.rows().stream()
                .flatMapToLong(row -> IntStream.rangeClosed(0, sets()).mapToLong(row::count))
                .toArray();
    }

    private List<int[]> known() {
        List<Integer> all = IntStream.range(0, joint.rows().size()).boxed().toList();
        return IntStream.rangeClosed(0, sets())
                .mapToObj(low -> sum(all, low, sets()))
                .toList();
    }

    /** Of the rows, the persons who are in at least {@code low} and at most {@code high} sets. */
    private int[] sum(List<Integer> rows, int low, int high) {
        return rows.stream()
                .flatMapToInt(row -> IntStream.rangeClosed(low, high).map(state -> row * (sets() + 1) + state))
                .sorted()
                .toArray();
    }
}

package io.licit.fairness.disclosure;

import io.licit.fairness.group.Intersection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a joint by one characteristic or by several together.
 *
 * @param cells rows by combination, a value that is not known being one of its own
 * @param groups rows by the value as results have it, where everything is known
 * @param known rows of all groups
 * @param missing rows where something is not known
 */
record Crossing(
        Map<List<Optional<String>>, List<Integer>> cells,
        Map<String, List<Integer>> groups,
        List<Integer> known,
        List<Integer> missing) {
    /** @throws IllegalArgumentException where the joint lacks a characteristic of that name */
    static Crossing of(String name, Joint joint) {
        List<Integer> components = new ArrayList<>();
        for (String single : Intersection.parts(name)) {
            int component = joint.characteristics().indexOf(single);
            if (component < 0) {
                throw new IllegalArgumentException("no characteristic `" + single + "` in the joint");
            }
            components.add(component);
        }
        Crossing crossing =
                new Crossing(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (int row = 0; row < joint.rows().size(); row++) {
            List<Optional<String>> all = joint.rows().get(row).values();
            crossing.put(row, components.stream().map(all::get).toList());
        }
        return crossing;
    }

    private void put(int row, List<Optional<String>> values) {
        cells.computeIfAbsent(values, key -> new ArrayList<>()).add(row);
        if (values.stream().allMatch(Optional::isPresent)) {
            String label = Intersection.label(
                    values.stream().map(Optional::orElseThrow).toList());
            groups.computeIfAbsent(label, key -> new ArrayList<>()).add(row);
            known.add(row);
        } else {
            missing.add(row);
        }
    }

    /** Rows of the place's group; none where nobody is in it. */
    List<Integer> rows(Place place, String label) {
        return place.group() == Place.MISSING ? missing : groups.getOrDefault(label, List.of());
    }

    /**
     * Divisions of persons that a reader might add up: the groups and those not known; and for several characteristics,
     * the cells that are alike in some of them.
     */
    List<List<List<Integer>>> divisions() {
        List<List<List<Integer>>> divisions = new ArrayList<>();
        List<List<Integer>> whole = new ArrayList<>(groups.values());
        whole.add(missing);
        divisions.add(whole);
        int components = cells.isEmpty() ? 0 : cells.keySet().iterator().next().size();
        for (int alike = 0; components > 1 && alike < (1 << components) - 1; alike++) {
            divisions.addAll(alike(alike));
        }
        return divisions;
    }

    private Collection<List<List<Integer>>> alike(int components) {
        Map<List<Optional<String>>, List<List<Integer>>> by = new LinkedHashMap<>();
        cells.forEach((values, rows) -> {
            List<Optional<String>> key = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if ((components & (1 << i)) != 0) {
                    key.add(values.get(i));
                }
            }
            by.computeIfAbsent(key, none -> new ArrayList<>()).add(rows);
        });
        return by.values();
    }
}

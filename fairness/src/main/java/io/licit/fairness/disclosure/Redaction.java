package io.licit.fairness.disclosure;

import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.GroupResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results and causes without the numbers that may not leave. Verdicts stay. */
public final class Redaction {
    private Redaction() {}

    /**
     * All results on one segment, in the same order, without counts under the minimum and without numbers that such a one
     * could be computed from. A minimum of 1 or less withholds nothing.
     *
     * @throws IllegalArgumentException where a result of counts does not count the persons of the joint
     */
    public static List<CharacteristicResult> of(List<CharacteristicResult> results, Joint joint, long minimum) {
        Set<Place> withheld = withheld(results, joint, minimum);
        List<CharacteristicResult> redacted = new ArrayList<>();
        for (int number = 0; number < results.size(); number++) {
            CharacteristicResult result = results.get(number);
            Set<String> hidden = new HashSet<>();
            for (int group = 0; group < result.groups().size(); group++) {
                if (withheld.contains(new Place(number, group))) {
                    hidden.add(result.groups().get(group).value());
                }
            }
            boolean missing = withheld.contains(new Place(number, Place.MISSING));
            redacted.add(new Blank(result, hidden, missing).result());
        }
        return List.copyOf(redacted);
    }

    /** A result without any number; its verdicts stay. */
    public static CharacteristicResult whole(CharacteristicResult result) {
        Set<String> all = result.groups().stream().map(GroupResult::value).collect(Collectors.toSet());
        return new Blank(result, all, true).result();
    }

    /** A result without whatever of another one, on the same groups, is withheld. */
    public static CharacteristicResult asIn(CharacteristicResult other, CharacteristicResult result) {
        Set<String> hidden = Stream.concat(other.groups().stream(), result.groups().stream())
                .filter(GroupResult::withheld)
                .map(GroupResult::value)
                .collect(Collectors.toSet());
        boolean missing = other.missing().withheld() || result.missing().withheld();
        return new Blank(result, hidden, missing).result();
    }

    /**
     * The causes of the same segment without the steps that may not leave, and with shares to three decimals. What a
     * cause says of a withheld group is NaN or empty; its first divergent step stays, as verdicts do.
     *
     * @param redacted what became of its results
     */
    public static List<Cause> of(List<Cause> causes, List<CharacteristicResult> redacted, long minimum) {
        return minimum <= 1 ? List.copyOf(causes) : new Causes(causes, redacted, minimum).redacted();
    }

    private static Set<Place> withheld(List<CharacteristicResult> results, Joint joint, long minimum) {
        List<Integer> exact = new ArrayList<>();
        Map<String, List<Integer>> alone = new LinkedHashMap<>();
        for (int number = 0; number < results.size(); number++) {
            CharacteristicResult result = results.get(number);
            // Of whom no group is known there is nothing but the wholes, and no place in a joint.
            if (result.weighted() || result.groups().isEmpty()) {
                alone.computeIfAbsent(result.name(), name -> new ArrayList<>()).add(number);
            } else {
                exact.add(number);
            }
        }
        Set<Place> places = new Publication(exact.stream().map(results::get).toList(), joint)
                .withheld(minimum).stream()
                        .map(place -> new Place(exact.get(place.result()), place.group()))
                        .collect(Collectors.toCollection(HashSet::new));
        alone.values().forEach(numbers -> places.addAll(new Weighted(results, numbers, minimum).withheld()));
        return places;
    }

    /** Whether a group is withheld in a result of that characteristic, in whatever set, or is in none. */
    static boolean hides(List<CharacteristicResult> redacted, String characteristic, String value) {
        List<GroupResult> groups = redacted.stream()
                .filter(result -> result.name().equals(characteristic))
                .flatMap(result -> result.group(value).stream())
                .toList();
        return groups.isEmpty() || groups.stream().anyMatch(GroupResult::withheld);
    }
}

package io.licit.core.campaign;

import io.licit.core.catalogue.Word;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the elements that rules require are recognised in a message, by the name that packs use, and which clocks show the
 * time of a place: {@code law/elements.yaml} and {@code law/zones.yaml}.
 *
 * @param known by name
 * @param positions what the values of a rule say of where its element stands: for each position, words by key
 */
public record Elements(Map<String, Element> known, Map<Position, Map<String, Set<String>>> positions, Zones zones) {
    public Elements {
        known = Collections.unmodifiableMap(new TreeMap<>(known));
        positions = Map.copyOf(positions);
    }

    /** Where an element has to stand. Several may hold; the first in this order counts. */
    enum Position implements Word {
        ELSEWHERE,
        IN_DOUBT,
        START,
        TOP,
        PRICE,
        ANYWHERE;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    Element element(String name) {
        return known.getOrDefault(name, Element.unknown(name));
    }

    /**
     * Where a rule wants its element; anywhere where it says nothing. A value that only some of a rule's words put
     * elsewhere leaves it in the message.
     */
    Position position(Map<String, List<String>> values) {
        for (Position position : Position.values()) {
            Map<String, Set<String>> words = positions.getOrDefault(position, Map.of());
            if (values.entrySet().stream()
                    .anyMatch(value -> holds(words.getOrDefault(value.getKey(), Set.of()), value.getValue()))) {
                return position;
            }
        }
        return Position.ANYWHERE;
    }

    private static boolean holds(Collection<String> words, Collection<String> stated) {
        return !stated.isEmpty() && words.containsAll(stated);
    }

    /** Whether the values of a rule under such a key are known here. */
    boolean knows(String key, String value) {
        return positions.values().stream()
                .anyMatch(words -> words.getOrDefault(key, Set.of()).contains(value));
    }
}

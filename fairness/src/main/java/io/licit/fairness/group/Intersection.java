package io.licit.fairness.group;

import java.util.List;
import java.util.stream.Collectors;

/** How several characteristics together are called, and a group of them: {@code female|black}. */
public final class Intersection {
    private Intersection() {}

    /** The characteristics that a name is made of, {@code sex*race}; one for a single characteristic. */
    public static List<String> parts(String name) {
        return List.of(name.split("\\*", -1));
    }

    /** INVARIANT: different values have different names; a bar in a value has a backslash before it, as has a backslash. */
    public static String label(List<String> values) {
        return values.size() == 1
                ? values.get(0)
                : values.stream()
                        .map(value -> value.replace("\\", "\\\\").replace("|", "\\|"))
                        .collect(Collectors.joining("|"));
    }
}

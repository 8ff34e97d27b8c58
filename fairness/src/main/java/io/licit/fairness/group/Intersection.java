package io.licit.fairness.group;

import java.util.List;
import java.util.stream.Collectors;

/** What a group of several characteristics together is called: {@code female|black}. */
public final class Intersection {
    private Intersection() {}

    /** INVARIANT: different values have different names; a bar in a value has a backslash before it, as has a backslash. */
    public static String label(List<String> values) {
        return values.size() == 1
                ? values.get(0)
                : values.stream()
                        .map(value -> value.replace("\\", "\\\\").replace("|", "\\|"))
                        .collect(Collectors.joining("|"));
    }
}

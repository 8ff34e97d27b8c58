package io.licit.core.law;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * From the catalogue's labels (fideslang data categories) to the law's own lists: {@code law/categories.yaml}.
 *
 * @param data fideslang prefixes by law category, such as health
 * @param protectedAs fideslang prefixes by protected characteristic, such as sex
 * @param proxies fideslang prefixes of what is known to stand for a protected characteristic, by characteristic
 */
public record Categories(
        Map<String, Set<String>> data, Map<String, Set<String>> protectedAs, Map<String, Set<String>> proxies) {
    public Categories {
        data = Collections.unmodifiableMap(new TreeMap<>(data));
        protectedAs = Collections.unmodifiableMap(new TreeMap<>(protectedAs));
        proxies = Collections.unmodifiableMap(new TreeMap<>(proxies));
    }

    /**
     * The law categories that a label may hold: those whose prefix it lies under, and, since a broad label may hold
     * anything below it, those that lie under it.
     */
    public Set<String> dataOf(String label) {
        return matching(data, prefix -> within(label, prefix) || within(prefix, label));
    }

    /** The protected characteristics that a label states: those whose prefix it lies under. */
    public Set<String> protectedOf(String label) {
        return matching(protectedAs, prefix -> within(label, prefix));
    }

    /** The protected characteristics that a label is a known proxy of: those whose prefix it lies under. */
    public Set<String> proxiesOf(String label) {
        return matching(proxies, prefix -> within(label, prefix));
    }

    private static Set<String> matching(Map<String, Set<String>> prefixes, Predicate<String> fits) {
        Set<String> found = new TreeSet<>();
        prefixes.forEach((name, under) -> {
            if (under.stream().anyMatch(fits)) {
                found.add(name);
            }
        });
        return found;
    }

    private static boolean within(String label, String prefix) {
        return label.startsWith(prefix) && (label.length() == prefix.length() || label.charAt(prefix.length()) == '.');
    }
}

package io.licit.engine.column;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The texts of a column in ascending order of their bytes in UTF-8; a code is a place in it. */
public final class Texts {
    /** Of a column, more different texts are not listed. */
    public static final int MOST_LISTED = 1 << 16;

    private final List<String> all;
    private final byte[][] bytes;

    /** @throws IllegalArgumentException where they do not ascend */
    public Texts(List<String> ascending) {
        all = List.copyOf(ascending);
        bytes = all.stream().map(Texts::bytes).toArray(byte[][]::new);
        for (int i = 1; i < bytes.length; i++) {
            if (Arrays.compareUnsigned(bytes[i - 1], bytes[i]) >= 0) {
                throw new IllegalArgumentException("texts that do not ascend");
            }
        }
    }

    /** In any order, each once. */
    public static Texts of(Collection<String> all) {
        return new Texts(all.stream()
                .sorted((one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other)))
                .toList());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public List<String> all() {
        return all;
    }

    /** The codes of texts that are not less. */
    public Ranges atLeast(String text) {
        int at = Arrays.binarySearch(bytes, bytes(text), Arrays::compareUnsigned);
        return Ranges.of(at >= 0 ? at : -at - 1, Long.MAX_VALUE);
    }

    /** The codes of texts that are not greater. */
    public Ranges atMost(String text) {
        int at = Arrays.binarySearch(bytes, bytes(text), Arrays::compareUnsigned);
        return Ranges.of(Long.MIN_VALUE, at >= 0 ? at : -at - 2);
    }

    /** The codes of texts that a test holds of. */
    public Ranges where(java.util.function.Predicate<String> test) {
        List<Ranges> found = new ArrayList<>();
        for (int code = 0; code < bytes.length; code++) {
            if (test.test(all.get(code))) {
                found.add(Ranges.of(code, code));
            }
        }
        return Ranges.union(found);
    }
}

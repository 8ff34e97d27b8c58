package io.licit.core.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value. Two values are equal when they mean the same: member order takes no part, and {@code 1.0} is {@code 1}.
 */
public sealed interface Json {
    /** Members in the order they were put. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public Optional<Json> get(String key) {
            return Optional.ofNullable(members.get(key));
        }
    }

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Str(String value) implements Json {}

    /** A number, exact; kept without trailing zeros. */
    record Num(BigDecimal value) implements Json {
        public Num {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }
    }

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    /**
     * Reads one JSON text.
     *
     * @throws JsonSyntaxException when it is not one JSON value, or a key stands twice in an object, or it is nested
     *     deeper than 1000
     */
    static Json parse(String text) {
        return JsonReader.read(text);
    }

    /** Keys sorted, no blanks, the fewest escapes, numbers in their shortest form: RFC 8785, with exact numbers. */
    default String canonical() {
        return JsonPrint.canonical(this);
    }

    /** Its address: the SHA-256 of the canonical form in UTF-8, in 64 hexadecimal digits. */
    default String digest() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(canonical().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /** For people: two blanks a level, members in their order, no line break at the end. */
    default String print() {
        return JsonPrint.indented(this);
    }

    static Builder object() {
        return new Builder();
    }

    static Arr array(Collection<? extends Json> items) {
        return new Arr(List.copyOf(items));
    }

    static Arr array(Json... items) {
        return new Arr(List.of(items));
    }

    static Arr strings(Collection<String> items) {
        return new Arr(items.stream().<Json>map(Str::new).toList());
    }

    static Str of(String value) {
        return new Str(value);
    }

    static Num of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Num of(BigDecimal value) {
        return new Num(value);
    }

    static Num of(BigInteger value) {
        return new Num(new BigDecimal(value));
    }

    /** @throws IllegalArgumentException for NaN and infinities, which JSON does not have */
    static Num of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value);
        }
        return new Num(BigDecimal.valueOf(value));
    }

    static Bool of(boolean value) {
        return new Bool(value);
    }

    static Null none() {
        return new Null();
    }

    /** An object in the making; a key that stands twice is a mistake of the program. */
    final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String key, Json value) {
            if (members.put(key, value) != null) {
                throw new IllegalArgumentException("key stands twice: " + key);
            }
            return this;
        }

        public Builder put(String key, String value) {
            return put(key, of(value));
        }

        public Builder put(String key, long value) {
            return put(key, of(value));
        }

        public Builder put(String key, BigDecimal value) {
            return put(key, of(value));
        }

        public Builder put(String key, boolean value) {
            return put(key, of(value));
        }

        public Obj build() {
            return new Obj(members);
        }
    }
}

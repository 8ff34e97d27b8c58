package io.licit.core.law;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Values one behind another as bytes, each text once. {@link Unpacked} reads them in the same order. */
final class Packed {
    private static final int SEVEN = 0x7f;

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Bytes values = new Bytes();

    /** The texts, then the values. */
    byte[] bytes() {
        Bytes all = new Bytes();
        all.number(texts.size());
        for (String text : texts.keySet()) {
            boolean narrow = text.chars().allMatch(character -> character < 0x100);
            byte[] written = text.getBytes(narrow ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            all.number(2L * written.length + (narrow ? 1 : 0));
            all.append(written, written.length);
        }
        all.append(values.held, values.length);
        return Arrays.copyOf(all.held, all.length);
    }

    /** From nought. */
    void number(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("less than nought: " + number);
        }
        values.number(number);
    }

    void signed(long number) {
        values.number(number << 1 ^ number >> 63);
    }

    void whole(int number) {
        signed(number);
    }

    void truth(boolean truth) {
        number(truth ? 1 : 0);
    }

    void word(Enum<?> word) {
        number(word.ordinal());
    }

    void text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        number(known == null ? texts.size() - 1 : known);
    }

    void day(LocalDate day) {
        signed(day.toEpochDay());
    }

    void period(Period period) {
        signed(period.getYears());
        signed(period.getMonths());
        signed(period.getDays());
    }

    void texts(Collection<String> all) {
        all(all, this::text);
    }

    void words(Collection<? extends Enum<?>> all) {
        all(all, this::word);
    }

    <T> void all(Collection<T> all, Consumer<T> each) {
        number(all.size());
        all.forEach(each);
    }

    <T> void optional(Optional<T> value, Consumer<T> each) {
        truth(value.isPresent());
        value.ifPresent(each);
    }

    <V> void map(Map<String, V> map, Consumer<V> each) {
        number(map.size());
        map.forEach((key, value) -> {
            text(key);
            each.accept(value);
        });
    }

    /** Bytes that grow. */
    private static final class Bytes {
        private byte[] held = new byte[1 << 16];
        private int length;

        /** Seven bits a byte, the lowest first; the eighth says that more follow. */
        void number(long number) {
            long left = number;
            while ((left & ~SEVEN) != 0) {
                add((byte) (left & SEVEN | ~SEVEN));
                left >>>= 7;
            }
            add((byte) left);
        }

        void append(byte[] more, int count) {
            if (length + count > held.length) {
                held = Arrays.copyOf(held, 2 * (length + count));
            }
            System.arraycopy(more, 0, held, length, count);
            length += count;
        }

        private void add(byte one) {
            if (length == held.length) {
                held = Arrays.copyOf(held, 2 * length);
            }
            held[length++] = one;
        }
    }
}

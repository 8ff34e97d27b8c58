package io.licit.core.law;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What {@link Packed} wrote, to be asked for in the same order. Plain loops: it runs once, before anything is compiled. */
final class Unpacked {
    private final byte[] bytes;
    private final String[] texts;
    private int at;

    Unpacked(byte[] bytes) {
        this.bytes = bytes;
        this.texts = new String[count()];
        for (int i = 0; i < texts.length; i++) {
            long stated = number();
            int length = (int) (stated >> 1);
            texts[i] = new String(
                    bytes, at, length, (stated & 1) == 1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            at += length;
        }
    }

    /** Whether everything was asked for. */
    boolean isAtEnd() {
        return at == bytes.length;
    }

    long number() {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            number |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }

    int count() {
        return (int) number();
    }

    long signed() {
        long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    int whole() {
        return (int) signed();
    }

    boolean truth() {
        return number() == 1;
    }

    <E> E word(E[] vocabulary) {
        return vocabulary[count()];
    }

    String text() {
        return texts[count()];
    }

    LocalDate day() {
        return LocalDate.ofEpochDay(signed());
    }

    Period period() {
        int years = whole();
        int months = whole();
        return Period.of(years, months, whole());
    }

    List<String> texts() {
        int count = count();
        if (count == 0) {
            return List.of();
        }
        List<String> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(text());
        }
        return all;
    }

    <E> List<E> words(E[] vocabulary) {
        int count = count();
        if (count == 0) {
            return List.of();
        }
        List<E> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(word(vocabulary));
        }
        return all;
    }

    <T> List<T> all(Supplier<T> each) {
        int count = count();
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(each.get());
        }
        return all;
    }

    <T> Optional<T> optional(Supplier<T> value) {
        return truth() ? Optional.of(value.get()) : Optional.empty();
    }

    <V> Map<String, V> map(Supplier<V> value) {
        Map<String, V> map = new TreeMap<>();
        for (int left = count(); left > 0; left--) {
            String key = text();
            map.put(key, value.get());
        }
        return map;
    }
}

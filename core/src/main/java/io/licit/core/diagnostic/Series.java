package io.licit.core.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Several of a kind.
 *
 * @param items each a {@link Said} or a text that is the same in every language
 * @param between any two but the last
 * @param beforeLast between the last two
 */
record Series(List<Object> items, String between, String beforeLast) implements Said {
    Series {
        items = List.copyOf(items);
    }

    static Series of(Collection<?> items, String between, String beforeLast) {
        List<Object> parts = new ArrayList<>(items.size());
        for (Object item : items) {
            parts.add(Sentence.part(item));
        }
        return new Series(parts, between, beforeLast);
    }

    @Override
    public Stream<String> templates() {
        Stream<String> ofItems = items.stream().flatMap(Sentence::templates);
        return items.size() < 2 ? ofItems : Stream.concat(Stream.of(between, beforeLast), ofItems);
    }

    @Override
    public String rendered(Phrasebook phrasebook) {
        StringBuilder text = new StringBuilder();
        int last = items.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i > 0) {
                text.append(phrasebook.of(i == last ? beforeLast : between));
            }
            text.append(Sentence.rendered(items.get(i), phrasebook));
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Series series
                && items.equals(series.items)
                && between.equals(series.between)
                && beforeLast.equals(series.beforeLast);
    }

    @Override
    public int hashCode() {
        return 31 * items.hashCode() + beforeLast.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}

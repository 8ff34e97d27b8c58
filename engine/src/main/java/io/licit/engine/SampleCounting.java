package io.licit.engine;

import io.licit.engine.bits.Truth;
import io.licit.engine.column.CodeCounts;
import io.licit.engine.column.Column;
import io.licit.engine.column.Formula;
import io.licit.engine.column.Kernel;
import io.licit.engine.column.Kind;
import io.licit.engine.column.Predicate;
import io.licit.engine.column.Ranges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** Counts an audience by what was drawn. */
final class SampleCounting {
    private final Sample sample;
    private final Audience audience;
    private final RoaringBitmap matching;
    private final RoaringBitmap eligible;
    private final RoaringBitmap reachable;

    /** @param audience whose sets hold at least those who were drawn */
    SampleCounting(Sample sample, Audience audience) {
        this.sample = sample;
        this.audience = audience;
        this.matching = sample.drawn(audience.matching());
        this.eligible = RoaringBitmap.and(matching, audience.eligible());
        this.reachable = RoaringBitmap.and(matching, audience.reachable());
    }

    Sampled counted(Map<String, RoaringBitmap> byCountry, Map<String, Column> columns) {
        Map<String, List<Long>> excluded = new LinkedHashMap<>();
        audience.admission().firstOf(matching).forEach((rule, out) -> excluded.put(rule, sample.byUnit(out)));
        Map<String, Sampled.Counts> countries = new LinkedHashMap<>();
        byCountry.forEach((country, here) -> {
            if (RoaringBitmap.intersects(matching, here)) {
                countries.put(country, within(here));
            }
        });
        Map<String, Sampled.By> breakdowns = new LinkedHashMap<>();
        columns.forEach((name, column) -> breakdowns.put(name, by(column)));
        return new Sampled(
                audience.segment().id(),
                audience.segment().digest(),
                sample.told(),
                everybody(),
                excluded,
                countries,
                breakdowns);
    }

    private Sampled.Counts everybody() {
        return new Sampled.Counts(sample.byUnit(matching), sample.byUnit(eligible), sample.byUnit(reachable));
    }

    private Sampled.Counts within(RoaringBitmap some) {
        return new Sampled.Counts(
                sample.byUnit(RoaringBitmap.and(matching, some)),
                sample.byUnit(RoaringBitmap.and(eligible, some)),
                sample.byUnit(RoaringBitmap.and(reachable, some)));
    }

    private Sampled.By by(Column column) {
        if (column.kind() == Kind.UNLISTED) {
            Sampled.Counts nobody = within(new RoaringBitmap());
            return new Sampled.By(Map.of(), nobody, everybody(), 0, true);
        }
        List<String> values = Breaking.values(column);
        long[] counts = CodeCounts.of(column, values.size(), List.of(matching)).get(0);
        List<Ranges> blanks = new ArrayList<>();
        List<Integer> found = new ArrayList<>();
        for (int code = 0; code < values.size(); code++) {
            if (values.get(code).isBlank()) {
                blanks.add(Ranges.of(code, code));
            } else if (counts[code] > 0) {
                found.add(code);
            }
        }
        found.sort(Comparator.comparing((Integer code) -> -counts[code]));
        List<Integer> largest = found.subList(0, Math.min(found.size(), Sampled.MOST_VALUES));
        List<Formula> tests = new ArrayList<>();
        largest.forEach(code -> tests.add(new Formula.Test(column, Predicate.within(Ranges.of(code, code)))));
        tests.add(new Formula.Test(column, new Predicate(Ranges.union(blanks), Ranges.NONE, Predicate.Answer.YES)));
        List<Truth> truths = Kernel.answer(tests, column.persons(), sample.blocks()::get);
        Map<String, Sampled.Counts> rows = new LinkedHashMap<>();
        for (int i = 0; i < largest.size(); i++) {
            rows.put(values.get(largest.get(i)), within(truths.get(i).yes()));
        }
        Sampled.Counts missing = within(truths.get(largest.size()).yes());
        List<Sampled.Counts> all = new ArrayList<>(rows.values());
        all.add(missing);
        return new Sampled.By(rows, missing, rest(all), found.size() - largest.size(), false);
    }

    /** Everybody but these, of whom nobody is in two. */
    private Sampled.Counts rest(List<Sampled.Counts> these) {
        Sampled.Counts all = everybody();
        return new Sampled.Counts(
                less(
                        all.matching(),
                        these.stream().map(Sampled.Counts::matching).toList()),
                less(
                        all.eligible(),
                        these.stream().map(Sampled.Counts::eligible).toList()),
                less(
                        all.reachable(),
                        these.stream().map(Sampled.Counts::reachable).toList()));
    }

    private static List<Long> less(List<Long> all, List<List<Long>> these) {
        return IntStream.range(0, all.size())
                .mapToObj(unit -> all.get(unit)
                        - these.stream().mapToLong(one -> one.get(unit)).sum())
                .toList();
    }
}

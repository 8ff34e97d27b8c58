package io.licit.server.view;

import io.licit.engine.Breakdown;
import io.licit.fairness.disclosure.Disclosure;
import io.licit.fairness.disclosure.Funnel;
import io.licit.fairness.disclosure.Parted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An audience by the values of something.
 *
 * @param rows none where it is of few altogether
 * @param said why there are no rows; empty where there are
 */
public record BreakdownView(String by, List<Row> rows, boolean isWithheld, String said) {
    private static final int MOST_VALUES = 20;
    private static final int LONGEST = 60;
    private static final long THOUSAND = 1000;
    private static final String NOT_TOLD = "–";

    public BreakdownView {
        rows = List.copyOf(rows);
    }

    /**
     * @param share of those who match, out of a thousand
     * @param passed share of the eligible, likewise
     */
    public record Row(String name, String matching, String eligible, String reachable, long share, long passed) {}

    /** As it may leave: few are put together with others or withheld. */
    public static BreakdownView of(Breakdown breakdown, Text text, long minimum) {
        if (!(breakdown instanceof Breakdown.Counted counted)) {
            return new BreakdownView(breakdown.column(), List.of(), false, text.of("further.too-many"));
        }
        List<String> names = new ArrayList<>();
        List<Funnel> all = new ArrayList<>();
        counted.values().forEach(value -> {
            names.add(value.value().length() > LONGEST ? value.value().substring(0, LONGEST) + "…" : value.value());
            all.add(funnel(value));
        });
        names.add(text.of("preview.unknown-country"));
        all.add(funnel(counted.missing()));
        Funnel whole = all.stream().reduce(Funnel.NOBODY, Funnel::plus);
        if (whole.matching() == 0 || Disclosure.small(whole.matching(), minimum)) {
            return new BreakdownView(breakdown.column(), List.of(), whole.matching() > 0, text.of("further.nobody"));
        }
        boolean isWholeFew =
                Disclosure.small(whole.eligible(), minimum) || Disclosure.small(whole.reachable(), minimum);
        Parted parted = Parted.of(all, all.size() - 1, MOST_VALUES, minimum);
        List<Row> rows = new ArrayList<>();
        // Bands have an order of their own.
        Comparator<Parted.Row> order = breakdown.column().equals("age")
                ? Comparator.comparingInt(row -> row.values().get(0))
                : Comparator.comparingInt(row -> 0);
        parted.rows().stream()
                .sorted(order)
                .forEach(row -> rows.add(row(names.get(row.values().get(0)), row, whole, isWholeFew, text)));
        parted.others()
                .ifPresent(row -> rows.add(
                        row(text.of("preview.other-countries", row.values().size()), row, whole, isWholeFew, text)));
        boolean isWithheld = minimum > 1 && parted.others().isPresent()
                || rows.stream().anyMatch(row -> row.eligible().equals(NOT_TOLD));
        return new BreakdownView(breakdown.column(), rows, isWithheld, "");
    }

    private static Funnel funnel(Breakdown.Value value) {
        return new Funnel(value.matching(), value.eligible(), value.reachable());
    }

    private static Row row(String name, Parted.Row row, Funnel whole, boolean isWholeFew, Text text) {
        List<Parted.Passed> passed =
                row.passed().filter(one -> !isWholeFew).stream().toList();
        return new Row(
                name,
                text.number(row.matching()),
                passed.isEmpty() ? NOT_TOLD : text.number(passed.get(0).eligible()),
                passed.isEmpty() ? NOT_TOLD : text.number(passed.get(0).reachable()),
                THOUSAND * row.matching() / whole.matching(),
                passed.isEmpty() ? 0 : THOUSAND * passed.get(0).eligible() / whole.matching());
    }
}

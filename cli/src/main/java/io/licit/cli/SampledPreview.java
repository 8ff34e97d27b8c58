package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.core.json.Json;
import io.licit.engine.Sampled;
import io.licit.fairness.disclosure.Funnel;
import io.licit.fairness.disclosure.Parted;
import io.licit.fairness.statistics.ClusterEstimate;
import io.licit.fairness.statistics.ClusterSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An audience in estimates, each with its interval of 95 %. */
final class SampledPreview {
    private static final int RULES_SHOWN = 5;
    private static final int COUNTRIES_SHOWN = 12;
    private static final String WITHHELD = "–";

    private final Sampled sampled;
    private final ClusterSample sample;
    private final long minimum;
    private final List<Table> tables = new ArrayList<>();

    /** One table of values; the last counts are of those who have none, and of the rest where there is one. */
    private record Table(String heading, List<String> values, List<Sampled.Counts> counts, long rest, Parted parted) {
        boolean isMissing(Parted.Row row) {
            return row.values().get(0) == values.size();
        }

        /** Of a row of one value, or of those without. */
        String label(Parted.Row row) {
            return isMissing(row) ? "not known" : values.get(row.values().get(0));
        }

        /** How many values a row of several has; those without one count as one. */
        long size(Parted.Row row) {
            boolean withRest = row.values().contains(values.size() + 1);
            return row.values().size() + (withRest ? rest - 1 : 0);
        }

        Sampled.Counts counts(Parted.Row row) {
            List<Sampled.Counts> some = row.values().stream().map(counts::get).toList();
            return new Sampled.Counts(
                    together(some.stream().map(Sampled.Counts::matching).toList()),
                    together(some.stream().map(Sampled.Counts::eligible).toList()),
                    together(some.stream().map(Sampled.Counts::reachable).toList()));
        }
    }

    /** @param minimum persons that must have been drawn of whatever is shown of a value */
    SampledPreview(Sampled sampled, long minimum) {
        this.sampled = sampled;
        this.minimum = minimum;
        Sampled.Drawn drawn = sampled.drawn();
        this.sample = new ClusterSample(drawn.sizes(), drawn.units(), drawn.persons());
        tables.add(countries());
        sampled.breakdowns().forEach((column, by) -> tables.add(table(column, by)));
    }

    private Table countries() {
        List<Sampled.Counts> counts = List.copyOf(sampled.byCountry().values());
        return new Table(
                "country",
                List.copyOf(sampled.byCountry().keySet()),
                counts,
                0,
                Parted.of(funnels(counts), -1, counts.size(), minimum));
    }

    private Table table(String column, Sampled.By by) {
        if (by.tooMany()) {
            throw Breakdowns.tooMany(column);
        }
        List<Sampled.Counts> counts = new ArrayList<>(by.values().values());
        counts.add(by.missing());
        counts.add(by.rest());
        Parted parted = Parted.withRest(funnels(counts), by.values().size(), Sampled.MOST_VALUES, minimum);
        return new Table(column, List.copyOf(by.values().keySet()), counts, by.restValues(), parted);
    }

    private static List<Funnel> funnels(List<Sampled.Counts> all) {
        return all.stream()
                .map(here -> new Funnel(sum(here.matching()), sum(here.eligible()), sum(here.reachable())))
                .toList();
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private ClusterEstimate estimate(List<Long> counts) {
        return ClusterEstimate.of(sample, counts);
    }

    /** The units of several sets that have nobody in common. */
    private static List<Long> together(List<List<Long>> all) {
        return IntStream.range(0, all.get(0).size())
                .mapToObj(unit -> all.stream().mapToLong(one -> one.get(unit)).sum())
                .toList();
    }

    Json json(String asOf) {
        Sampled.Drawn drawn = sampled.drawn();
        List<Json> excluded = new ArrayList<>();
        sampled.excluded()
                .forEach((rule, counts) -> excluded.add(Json.object()
                        .put("rule", rule)
                        .put("count", json(estimate(counts)))
                        .build()));
        Json.Builder by = Json.object();
        tables.subList(1, tables.size()).forEach(table -> by.put(table.heading(), json(table)));
        return Json.object()
                .put("segment", sampled.segment())
                .put("digest", sampled.digest())
                .put("matching", json(estimate(sampled.counts().matching())))
                .put("eligible", json(estimate(sampled.counts().eligible())))
                .put("reachable", json(estimate(sampled.counts().reachable())))
                .put("excluded", Json.array(excluded))
                .put("as_of", asOf)
                .put("by_country", places())
                .put("by", by.build())
                .put(
                        "sample",
                        Json.object()
                                .put("share", Shares.decimal(drawn))
                                .put("persons_drawn", drawn.personsDrawn())
                                .put("persons", drawn.persons())
                                .put("units_drawn", drawn.sizes().size())
                                .put("units", drawn.units())
                                .build())
                .build();
    }

    private Json places() {
        Table countries = tables.get(0);
        List<Json> places = new ArrayList<>();
        countries.parted().rows().stream()
                .sorted(Comparator.comparing(countries::label))
                .forEach(row ->
                        places.add(numbers(Json.object().put("country", countries.label(row)), countries, row)));
        countries
                .parted()
                .others()
                .ifPresent(row -> places.add(numbers(Json.object().put("country", "other"), countries, row)));
        return Json.array(places);
    }

    private Json json(Table table) {
        List<Json> rows = new ArrayList<>();
        for (Parted.Row row : table.parted().rows()) {
            Json.Builder one = Json.object().put("kind", table.isMissing(row) ? "missing" : "value");
            rows.add(numbers(
                    table.isMissing(row) ? one.put("value", Json.none()) : one.put("value", table.label(row)),
                    table,
                    row));
        }
        table.parted()
                .others()
                .ifPresent(row ->
                        rows.add(numbers(Json.object().put("kind", "other").put("value", Json.none()), table, row)));
        return Json.array(rows);
    }

    private Json numbers(Json.Builder named, Table table, Parted.Row row) {
        Sampled.Counts counts = table.counts(row);
        boolean open = row.passed().isPresent();
        return named.put("matching", json(estimate(counts.matching())))
                .put("eligible", open ? json(estimate(counts.eligible())) : Json.none())
                .put("reachable", open ? json(estimate(counts.reachable())) : Json.none())
                .build();
    }

    private static Json json(ClusterEstimate estimate) {
        return Json.object()
                .put("estimate", estimate.estimate())
                .put("low", estimate.low())
                .put("high", estimate.high())
                .build();
    }

    String text(String asOf, Audiences audiences, Paint paint, boolean whole) {
        Sampled.Drawn drawn = sampled.drawn();
        Grid head = new Grid(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT);
        head.row(heading("segment", paint));
        head.row(cells(new Cell(sampled.segment(), paint::bold), sampled.counts(), true));
        return paint.dim("as of " + Audiences.minute(asOf)) + "\n"
                + paint.dim("estimated from " + Numbers.count(drawn.personsDrawn()) + " of "
                        + Numbers.of(drawn.persons(), "person", "persons") + ", " + Shares.percent(drawn)
                        + "; the whole is within ± in 95 of 100 samples")
                + "\n\n" + head.lines("") + leftOut(audiences, paint, whole) + "\n" + tables(paint, whole);
    }

    private String leftOut(Audiences audiences, Paint paint, boolean whole) {
        if (sampled.excluded().isEmpty()) {
            return paint.dim("  nobody who was drawn is left out") + "\n";
        }
        List<Map.Entry<String, List<Long>>> largest = sampled.excluded().entrySet().stream()
                .sorted((a, b) -> Long.compare(sum(b.getValue()), sum(a.getValue())))
                .toList();
        Grid grid = new Grid(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT);
        largest.stream()
                .limit(whole ? Integer.MAX_VALUE : RULES_SHOWN)
                .forEach(out -> grid.row(List.of(
                        Cell.of(about(estimate(out.getValue()))),
                        new Cell(out.getKey(), paint::cyan),
                        Cell.of(audiences.cite(out.getKey())),
                        new Cell(audiences.requires(out.getKey()), paint::dim))));
        int more = whole ? 0 : largest.size() - RULES_SHOWN;
        return "  left out: "
                + about(estimate(together(List.copyOf(sampled.excluded().values())))) + "\n"
                + grid.lines("    ")
                + (more <= 0
                        ? ""
                        : paint.dim("    and " + Numbers.of(more, "more rule", "more rules") + " (-v shows all)")
                                + "\n");
    }

    private String tables(Paint paint, boolean whole) {
        StringBuilder text = new StringBuilder(text(tables.get(0), whole ? Integer.MAX_VALUE : COUNTRIES_SHOWN, paint));
        tables.subList(1, tables.size())
                .forEach(table -> text.append('\n').append(text(table, Integer.MAX_VALUE, paint)));
        List<Parted> parted = tables.stream().map(Table::parted).toList();
        return text + Breakdowns.note(parted, minimum, " of persons drawn", paint);
    }

    private String text(Table table, int most, Paint paint) {
        Grid grid = new Grid(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT);
        grid.row(heading(table.heading(), paint));
        List<Parted.Row> rows = table.parted().rows();
        rows.stream().limit(most).forEach(row -> {
            String label = table.label(row).isEmpty() ? "unknown" : table.label(row);
            grid.row(cells(Cell.of(label), table.counts(row), row.passed().isPresent()));
        });
        table.parted().others().ifPresent(row -> {
            String others = Numbers.of(table.size(row), "other", "others");
            grid.row(cells(Cell.of(others), table.counts(row), row.passed().isPresent()));
        });
        int more = rows.size() - most;
        return grid.lines("")
                + (more <= 0
                        ? ""
                        : paint.dim("and " + Numbers.of(more, "more country", "more countries") + " (-v shows all)")
                                + "\n");
    }

    private static List<Cell> heading(String first, Paint paint) {
        return List.of(
                new Cell(first, paint::dim),
                new Cell("matching", paint::dim),
                new Cell("eligible", paint::dim),
                new Cell("reachable", paint::dim));
    }

    private List<Cell> cells(Cell first, Sampled.Counts counts, boolean open) {
        return List.of(
                first,
                Cell.of(about(estimate(counts.matching()))),
                Cell.of(open ? about(estimate(counts.eligible())) : WITHHELD),
                Cell.of(open ? about(estimate(counts.reachable())) : WITHHELD));
    }

    /** To two digits of the error, which covers the interval and the rounding: {@code 1,203,400 ± 4,300}. */
    static String about(ClusterEstimate estimate) {
        long error = Math.max(estimate.high() - estimate.estimate(), estimate.estimate() - estimate.low());
        if (error == 0) {
            return Numbers.count(estimate.estimate());
        }
        long unit = 1;
        while (error / unit >= 100) {
            unit *= 10;
        }
        long middle = (estimate.estimate() + unit / 2) / unit * unit;
        long wide = Math.max(estimate.high() - middle, middle - estimate.low());
        return Numbers.count(middle) + " ± " + Numbers.count((wide + unit - 1) / unit * unit);
    }
}

package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.core.json.Json;
import io.licit.engine.AudienceCounts;
import io.licit.engine.Breakdown;
import io.licit.fairness.disclosure.Funnel;
import io.licit.fairness.disclosure.Parted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An audience by country and by the values of columns, without counts of few persons. */
final class Breakdowns {
    private static final int COUNTRIES_SHOWN = 12;
    private static final int VALUES_SHOWN = 20;
    private static final String WITHHELD = "–";

    private final long minimum;
    private final boolean whole;

    /**
     * @param minimum persons that a count which is shown must be of; 1 shows all
     * @param whole whether every country is shown, and every value where nothing is withheld, or only the largest
     */
    Breakdowns(long minimum, boolean whole) {
        this.minimum = minimum;
        this.whole = whole;
    }

    /** One table of values with what may be shown of them. */
    private record Table(String heading, List<String> values, String unknown, Parted parted) {
        String label(Parted.Row row) {
            int value = row.values().get(0);
            return value == values.size() ? unknown : values.get(value);
        }

        boolean isMissing(Parted.Row row) {
            return row.values().get(0) == values.size();
        }
    }

    private Table byCountry(AudienceCounts counts) {
        List<String> countries = new ArrayList<>();
        List<Funnel> all = new ArrayList<>();
        counts.byCountry().forEach((country, here) -> {
            countries.add(country.isEmpty() ? "unknown" : country);
            all.add(new Funnel(here.matching(), here.eligible(), here.reachable()));
        });
        return new Table("country", countries, "", Parted.of(all, -1, all.size(), minimum));
    }

    /** The same values in one row however it is asked, since two ways to divide them would tell more than each. */
    private Table by(Breakdown.Counted counted) {
        List<Funnel> all = new ArrayList<>();
        counted.values().forEach(value -> all.add(funnel(value)));
        all.add(funnel(counted.missing()));
        int most = whole && minimum <= 1 ? all.size() : VALUES_SHOWN;
        return new Table(
                counted.column(),
                counted.values().stream().map(Breakdown.Value::value).toList(),
                "not known",
                Parted.of(all, all.size() - 1, most, minimum));
    }

    private static Funnel funnel(Breakdown.Value value) {
        return new Funnel(value.matching(), value.eligible(), value.reachable());
    }

    private static Breakdown.Counted counted(Breakdown breakdown) {
        if (breakdown instanceof Breakdown.Counted counted) {
            return counted;
        }
        throw tooMany(breakdown.column());
    }

    static CliException tooMany(String column) {
        return CliException.usage(
                "column `" + column + "` has too many different values to count by",
                "count by one that puts persons into groups");
    }

    Json byCountryJson(AudienceCounts counts) {
        Table table = byCountry(counts);
        List<Json> rows = new ArrayList<>();
        // In the order of the codes, as a program expects it, and not by size.
        table.parted().rows().stream()
                .sorted((a, b) -> Integer.compare(a.values().get(0), b.values().get(0)))
                .forEach(row -> rows.add(numbers(Json.object().put("country", stated(table.label(row))), row)));
        table.parted().others().ifPresent(row -> rows.add(numbers(Json.object().put("country", "other"), row)));
        return Json.array(rows);
    }

    private static String stated(String country) {
        return country.equals("unknown") ? "" : country;
    }

    /** By column, in the order in which they were asked for. */
    Json byJson(List<Breakdown> breakdowns) {
        Json.Builder all = Json.object();
        for (Breakdown breakdown : breakdowns) {
            Table table = by(counted(breakdown));
            List<Json> rows = new ArrayList<>();
            for (Parted.Row row : table.parted().rows()) {
                Json.Builder one = Json.object().put("kind", table.isMissing(row) ? "missing" : "value");
                rows.add(numbers(
                        table.isMissing(row) ? one.put("value", Json.none()) : one.put("value", table.label(row)),
                        row));
            }
            table.parted()
                    .others()
                    .ifPresent(row ->
                            rows.add(numbers(Json.object().put("kind", "other").put("value", Json.none()), row)));
            all.put(breakdown.column(), Json.array(rows));
        }
        return all.build();
    }

    private static Json numbers(Json.Builder named, Parted.Row row) {
        Optional<Parted.Passed> passed = row.passed();
        Json.Builder with = named.put("matching", row.matching());
        return passed.isEmpty()
                ? with.put("eligible", Json.none())
                        .put("reachable", Json.none())
                        .build()
                : with.put("eligible", passed.get().eligible())
                        .put("reachable", passed.get().reachable())
                        .build();
    }

    /** The tables one under the other, and what was done to them. */
    String text(AudienceCounts counts, List<Breakdown> breakdowns, Paint paint) {
        List<Table> tables = new ArrayList<>();
        tables.add(byCountry(counts));
        breakdowns.forEach(one -> tables.add(by(counted(one))));
        StringBuilder text = new StringBuilder(text(tables.get(0), whole ? Integer.MAX_VALUE : COUNTRIES_SHOWN, paint));
        tables.subList(1, tables.size())
                .forEach(table -> text.append('\n').append(text(table, Integer.MAX_VALUE, paint)));
        return text.append(note(tables.stream().map(Table::parted).toList(), minimum, "", paint))
                .toString();
    }

    /** What was done to tables; the empty text where nothing was. */
    static String note(List<Parted> tables, long minimum, String of, Paint paint) {
        boolean cut = tables.stream()
                .anyMatch(one -> minimum > 1 && one.others().isPresent()
                        || one.rows().stream().anyMatch(row -> row.passed().isEmpty()));
        return cut
                ? "\n"
                        + paint.dim(
                                "counts under " + Numbers.count(minimum) + of
                                        + ", and what would tell them, are withheld or put together (--role officer shows them)")
                        + "\n"
                : "";
    }

    private static String text(Table table, int most, Paint paint) {
        Grid grid = new Grid(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT);
        grid.row(List.of(
                new Cell(table.heading(), paint::dim),
                new Cell("matching", paint::dim),
                new Cell("eligible", paint::dim),
                new Cell("reachable", paint::dim)));
        List<Parted.Row> rows = table.parted().rows();
        rows.stream().limit(most).forEach(row -> row(grid, table.label(row), row));
        table.parted()
                .others()
                .ifPresent(row -> row(grid, Numbers.of(row.values().size(), "other", "others"), row));
        int more = rows.size() - most;
        return grid.lines("")
                + (more <= 0
                        ? ""
                        : paint.dim("and " + Numbers.of(more, "more country", "more countries") + " (-v shows all)")
                                + "\n");
    }

    private static void row(Grid grid, String label, Parted.Row row) {
        Optional<Parted.Passed> passed = row.passed();
        grid.row(
                label,
                Numbers.count(row.matching()),
                passed.map(one -> Numbers.count(one.eligible())).orElse(WITHHELD),
                passed.map(one -> Numbers.count(one.reachable())).orElse(WITHHELD));
    }
}

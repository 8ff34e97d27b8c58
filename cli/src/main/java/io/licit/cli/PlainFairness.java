package io.licit.cli;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.check.Characteristic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.ConditionParser;
import io.licit.core.segment.Expr;
import io.licit.core.segment.FairnessTerms;
import io.licit.core.segment.Resolver;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.workspace.FairnessSettings;
import io.licit.engine.BadRows;
import io.licit.engine.PlainTable;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import io.licit.engine.fairness.Audit;
import io.licit.engine.fairness.FairnessFindings;
import io.licit.engine.fairness.Inquiry;
import io.licit.engine.fairness.Subject;
import io.licit.engine.fairness.Withholding;
import io.licit.fairness.report.FairnessReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fairness of a condition on a table that belongs to no workspace. */
final class PlainFairness {
    private static final Set<String> PROTECTED = Set.of(
            "age",
            "birth_date",
            "date_of_birth",
            "disability",
            "ethnic_origin",
            "ethnicity",
            "gender",
            "marital_status",
            "nationality",
            "national_origin",
            "pregnancy",
            "race",
            "religion",
            "sex",
            "sexual_orientation");

    /** Values of a number that hardly are groups; house convention, as for the deciles of factors. */
    private static final int MANY = 20;

    private final Command command;
    private final PlainOptions asked;
    private final FairnessQuestion question;
    private final Table persons;
    private final Catalogue catalogue;
    private final String name;

    private PlainFairness(Command command, PlainOptions asked, FairnessQuestion question, Path file, String name) {
        this.command = command;
        this.asked = asked;
        this.question = question;
        this.name = name;
        this.catalogue = PlainTable.describe(file, command.shell.shown(file));
        this.persons = catalogue.persons().orElseThrow();
    }

    static FairnessAnswer of(Command command, PlainOptions asked, FairnessQuestion question) {
        if (asked.data == null || asked.where == null || asked.columns.isEmpty() && asked.probabilities.isEmpty()) {
            throw command.options.usage("a table needs --data, --where and --protected (or --probabilities)");
        }
        Path file = command.shell.path(asked.data);
        if (!Files.isRegularFile(file)) {
            throw CliException.usage("`" + asked.data + "` is not there", "--data names a CSV or Parquet file");
        }
        Path folder = temporary();
        try {
            String name = file.getFileName().toString().replaceFirst("\\..*$", "");
            return new PlainFairness(command, asked, question, file, name).answer(asked.where, folder);
        } finally {
            delete(folder);
        }
    }

    private FairnessAnswer answer(String where, Path folder) {
        Expr condition = condition(where);
        Instant asOf = command.options.asOf(command.shell);
        Inquiry inquiry = inquiry(condition, asOf);
        requireDistinct(inquiry.characteristics());
        Plan plan = Planner.conditions(catalogue, asOf, Map.of(name, condition));
        try (ProgressLine progress = command.progress("loading the data");
                Warehouse warehouse = Warehouse.open(folder, catalogue, BadRows.STOP, progress, Recorded.nothing())) {
            Audit.Results results = Audit.of(inquiry, plan, warehouse, progress);
            FairnessReport report = new FairnessReport(
                    name,
                    asOf.toString(),
                    results.population().persons(),
                    results.thresholds(),
                    inquiry.minimum(),
                    Withholding.of(results),
                    Optional.empty(),
                    List.of(),
                    Stream.concat(results.notes().stream(), uncut(results).stream())
                            .toList());
            return new FairnessAnswer(report, FairnessFindings.of(report, asOf), folder, Map.of());
        }
    }

    /** Every value of a number is a group of its own, and most of these are too small to say anything. */
    private List<String> uncut(Audit.Results results) {
        return results.inquiry().characteristics().stream()
                .filter(one -> one instanceof Characteristic.Values
                        && column(one.name()).type() == Type.NUMBER
                        && Optional.ofNullable(results.codes().get(one.name()))
                                .filter(codes -> codes.labels().size() > MANY)
                                .isPresent())
                .map(one -> "every value of `" + one.name() + "` is a group of its own; --bands \"" + one.name()
                        + "=25,40\" would cut it there")
                .toList();
    }

    private Expr condition(String where) {
        Diagnostics found = new Diagnostics();
        Optional<Expr> condition = ConditionParser.parse(new SourceFile("--where", where), found)
                .flatMap(parsed -> Resolver.resolve(parsed, catalogue, Set.of(), found));
        if (found.hasErrors() || condition.isEmpty()) {
            command.tell(found.sorted());
            throw CliException.usage("the condition can't be used", "mend it, or see `docs/language.md`");
        }
        return condition.get();
    }

    private Inquiry inquiry(Expr condition, Instant asOf) {
        asked.given.forEach(this::column);
        Optional.ofNullable(asked.value)
                .map(this::column)
                .ifPresent(column -> requireNumber(column, "--value names a number that is to be kept"));
        Optional.ofNullable(asked.response).ifPresent(this::column);
        FairnessTerms own =
                new FairnessTerms(asked.direction, asked.given, Optional.ofNullable(asked.response), Map.of());
        FairnessSettings usual = FairnessSettings.USUAL;
        FairnessSettings settings = asked.minimum == null ? usual : usual.withMinimumGroup(least(asked.minimum));
        List<Subject> subjects = List.of(Subject.of(
                name, Canonical.text(condition), "", condition, question.terms(own), Optional.ofNullable(asked.value)));
        question.requireResponses(subjects);
        return new Inquiry(
                name,
                asOf,
                catalogue,
                characteristics(),
                subjects,
                unswappable(),
                Map.of(),
                question.judged(),
                false,
                question.search(),
                settings,
                question.seesAll() ? 1 : settings.minimumGroup());
    }

    private static void requireDistinct(List<Characteristic> characteristics) {
        Set<String> names = new HashSet<>();
        characteristics.stream()
                .map(Characteristic::name)
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw CliException.usage(
                            "two characteristics are called `" + twice + "`",
                            "name a column once, and give probabilities a name of their own");
                });
    }

    private void requireNumber(Column column, String help) {
        if (column.type() != Type.NUMBER) {
            throw CliException.usage("`" + column.name() + "` holds no numbers", help);
        }
    }

    private int least(long minimum) {
        if (minimum < 1 || minimum > Integer.MAX_VALUE) {
            throw command.options.usage("--minimum is a number of persons, from 1");
        }
        return (int) minimum;
    }

    /** A table has no labels, but a column that is called like a protected characteristic is taken for one. */
    private Set<String> unswappable() {
        return persons.columnNames().stream()
                .filter(column -> PROTECTED.contains(
                        column.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Characteristic> characteristics() {
        List<Characteristic> all = new ArrayList<>();
        for (String column : asked.columns) {
            all.add(characteristic(nameable(column(column.strip()))));
        }
        for (String banded : asked.bands.keySet()) {
            Column column = column(banded);
            requireNumber(column, "--bands names a number among the protected columns");
            if (all.stream().noneMatch(one -> one.name().equals(column.name()))) {
                throw CliException.usage(
                        "`" + column.name() + "` has bands, and is not among the protected columns",
                        "name it under --protected too");
            }
        }
        asked.probabilities.forEach((characteristic, columns) -> {
            TreeMap<String, String> groups = new TreeMap<>();
            for (String wanted : columns.split(",", -1)) {
                Column column = column(wanted.strip());
                requireNumber(column, "--probabilities names columns with a number from 0 to 1");
                groups.put(column.name(), column.name());
            }
            all.add(new Characteristic.Probabilities(characteristic, groups));
        });
        return all;
    }

    /** INVARIANT: the star stands between characteristics that are crossed, and so in the name of none. */
    private static Column nameable(Column column) {
        if (column.name().contains("*")) {
            throw CliException.usage(
                    "`" + column.name() + "` can't be a characteristic: `*` stands between those that are crossed",
                    "give the column another name");
        }
        return column;
    }

    private Characteristic characteristic(Column column) {
        String given = asked.bands.getOrDefault(column.name(), "");
        boolean age = List.of(column.name().toLowerCase(Locale.ROOT).split("[^a-z]+", -1))
                .contains("age");
        if (column.type() != Type.NUMBER || given.isEmpty() && !age) {
            return new Characteristic.Values(column.name(), column.name());
        }
        Expr read = new Expr.Column(Span.none(), persons.name(), column.name(), column.type());
        List<Integer> cuts = given.isEmpty() ? FairnessSettings.USUAL.ageBands() : cuts(given);
        return new Characteristic.Bands(column.name(), column.name(), read, cuts);
    }

    private List<Integer> cuts(String given) {
        try {
            List<Integer> cuts = Arrays.stream(given.split(",", -1))
                    .map(text -> Integer.valueOf(text.strip()))
                    .toList();
            if (cuts.stream().sorted().distinct().toList().equals(cuts)) {
                return cuts;
            }
        } catch (NumberFormatException noNumber) {
            throw command.options.usage("`" + given + "` are no bands; write 25,40,55");
        }
        throw command.options.usage("bands rise: `" + given + "` does not");
    }

    private Column column(String wanted) {
        return persons.column(wanted)
                .orElseThrow(() -> CliException.usage(
                        "the table has no column `" + wanted + "`",
                        Optional.of(Suggestions.didYouMean(wanted, persons.columnNames())
                                        .text())
                                .filter(text -> !text.isEmpty())
                                .orElse("its columns are " + String.join(", ", persons.columnNames()))));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("licit-");
        } catch (IOException failure) {
            throw CliException.world("cannot make a temporary folder", "is there room in it?");
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            throw CliException.world("cannot remove " + folder, "remove it by hand: it holds a copy of the data");
        }
    }
}

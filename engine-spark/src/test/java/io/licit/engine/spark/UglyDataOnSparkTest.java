package io.licit.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.core.segment.ConditionParser;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Resolver;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.engine.AudienceCounts;
import io.licit.engine.BadRows;
import io.licit.engine.LoadReport;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import io.licit.engine.WarehouseException;
import io.licit.engine.sql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people write into a column, Spark reads it as the warehouse does. */
final class UglyDataOnSparkTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "1",
            " 1",
            "1 ",
            "+1",
            "-0",
            "0x10",
            "1_000",
            "1,5",
            ".5",
            "5.",
            "1e3",
            "1E-400",
            "1e999",
            "inf",
            "NaN",
            "１",
            "12345678901234567890",
            "0.1",
            "2020-01-02",
            " 2020-01-02",
            "2020-1-2",
            "2020/01/02",
            "02.01.2020",
            "2020-02-30",
            "0000-01-01",
            "10000-01-01",
            "2020-01-02 10:00:00",
            "2020-01-02T10:00:00Z",
            "2020-01-02T10:00:00+05:30",
            "2020-01-02 10:00:00.1234567",
            "2020-01-02 24:00:00",
            "2020-01-02 10:00",
            "epoch",
            "infinity",
            "2020-01-02 (BC)",
            "true",
            "TRUE",
            " yes",
            "N",
            "t\t",
            "\u00A0true\u00A0",
            "oui",
            "Y",
            "straße",
            "İstanbul",
            "ǆ",
            "ﬁ",
            "de",
            " De\t",
            "DE-by",
            "\u2003fr\u2003",
            "ÅLAND",
            "x'y\"z\\%_",
            "😀");
    private static final List<String> CONDITIONS = List.of(
            "num is null",
            "num > 0",
            "num >= 1000",
            "num = 0.1",
            "num < 0.6",
            "num = 12345678901234567890",
            "day is null",
            "day = date '2020-01-02'",
            "day < date '2020-01-02'",
            "at is null",
            "at = date '2020-01-02'",
            "at >= date '2020-01-02'",
            "at < date '2020-01-03'",
            "yes is null",
            "yes",
            "not yes",
            "age is null",
            "age > 5",
            "word = 'straße'",
            "lower(word) = 'i̇stanbul'",
            "lower(word) = 'åland'",
            "word like '%\\%_'",
            "word like '_'",
            "word like 'x''y\"z\\%_'",
            "word > 'x'",
            "word is null");

    @TempDir
    Path folder;

    @Test
    void the_same_persons_meet_the_same_conditions_and_are_at_the_same_places() {
        write("keys.parquet", TEXTS);
        agree(catalogue("keys.parquet", Map.of()));
    }

    @Test
    void csv_is_read_as_it_is() throws Exception {
        StringBuilder csv = new StringBuilder("id,country,region,born,num,day,at,yes,word\n");
        for (int i = 0; i < TEXTS.size(); i++) {
            String quoted = "\"" + TEXTS.get(i).replace("\"", "\"\"") + "\"";
            csv.append("p")
                    .append(i)
                    .append((", " + quoted).replace(" \"", "\"").repeat(8))
                    .append('\n');
        }
        Files.writeString(folder.resolve("keys.csv"), csv);
        agree(catalogue("keys.csv", Map.of()));
    }

    @Test
    void keys_that_stand_twice_stop_everything_and_so_do_refusals_of_misspelt_persons() {
        write("keys.parquet", List.of("a", "b"));
        Parquet.write(
                folder.resolve("c.parquet"),
                "person VARCHAR, purpose VARCHAR, channel VARCHAR, status VARCHAR, \"at\" TIMESTAMP",
                List.of("('P1 ', 'all', 'all', 'objected', NULL)", "('nobody', 'all', 'all', 'objected', NULL)"));
        Table ledger = new Table(
                "c",
                new Table.Source.Files("c.parquet", Span.none()),
                new Table.Role.Consents(Map.of()),
                Map.of(),
                Span.none());
        Catalogue misspelt = catalogue("keys.parquet", Map.of("c", ledger));
        assertThat(refused(misspelt)).isEqualTo(refusedEmbedded(misspelt)).isNotEmpty();
        Parquet.write(folder.resolve("twice.parquet"), columns(), List.of(row("x", "1"), row("x ", "2"), row("", "3")));
        Catalogue twice = catalogue("twice.parquet", Map.of());
        assertThat(refused(twice)).isEqualTo(refusedEmbedded(twice)).hasSize(2);
    }

    @Test
    void a_source_that_is_gone_is_said() {
        assertThatThrownBy(() -> Here.open(folder, catalogue("none.parquet", Map.of()), Recorded.nothing()))
                .isInstanceOf(WarehouseException.class);
    }

    @Test
    void a_table_of_a_server_is_refused_with_what_to_do() {
        Table persons = catalogue("none.parquet", Map.of()).persons().orElseThrow();
        Table server = new Table(
                "p",
                new Table.Source.Jdbc("jdbc:postgresql://nowhere/db", "p", Span.none()),
                persons.role(),
                persons.columns(),
                Span.none());
        assertThatThrownBy(
                        () -> Here.open(folder, new Catalogue(new TreeMap<>(Map.of("p", server))), Recorded.nothing()))
                .isInstanceOfSatisfying(
                        WarehouseException.class,
                        failure -> assertThat(failure.diagnostics())
                                .singleElement()
                                .satisfies(one -> {
                                    assertThat(one.message().text())
                                            .isEqualTo(
                                                    "the rows of `p` are on a database server, which Spark is not sent to");
                                    assertThat(one.help().text())
                                            .contains(
                                                    "leave `--engine spark` out, or write the table into Parquet files and name these as its source");
                                }));
    }

    private Set<String> refused(Catalogue catalogue) {
        try (SparkEngine engine = Here.open(folder, catalogue, Recorded.nothing())) {
            return Set.of(engine.report().toString());
        } catch (WarehouseException failure) {
            return messages(failure);
        }
    }

    private Set<String> refusedEmbedded(Catalogue catalogue) {
        try (Warehouse warehouse =
                Warehouse.open(folder, catalogue, BadRows.STOP, Progress.none(), Recorded.nothing())) {
            return Set.of(warehouse.report().toString());
        } catch (WarehouseException failure) {
            return messages(failure);
        }
    }

    private static Set<String> messages(WarehouseException failure) {
        return Set.copyOf(failure.diagnostics().stream()
                .map(one -> one.code().id() + one.message())
                .toList());
    }

    private void agree(Catalogue catalogue) {
        Plan plan = plan(catalogue);
        List<AudienceCounts> embedded;
        LoadReport report;
        try (Warehouse warehouse =
                Warehouse.open(folder, catalogue, BadRows.STOP, Progress.none(), Recorded.nothing())) {
            embedded = plan.segments().stream()
                    .map(segment -> warehouse.preview(plan, segment.id(), Progress.none()))
                    .toList();
            report = warehouse.report();
        }
        try (SparkEngine engine = Here.open(folder, catalogue, Recorded.nothing())) {
            List<Map<String, String>> decided = Decided.of(engine, plan);
            for (int i = 0; i < embedded.size(); i++) {
                assertThat(decided.get(i)).as(plan.segments().get(i).id()).hasSize((int)
                        embedded.get(i).matching());
            }
            assertThat(engine.preview(plan, "all", Progress.none())).isEqualTo(embedded.get(embedded.size() - 1));
            assertThat(engine.report().tables()).isEqualTo(report.tables());
            assertThat(engine.report().diagnostics().stream()
                            .map(one -> one.message().text()))
                    .isEqualTo(report.diagnostics().stream()
                            .map(one -> one.message().text())
                            .toList());
        }
    }

    /** Lets in nobody, and tells by the rule where somebody is and whether she counts as a child. */
    private static Plan.GatePlan byPlace() {
        PlaceMap places = new PlaceMap(Set.of("DE", "FR"), Map.of("DE", Set.of("DE-BY", "DE-BE")), PlaceMap.UNKNOWN);
        Set<String> all = Set.of("DE-?", "DE-BY", "DE-BE", "FR", PlaceMap.UNKNOWN);
        List<Plan.GateTest> tests = new ArrayList<>();
        tests.add(new Plan.GateTest("child", all, new PersonTest.Minor(18, Optional.empty())));
        all.stream()
                .sorted()
                .forEach(place -> tests.add(new Plan.GateTest("at " + place, Set.of(place), new PersonTest.Always())));
        return new Plan.GatePlan(places, tests);
    }

    private static Plan plan(Catalogue catalogue) {
        Plan.GatePlan byPlace = byPlace();
        List<Plan.SegmentPlan> segments = new ArrayList<>();
        for (String condition : CONDITIONS) {
            segments.add(new Plan.SegmentPlan(
                    condition, "", resolved(condition, catalogue), List.of(Channel.EMAIL), byPlace, true));
        }
        segments.add(new Plan.SegmentPlan(
                "all", "", new Expr.Bool(Span.none(), true), List.of(Channel.EMAIL), byPlace, true));
        return new Plan(NOW, catalogue, segments);
    }

    private static Expr resolved(String text, Catalogue catalogue) {
        Diagnostics out = new Diagnostics();
        return ConditionParser.parse(new SourceFile("condition", text), out)
                .flatMap(condition -> Resolver.resolve(condition, catalogue, Set.of(), out))
                .orElseThrow(() -> new AssertionError(text + ": " + out.sorted()));
    }

    private static String columns() {
        return "id VARCHAR, country VARCHAR, region VARCHAR, born VARCHAR, num VARCHAR, day VARCHAR, \"at\" VARCHAR,"
                + " yes VARCHAR, word VARCHAR";
    }

    private static String row(String id, String text) {
        return "(" + Sql.text(id) + (", " + Sql.text(text)).repeat(8) + ")";
    }

    private void write(String name, List<String> texts) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            rows.add(row("p" + i, texts.get(i)));
        }
        rows.add("('nulls'" + ", NULL".repeat(8) + ")");
        Parquet.write(folder.resolve(name), columns(), rows);
    }

    private static Catalogue catalogue(String source, Map<String, Table> more) {
        Map<String, Type> types = new LinkedHashMap<>();
        types.put("id", Type.TEXT);
        types.put("country", Type.TEXT);
        types.put("region", Type.TEXT);
        types.put("born", Type.DATE);
        types.put("num", Type.NUMBER);
        types.put("day", Type.DATE);
        types.put("at", Type.TIMESTAMP);
        types.put("yes", Type.BOOLEAN);
        types.put("word", Type.TEXT);
        Map<String, Column> columns = new LinkedHashMap<>();
        types.forEach((name, type) -> columns.put(
                name,
                new Column(
                        name,
                        type,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Span.none())));
        Table.Role persons = new Table.Role.Persons(
                "id",
                Optional.of("country"),
                Optional.of("region"),
                Optional.of("born"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Map<String, Table> tables = new TreeMap<>(more);
        tables.put("p", new Table("p", new Table.Source.Files(source, Span.none()), persons, columns, Span.none()));
        return new Catalogue(tables);
    }
}

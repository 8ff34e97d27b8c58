package io.licit.server.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.ConditionParser;
import io.licit.core.segment.Evaluator;
import io.licit.core.segment.Expr;
import io.licit.core.segment.PersonData;
import io.licit.core.segment.RandomConditions;
import io.licit.core.segment.RandomPersons;
import io.licit.core.segment.Resolver;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A condition that goes through the builder's rows, and through its form, means what it meant. */
final class BuilderPropertyTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final int ROUNDS = 400;
    private static final List<String> OTHERS = List.of("s0", "s1");

    private final Random random = new Random(20_261_130);
    private final Catalogue catalogue = catalogue();
    private final Subjects subjects = Subjects.of(catalogue, OTHERS);

    @Test
    void rows_and_form_mean_what_the_condition_means() {
        List<PersonData> persons = new RandomPersons(random, catalogue).population(40);
        RandomConditions conditions = new RandomConditions(random, catalogue, OTHERS);
        Evaluator evaluator =
                new Evaluator(catalogue, persons, NOW, id -> Optional.of(new Expr.Bool(Span.none(), id.equals("s0"))));
        int plain = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Expr condition = conditions.condition();
            Builder builder = Builder.of(condition, subjects);
            Builder sent = Builder.ofForm(form(builder)::get);
            assertThat(sent.rows()).isEqualTo(builder.rows());
            Expr again = read(sent.text(subjects));
            for (PersonData person : persons) {
                if (!evaluator.test(again, person).equals(evaluator.test(condition, person))) {
                    assertThat(evaluator.test(again, person))
                            .as("%s\nas rows: %s", Canonical.text(condition), sent.text(subjects))
                            .isEqualTo(evaluator.test(condition, person));
                }
            }
            plain += builder.rows().stream().noneMatch(row -> row.what() instanceof Row.Written) ? 1 : 0;
        }
        assertThat(plain).as("conditions that need no text").isGreaterThan(ROUNDS / 20);
    }

    @Test
    void common_conditions_are_rows_and_not_text() {
        List<String> common = List.of(
                "\"select\" >= 26 and count(orders where at >= today - 180 days) >= 1 and not in segment 's0'",
                "(vip = true or country in ('DE', 'AT')) and age between 18 and 30",
                "sum(orders.amount) > 100 or \"odd \"\"name\"\"\" like 'a%'",
                "percentile(\"select\") >= 0.9 and signed_up >= date '2026-01-31' and country is not null",
                "not (country = 'DE')",
                "ntile(4, \"select\") = 1 and days_since(signed_up) <= 365 and last_active_at >= today - 2 years",
                "sum(orders.amount where at >= today - 365 days and channel = 'web') > 500",
                "count(orders where at >= today - 6 months and (channel = 'app' or channel = 'web') and not returned) >= 2",
                "days_since(max(orders.at)) between 180 and 720 and days_since(min(orders.at where channel = 'web')) > 9",
                "coalesce(avg(orders.amount where at >= today - 12 months), 0) < 0.05",
                "coalesce(country, 'XX') not in ('DE', 'XX') and max(orders.delivered_on) is null",
                "count(orders where delivered_on >= today - 90 days) = 1");
        for (String text : common) {
            Builder builder = Builder.of(text, subjects).orElseThrow(() -> new AssertionError(text));
            assertThat(builder.rows()).as(text).noneMatch(row -> row.what() instanceof Row.Written);
            assertThat(Builder.of(builder.text(subjects), subjects)
                            .orElseThrow(() -> new AssertionError(builder.text(subjects)))
                            .rows())
                    .isEqualTo(builder.rows());
        }
    }

    /** Whoever clicks at random builds rows that come back from their text, as far as each says something. */
    @Test
    void rows_that_were_clicked_together_come_back_from_their_text() {
        List<String> kinds = List.of("value", "events", "segment", "group");
        int compared = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Builder builder = Builder.of("vip = true", subjects).orElseThrow();
            for (int i = 0; i < 12; i++) {
                int at = random.nextInt(builder.rows().size());
                String scope =
                        builder.rows().get(at).what() instanceof Row.OfEvents of ? of.table() : builder.scope(at);
                String kind = scope.isEmpty() ? kinds.get(random.nextInt(kinds.size())) : "value";
                builder = builder.done(random.nextInt(6) == 0 ? "remove-" + at : "add-" + kind + "-" + at, subjects);
            }
            List<Row> rows = builder.rows();
            Builder again = Builder.of(read(builder.text(subjects)), subjects);
            // The language knows no group of one, and an `or` within an `or` is one.
            boolean isPlain = IntStream.range(0, rows.size())
                    .filter(row -> rows.get(row).isGroup())
                    .allMatch(row -> children(rows, row) > 1 && rows.get(row).depth() <= 1);
            if (isPlain) {
                assertThat(again.rows()).as(builder.text(subjects)).isEqualTo(rows);
                compared++;
            }
            for (int row = 1; row < again.rows().size(); row++) {
                Span place = again.places().get(row);
                assertThat(again.rowOf(place)).as("a row has its own place").isPresent();
            }
        }
        assertThat(compared).isGreaterThan(ROUNDS / 20);
    }

    private static long children(List<Row> rows, int at) {
        long count = 0;
        for (int row = at + 1;
                row < rows.size() && rows.get(row).depth() > rows.get(at).depth();
                row++) {
            count += rows.get(row).depth() == rows.get(at).depth() + 1 ? 1 : 0;
        }
        return count;
    }

    @Test
    void buttons_add_and_remove_rows_with_all_that_is_in_them() {
        Builder builder = Builder.of("vip = true and (country = 'DE' or country = 'AT')", subjects)
                .orElseThrow();
        Builder more = builder.done("add-events-0", subjects).done("add-value-2", subjects);
        assertThat(more.rows()).hasSize(builder.rows().size() + 2);
        assertThat(more.text(subjects)).contains("count(orders where at >= today - 90 days) >= 1");
        assertThat(more.rows().get(5).depth()).isEqualTo(2);
        Builder less = more.done("remove-2", subjects);
        assertThat(less.text(subjects))
                .doesNotContain("country")
                .contains("vip")
                .contains("orders");
        assertThat(less.done("remove-0", subjects).rows()).as("the whole stays").isEqualTo(less.rows());
        assertThat(less.done("remove-1", subjects).done("remove-1", subjects).text(subjects))
                .isEqualTo("true");
    }

    @Test
    void a_form_that_is_none_of_a_builder_is_refused() {
        Map<String, String> form = form(Builder.of("vip", subjects).orElseThrow());
        for (Map.Entry<String, String> harm : Map.of(
                        "rows", "99999", "r0.depth", "-1", "r1.kind", "script", "r0.kind", "value", "r1.depth", "x")
                .entrySet()) {
            Map<String, String> harmed = new HashMap<>(form);
            harmed.put(harm.getKey(), harm.getValue());
            assertThatThrownBy(() -> Builder.ofForm(name -> harmed.getOrDefault(name, "")))
                    .as(harm.toString())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_somebody_types_never_ends_a_text_early() {
        for (String value : List.of("'", "x' or 'a' = 'a", "--", "\\", "'' or true", "1); drop table persons")) {
            for (Type type : Type.values()) {
                Expr read = ConditionParser.parse(
                                new SourceFile("c", "country = " + Literals.written(value, type)), new Diagnostics())
                        .orElseThrow();
                assertThat(read).isInstanceOf(Expr.Compare.class);
                assertThat(((Expr.Compare) read).right()).isInstanceOf(Expr.Text.class);
            }
        }
    }

    private Expr read(String text) {
        Diagnostics found = new Diagnostics();
        Optional<Expr> read = ConditionParser.parse(new SourceFile("c", text), found)
                .flatMap(parsed -> Resolver.resolve(parsed, catalogue, Set.copyOf(OTHERS), found));
        assertThat(found.sorted()).as(text).noneMatch(one -> one.severity() == Severity.ERROR);
        return read.orElseThrow();
    }

    /** What a browser sends. */
    private static Map<String, String> form(Builder builder) {
        Map<String, String> form = new HashMap<>() {
            @Override
            public String get(Object key) {
                return getOrDefault(key, "");
            }
        };
        form.put("rows", Integer.toString(builder.rows().size()));
        for (int i = 0; i < builder.rows().size(); i++) {
            Row row = builder.rows().get(i);
            String name = "r" + i + ".";
            form.put(name + "depth", Integer.toString(row.depth()));
            form.put(name + "not", row.isNot() ? "yes" : "");
            fields(row.what()).forEach((field, value) -> form.put(name + field, value));
        }
        return form;
    }

    private static Map<String, String> fields(Row.What what) {
        if (what instanceof Row.Group group) {
            return Map.of("kind", "group", "join", group.any() ? "any" : "all");
        }
        if (what instanceof Row.OfValue of) {
            Map<String, String> fields = test("value", of.unknown(), of.test());
            fields.put("subject", of.subject());
            fields.put("parts", of.parts());
            return fields;
        }
        if (what instanceof Row.OfEvents of) {
            Map<String, String> fields = test("events", of.unknown(), of.test());
            fields.put("function", of.function());
            fields.put("table", of.table());
            fields.put("column", of.column());
            fields.put("last", of.within().count());
            fields.put("unit", of.within().unit());
            return fields;
        }
        return what instanceof Row.InSegment in
                ? Map.of("kind", "segment", "segment", in.segment())
                : Map.of("kind", "written", "text", ((Row.Written) what).text());
    }

    private static Map<String, String> test(String kind, String unknown, Row.Test test) {
        return new HashMap<>(Map.of(
                "kind",
                kind,
                "unknown",
                unknown,
                "operator",
                test.operator(),
                "value",
                test.value(),
                "other",
                test.other()));
    }

    private static Catalogue catalogue() {
        Table customers = table(
                "customers",
                new Table.Role.Persons(
                        "customer_id",
                        Optional.of("country"),
                        Optional.empty(),
                        Optional.of("birth_date"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Map.of(
                        "customer_id", Type.TEXT,
                        "country", Type.TEXT,
                        "birth_date", Type.DATE,
                        "odd \"name\"", Type.TEXT,
                        "select", Type.NUMBER,
                        "vip", Type.BOOLEAN,
                        "signed_up", Type.DATE,
                        "last_active_at", Type.TIMESTAMP));
        Table orders = table(
                "orders",
                new Table.Role.Events("customer_id", "at"),
                Map.of(
                        "customer_id", Type.TEXT,
                        "at", Type.TIMESTAMP,
                        "amount", Type.NUMBER,
                        "channel", Type.TEXT,
                        "delivered_on", Type.DATE,
                        "returned", Type.BOOLEAN));
        return new Catalogue(new TreeMap<>(Map.of("customers", customers, "orders", orders)));
    }

    private static Table table(String name, Table.Role role, Map<String, Type> types) {
        Map<String, Column> columns = new TreeMap<>();
        types.forEach((column, type) -> columns.put(
                column,
                new Column(
                        column,
                        type,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Span.none())));
        return new Table(name, new Table.Source.Files(name + ".parquet", Span.none()), role, columns, Span.none());
    }
}

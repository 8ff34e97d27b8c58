package io.licit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are worked out by hand. Today is Tuesday, 30 June 2026. */
final class EvaluatorTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T23:59:59.999999Z");
    /** What is not a number is null. */
    private static final double UNKNOWN = Double.NaN;

    private static final PersonData ANNA = anna();
    private static final PersonData NOBODY = new PersonData(Map.of(), Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                // Logic, with email null and so every test of it unknown
                "vip ~ true",
                "not vip ~ false",
                "email = 'x' ~ null",
                "not email = 'x' ~ null",
                "email = 'x' and not vip ~ false",
                "email = 'x' and vip ~ null",
                "email = 'x' or vip ~ true",
                "email = 'x' or not vip ~ null",
                "email is null ~ true",
                "email is not null ~ false",
                "country <> 'FR' ~ true",
                "null ~ null",
                // Lists and ranges
                "country in ('FR', 'DE') ~ true",
                "country in ('FR', null) ~ null",
                "country in ('DE', null) ~ true",
                "country not in ('FR', null) ~ null",
                "country not in ('FR') ~ true",
                "email in ('x') ~ null",
                "lifetime_value between 100 and 120.5 ~ true",
                "lifetime_value between null and 100 ~ false",
                "lifetime_value between null and 200 ~ null",
                "lifetime_value not between null and 100 ~ true",
                "lifetime_value not between 100 and 121 ~ false",
                // Text
                "email like 'A%' ~ null",
                "\"odd name\" like 'A%_B%' ~ true",
                "\"odd name\" like 'a%' ~ false",
                "\"odd name\" like '%' ~ true",
                "\"odd name\" like 'Anna_' ~ false",
                "'a\uD83D\uDE00c' like 'a_c' ~ true",
                "'abab' like '%ab' ~ true",
                "'' like '_' ~ false",
                "lower(\"odd name\") = 'anna-b' ~ true",
                "lower('ÄΣİ') = 'äσi' ~ true",
                "'\uFFFD' < '\uD83D\uDE00' ~ true",
                "'a' < 'ab' ~ true",
                "'Z' < 'a' ~ true",
                // Numbers
                "lifetime_value = 120.50 ~ true",
                "7 / 2 = 3.5 ~ true",
                "1 / 0 = 1 ~ null",
                "9007199254740991 + 1 = 9007199254740992 ~ true",
                "-lifetime_value < -120 ~ true",
                "2 + 3 * 4 - 6 / 3 = 12 ~ true",
                "lifetime_value + score > 0 ~ null",
                "coalesce(score, 5) = 5 ~ true",
                "case when score > 1 then 'a' when vip then 'b' else 'c' end = 'b' ~ true",
                "case when score > 1 then 'a' end = 'a' ~ null",
                // Time: signed_up 2026-03-31, last_active_at 2026-06-29T23:30Z
                "signed_up = date '2026-03-31' ~ true",
                "signed_up + 1 month = date '2026-04-30' ~ true",
                "date '2024-02-29' + 1 year = date '2025-02-28' ~ true",
                "today - 13 weeks = signed_up ~ true",
                "today - signed_up = 91 ~ true",
                "days_since(signed_up) = 91 ~ true",
                "days_since(last_active_at) = 1 ~ true",
                "days_since(today + 3 days) = -3 ~ true",
                "last_active_at > date '2026-06-29' ~ true",
                "last_active_at = date '2026-06-29' ~ false",
                "last_active_at + 30 days > today + 29 days ~ true",
                "last_active_at - signed_up = 90 ~ true",
                "today = date '2026-06-30' ~ true",
                // Born 2008-02-29
                "age = 18 ~ true",
            })
    void a_condition_is_true_false_or_unknown(String condition, String expected) {
        assertThat(show(evaluator().test(Shop.resolved(condition), ANNA)))
                .as(condition)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                // Orders: see anna()
                "count(orders) ~ 5.0",
                "count(orders.amount) ~ 4.0",
                "count(orders where amount > 100) ~ 0.0",
                "sum(orders.amount) ~ 60.3",
                "sum(orders.amount where channel = 'web') ~ 0.3",
                "sum(orders.amount where amount > 100) ~ null",
                "avg(orders.amount) ~ 15.075",
                "min(orders.amount) ~ 0.1",
                "max(orders.amount) ~ 30.0",
                "min(orders.channel) ~ app",
                "distinct_count(orders.channel) ~ 3.0",
                "distinct_count(orders.amount) ~ 3.0",
                // The earliest time is shared by 30 (app) and 0.1 (web); the row without a time never comes first
                "first(orders.amount) ~ 0.1",
                "first(orders.channel) ~ app",
                // The latest row has no amount
                "last(orders.amount) ~ 0.2",
                "last(orders.channel) ~ shop",
                "max(orders.placed_at) ~ 2026-06-01T10:00:00Z",
                "max(orders.delivered_on) ~ null",
                "count(orders where placed_at >= today - 60 days) ~ 2.0",
                "count(orders where returned) ~ 1.0",
                "count(visits) ~ 0.0",
                "sum(visits.seconds) ~ null",
                "last(visits.page) ~ null",
            })
    void an_aggregate_reads_a_persons_rows(String aggregate, String expected) {
        Expr expr = ((Expr.IsNull) Shop.resolved(aggregate + " is null")).value();
        assertThat(show(evaluator().value(expr, ANNA))).as(aggregate).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2008-02-29, 2026-02-28, 17",
        "2008-02-29, 2026-03-01, 18",
        "2008-02-29, 2028-02-29, 20",
        "2000-06-30, 2026-06-29, 25",
        "2000-06-30, 2026-06-30, 26",
        "2026-06-30, 2026-06-30, 0",
        "2026-07-01, 2026-06-30, null",
    })
    void age_counts_whole_years(LocalDate birth, LocalDate today, String expected) {
        Value age = Scalars.age(Value.of(birth), today);
        assertThat(age.number().map(years -> "" + years.intValue()).orElse("null"))
                .isEqualTo(expected);
    }

    @Test
    void a_percentile_gives_equal_values_the_lowest_rank() {
        List<PersonData> population = valued(10, 20, 20, 30, UNKNOWN, 40);
        // Five persons have a value: (rank - 1) / 4 with ranks 1, 2, 2, 4, 5.
        assertThat(values("percentile(lifetime_value)", population))
                .containsExactly("0.0", "0.25", "0.25", "0.75", "null", "1.0");
        assertThat(values("percentile(lifetime_value)", valued(7, UNKNOWN))).containsExactly("0.0", "null");
    }

    @Test
    void a_tile_gives_equal_values_the_same_number() {
        List<PersonData> population = valued(10, 20, 20, 30, UNKNOWN, 40);
        // floor((rank - 1) * 2 / 5) + 1 with ranks 1, 2, 2, 4, 5.
        assertThat(values("ntile(2, lifetime_value)", population))
                .containsExactly("1.0", "1.0", "1.0", "2.0", "null", "2.0");
        assertThat(values("ntile(1000, lifetime_value)", valued(1, 2))).containsExactly("1.0", "501.0");
    }

    @Test
    void rfm_ranks_each_of_three_among_persons_with_rows() {
        // Dates 1 … 5 June, 5 … 1 orders, and 10 for each person's newest order, nothing for the others.
        List<PersonData> population = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            List<Map<String, Value>> rows = new ArrayList<>();
            rows.add(order("2026-06-0" + i + "T00:00:00Z", 10.0, "web"));
            for (int more = i; more < 5; more++) {
                rows.add(order("2026-01-01T00:00:00Z", null, "web"));
            }
            population.add(new PersonData(Map.of(), Map.of("orders", rows)));
        }
        population.add(NOBODY);
        population.add(new PersonData(Map.of(), Map.of("orders", List.of(order("2026-06-09T00:00:00Z", null, "web")))));
        // Recency among six: floor((rank - 1) * 5 / 6) + 1 = 1 1 2 3 4 and 5. Frequencies 5 4 3 2 1 and 1: ranks 6 5 4
        // 3 1 1, so 5 4 3 2 1. Money: all alike, rank 1, so 1.
        assertThat(values("rfm(orders)", population))
                .containsExactly("151", "141", "231", "321", "411", "null", "null");
    }

    @Test
    void a_segment_stands_for_the_truth_of_its_condition() {
        Map<String, Expr> segments = new HashMap<>();
        segments.put("staff", Shop.resolved("email like '%@shop.example'"));
        segments.put("lapsed", Shop.resolved("not in segment 'staff'"));
        Evaluator evaluator =
                new Evaluator(Shop.catalogue(), List.of(ANNA), AS_OF, id -> Optional.ofNullable(segments.get(id)));
        PersonData clerk = new PersonData(Map.of("email", Value.of("a@shop.example")), Map.of());
        assertThat(show(evaluator.test(Shop.resolved("in segment 'lapsed'"), clerk)))
                .isEqualTo("false");
        assertThat(show(evaluator.test(Shop.resolved("in segment 'lapsed'"), ANNA)))
                .isEqualTo("null");
        assertThat(show(evaluator.test(Shop.resolved("vip or in segment 'loyal-germans'"), ANNA)))
                .isEqualTo("true");
        assertThat(show(evaluator.test(Shop.resolved("in segment 'loyal-germans'"), ANNA)))
                .isEqualTo("null");
    }

    @Test
    void of_a_person_without_values_nothing_is_known() {
        assertThat(show(evaluator().test(Shop.resolved("age >= 18 or vip or country = 'DE'"), NOBODY)))
                .isEqualTo("null");
        assertThat(show(evaluator().test(Shop.resolved("count(orders) = 0"), NOBODY)))
                .isEqualTo("true");
    }

    @Test
    void every_random_condition_has_a_meaning_for_every_random_person() {
        Random random = new Random(11);
        List<PersonData> population = new RandomPersons(random, Shop.catalogue()).population(30);
        RandomConditions conditions = new RandomConditions(random, Shop.catalogue(), List.of("staff"));
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            Expr condition = conditions.condition();
            Evaluator evaluator =
                    new Evaluator(Shop.catalogue(), population, AS_OF, id -> Optional.of(Shop.resolved("vip")));
            for (PersonData person : population) {
                Optional<Boolean> truth = evaluator.test(condition, person);
                seen.merge(show(truth), 1, Integer::sum);
                Expr denied = new Expr.Not(condition.span(), condition);
                assertThat(evaluator.test(denied, person)).isEqualTo(truth.map(is -> !is));
            }
        }
        // Each outcome occurs often enough for the comparison with an engine to mean something.
        assertThat(seen.values()).hasSize(3).allMatch(count -> count > 6_000);
    }

    private static Evaluator evaluator() {
        return new Evaluator(Shop.catalogue(), List.of(ANNA), AS_OF, id -> Optional.empty());
    }

    private static List<String> values(String text, List<PersonData> population) {
        Expr expr = ((Expr.IsNull) Shop.resolved(text + " is null")).value();
        Evaluator evaluator = new Evaluator(Shop.catalogue(), population, AS_OF, id -> Optional.empty());
        return population.stream()
                .map(person -> show(evaluator.value(expr, person)))
                .toList();
    }

    private static List<PersonData> valued(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> new PersonData(Map.of("lifetime_value", Value.of(value)), Map.of()))
                .toList();
    }

    private static PersonData anna() {
        Map<String, Value> values = new HashMap<>();
        values.put("customer_id", Value.of("anna"));
        values.put("country", Value.of("DE"));
        values.put("birth_date", Value.of(LocalDate.parse("2008-02-29")));
        values.put("email", Value.nothing());
        values.put("lifetime_value", Value.of(120.5));
        values.put("vip", Value.of(true));
        values.put("signed_up", Value.of(LocalDate.parse("2026-03-31")));
        values.put("last_active_at", Value.of(Instant.parse("2026-06-29T23:30:00Z")));
        values.put("odd name", Value.of("Anna-B"));
        Map<String, Value> returned = order("2026-05-15T10:00:00Z", 0.2, "web");
        returned.put("returned", Value.of(true));
        List<Map<String, Value>> orders = List.of(
                order("2026-01-01T10:00:00Z", 30.0, "app"),
                order("2026-01-01T10:00:00Z", 0.1, "web"),
                returned,
                order("2026-06-01T10:00:00Z", null, "shop"),
                order(null, 30.0, "shop"));
        return new PersonData(values, Map.of("orders", orders));
    }

    private static Map<String, Value> order(@Nullable String at, @Nullable Double amount, String channel) {
        Map<String, Value> row = new HashMap<>();
        row.put("placed_at", at == null ? Value.nothing() : Value.of(Instant.parse(at)));
        row.put("amount", amount == null ? Value.nothing() : Value.of(amount.doubleValue()));
        row.put("channel", Value.of(channel));
        return row;
    }

    private static String show(Optional<Boolean> truth) {
        return truth.map(Object::toString).orElse("null");
    }

    private static String show(Value value) {
        if (value instanceof Value.Num number) {
            return "" + number.value();
        }
        if (value instanceof Value.Text text) {
            return text.value();
        }
        return value instanceof Value.Moment moment
                ? moment.value().toString()
                : value.isNothing() ? "null" : "" + value;
    }
}

package io.licit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineageTest {
    private static final Map<String, String> SEGMENTS = Map.of(
            "lapsed", "in segment 'staff' and max(orders.placed_at) < today - 1 year",
            "staff", "sex = 'f'");

    @Test
    void a_column_is_read_where_it_stands() {
        Lineage lineage = lineage("country = 'DE' and vip");
        assertThat(lineage.reads())
                .extracting(Lineage.Read::name)
                .containsExactly("customers.country", "customers.vip");
        assertThat(lineage.reads().get(0).use().text()).isEqualTo("country");
        assertThat(lineage.reads().get(0).path().derivation()).containsExactly("customers.country");
        assertThat(lineage.reads()).extracting(LineageTest::category).containsExactly("user.location", "user.behavior");
    }

    @Test
    void an_aggregate_reads_its_column_its_where_and_that_rows_are_there() {
        assertThat(names("sum(orders.amount where channel = 'web') > 5"))
                .containsExactly("orders.customer_id", "orders.placed_at", "orders.amount", "orders.channel");
        assertThat(names("count(visits) > 5")).containsExactly("visits.customer_id", "visits.at");
        assertThat(names("rfm(orders) = '555'"))
                .containsExactly("orders.customer_id", "orders.placed_at", "orders.amount");
        assertThat(unlabelled(lineage("count(orders where channel = 'web') > 5")))
                .containsExactly("orders.channel");
    }

    @Test
    void age_reads_the_date_of_birth() {
        Lineage lineage = lineage("age >= 65");
        assertThat(lineage.reads()).extracting(Lineage.Read::name).containsExactly("customers.birth_date");
        assertThat(lineage.reads().get(0).use().text()).isEqualTo("age");
    }

    @Test
    void a_rank_reads_what_it_ranks() {
        assertThat(names("percentile(lifetime_value) > 0.9 and ntile(4, days_since(signed_up)) = 1"))
                .containsExactly("customers.lifetime_value", "customers.signed_up");
    }

    @Test
    void labels_stay_on_what_is_derived() {
        Lineage lineage = lineage("score > 5");
        assertThat(lineage.reads())
                .extracting(Lineage.Read::name)
                .containsExactly("customers.score", "customers.postcode", "orders.amount");
        Lineage.Read amount = lineage.reads().get(2);
        assertThat(amount.path().derivation()).containsExactly("customers.score", "orders.amount");
        assertThat(amount.use().text()).isEqualTo("score");
        assertThat(lineage.reads())
                .extracting(LineageTest::category)
                .containsExactly("user.behavior", "user.location.postal_code", "user.behavior.purchase_history");
    }

    @Test
    void a_protected_characteristic_is_found_through_what_is_derived_from_it() {
        Lineage lineage = lineage("legacy = 1");
        assertThat(lineage.reads()).extracting(Lineage.Read::name).containsExactly("customers.legacy", "customers.sex");
        assertThat(lineage.reads().get(1).column().protectedAs()).hasValue("sex");
        assertThat(lineage.reads().get(1).column().auditOnly()).isTrue();
        assertThat(unlabelled(lineage)).containsExactly("customers.legacy");
    }

    @Test
    void a_segment_reads_what_the_segments_it_names_read() {
        Lineage lineage = lineage("vip and not in segment 'lapsed'");
        assertThat(lineage.reads())
                .extracting(Lineage.Read::name)
                .containsExactly(
                        "customers.vip", "orders.customer_id", "orders.placed_at", "orders.placed_at", "customers.sex");
        Lineage.Read sex = lineage.reads().get(4);
        assertThat(sex.path().segments()).containsExactly("lapsed", "staff");
        assertThat(sex.path().reference().text()).isEqualTo("in segment 'lapsed'");
        assertThat(sex.use().text()).isEqualTo("sex");
    }

    @Test
    void a_segment_without_a_condition_is_missing_from_the_lineage() {
        Lineage lineage = Lineage.of(Shop.resolved("in segment 'staff'"), Shop.catalogue(), id -> Optional.empty());
        assertThat(lineage.missing()).extracting(Lineage.Missing::segment).containsExactly("staff");
    }

    @Test
    void a_source_that_nobody_declares_is_unlabelled() {
        Catalogue catalogue = withDerivation("score", List.of("gone.column"));
        Lineage lineage = Lineage.of(Shop.resolved("score > 5"), catalogue, id -> Optional.empty());
        assertThat(unlabelled(lineage)).containsExactly("gone.column");
    }

    @Test
    void a_circle_of_derivations_ends() {
        Catalogue catalogue = withDerivation("postcode", List.of("score"));
        assertThat(Lineage.of(Shop.resolved("score > 5"), catalogue, id -> Optional.empty())
                        .reads())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "placed_at >= today - 365 days",
                "today - 1 year < placed_at",
                "placed_at = date '2026-01-01'",
                "placed_at between today - 90 days and today",
                "placed_at in (date '2026-01-01', date '2026-01-02')",
                "days_since(placed_at) <= 90",
                "today - placed_at < 30",
                "days_since(placed_at) between 0 and 30",
                "amount > 5 and placed_at > today - 3 months",
                "placed_at > today - 3 months or amount > 5 and placed_at > date '2025-01-01'",
                "not placed_at < today - 1 year",
                "not (placed_at < today - 1 year or amount < 5)",
                "placed_at > coalesce(null, today - 1 year)",
            })
    void a_look_back_is_limited_when_every_way_in_bounds_the_time(String where) {
        assertThat(lineage("count(orders where " + where + ") > 1").lookBacks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount > 5",
                "placed_at <= today",
                "placed_at <> today",
                "placed_at > today - 3 months or amount > 5",
                "placed_at >= delivered_on",
                "placed_at not between today - 90 days and today",
                "placed_at not in (date '2026-01-01')",
                "not placed_at >= today - 1 year",
                "not (placed_at < today - 1 year and amount < 5)",
                "days_since(placed_at) >= 90",
                "days_since(delivered_on) <= 90",
                "delivered_on >= today - 1 year",
                "case when placed_at > today - 1 year then true else false end",
            })
    void a_look_back_is_unlimited_when_one_way_in_does_not(String where) {
        assertThat(lineage("count(orders where " + where + ") > 1").lookBacks()).hasSize(1);
    }

    @Test
    void only_the_latest_time_needs_no_bound() {
        assertThat(lineage("max(orders.placed_at) > today and last(orders.placed_at where returned) > today")
                        .lookBacks())
                .isEmpty();
        assertThat(lineage("min(orders.placed_at) > today").lookBacks()).hasSize(1);
        assertThat(lineage("first(orders.placed_at) > today").lookBacks()).hasSize(1);
        assertThat(lineage("max(orders.amount) > 5").lookBacks()).hasSize(1);
        assertThat(lineage("rfm(orders) = '555'")
                        .lookBacks()
                        .get(0)
                        .trait()
                        .span()
                        .text())
                .isEqualTo("rfm(orders)");
    }

    private static List<String> names(String condition) {
        return lineage(condition).reads().stream().map(Lineage.Read::name).toList();
    }

    private static String category(Lineage.Read read) {
        return read.column().category().orElse("");
    }

    private static List<String> unlabelled(Lineage lineage) {
        return lineage.reads().stream()
                .filter(read -> read.column().category().isEmpty())
                .map(Lineage.Read::name)
                .toList();
    }

    private static Lineage lineage(String condition) {
        return Lineage.of(
                Shop.resolved(condition),
                Shop.catalogue(),
                id -> Optional.ofNullable(SEGMENTS.get(id)).map(Shop::resolved));
    }

    private static Catalogue withDerivation(String name, List<String> from) {
        Map<String, Table> tables = new LinkedHashMap<>(Shop.catalogue().tables());
        Table customers = Shop.catalogue().persons().orElseThrow();
        Map<String, Column> columns = new LinkedHashMap<>(customers.columns());
        Column old = customers.column(name).orElseThrow();
        columns.put(
                name,
                new Column(
                        name,
                        old.type(),
                        old.category(),
                        old.protectedAs(),
                        old.probabilityOf(),
                        false,
                        from,
                        old.contact(),
                        old.origin(),
                        old.span()));
        tables.put("customers", customers.withColumns(columns));
        return new Catalogue(tables);
    }
}

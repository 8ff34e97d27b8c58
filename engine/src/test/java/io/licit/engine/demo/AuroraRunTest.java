package io.licit.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.engine.AudienceCounts;
import io.licit.engine.Members;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole run over Aurora, held against counts in hand-written SQL. */
final class AuroraRunTest {
    @TempDir
    static Path made;

    private static Map<String, AudienceCounts> audiences = Map.of();

    @BeforeAll
    static void run() throws IOException {
        Aurora.write(made, 20_000, Progress.none());
        audiences = Shipped.run(made, "CAT1204");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "staff | staff",
                "comfort-seekers | comfort_score >= 70 AND newsletter_opens >= 6 AND NOT staff",
                "restful-nights | wellness_interest IN ('sleep', 'mobility', 'allergy') AND customer_id IN"
                        + " (SELECT customer_id FROM @orders@ WHERE placed_at >= DATE '2024-11-24')",
                "lapsed-big-spenders | NOT staff AND customer_id IN (SELECT customer_id FROM @orders@ GROUP BY 1 HAVING"
                        + " sum(amount) FILTER (placed_at >= DATE '2025-11-24') > 500"
                        + " AND DATE '2026-11-24' - max(placed_at)::DATE > 90)",
                "growing-families | customer_id IN (SELECT customer_id FROM @orders@ WHERE category = 'kids' GROUP BY 1"
                        + " HAVING count(*) >= 2) AND customer_id IN (SELECT customer_id FROM @visits@"
                        + " WHERE page_group = 'nursery' AND \"at\" >= DATE '2026-08-26')",
                "gold-early-access | loyalty_tier IN ('gold', 'platinum') AND customer_id IN"
                        + " (SELECT customer_id FROM @orders@ WHERE placed_at >= DATE '2025-11-24')",
                "delivery-apologies | customer_id IN (SELECT customer_id FROM @tickets@ WHERE topic = 'delivery'"
                        + " AND satisfaction <= 2 AND opened_at >= DATE '2026-07-27')",
                "campus-drop | date_part('year', age(TIMESTAMP '2026-11-24', birth_date::TIMESTAMP)) BETWEEN 14 AND 20"
                        + " AND customer_id IN (SELECT customer_id FROM @visits@ WHERE device = 'phone'"
                        + " AND \"at\" >= DATE '2026-05-28')"
            })
    void matching_is_what_plain_sql_counts(String segment, String condition) throws SQLException {
        assertThat(audience(segment).matching()).isPositive().isEqualTo((long)
                Rows.number(made, "SELECT count(*) FROM @customers@ WHERE " + condition));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "staff",
                "lapsed-big-spenders",
                "newsletter-regulars",
                "winback-by-post",
                "second-purchase",
                "delivery-apologies",
                "gold-early-access",
                "app-regulars",
                "growing-families"
            })
    void a_lawful_basis_lets_somebody_in_and_leaves_somebody_out(String segment) {
        AudienceCounts audience = audience(segment);
        assertThat(audience.eligible()).isPositive().isLessThan(audience.matching());
        assertThat(audience.reachable()).isPositive().isLessThanOrEqualTo(audience.eligible());
    }

    @ParameterizedTest
    @ValueSource(strings = {"garden-season", "autumn-call-list", "newlywed-homes"})
    void without_what_has_to_be_signed_nobody_is_in(String segment) {
        assertThat(audience(segment).matching()).isPositive();
        assertThat(audience(segment).eligible()).isZero();
    }

    @Test
    void everybody_is_counted_once() {
        assertThat(audiences.values())
                .allSatisfy(audience -> assertThat(audience.matching())
                        .isEqualTo(audience.eligible()
                                + audience.excluded().stream()
                                        .mapToLong(AudienceCounts.Excluded::count)
                                        .sum()));
    }

    @Test
    void minors_are_left_out_of_adverts() {
        // The same article is told by two facts; whichever comes first counts her.
        assertThat(rules("campus-drop")).containsAnyOf("EU-DSA-ART28-2", "EU-DSA-26-28-MINOR");
    }

    /** Those whom the README names. */
    @Test
    void persons_are_in_or_out_as_their_histories_say() {
        try (Members members = Warehouse.members(made, "lapsed-big-spenders", Recorded.nothing())
                .orElseThrow()) {
            assertThat(members.ids().toList())
                    .contains("C0000032", "C0000408")
                    .doesNotContain("C0000106", "C0000150", "C0000298", "C0000630", "C0000525");
        }
    }

    private static Set<String> rules(String segment) {
        return audience(segment).excluded().stream()
                .map(AudienceCounts.Excluded::rule)
                .collect(Collectors.toSet());
    }

    private static AudienceCounts audience(String segment) {
        return Objects.requireNonNull(audiences.get(segment), segment);
    }
}

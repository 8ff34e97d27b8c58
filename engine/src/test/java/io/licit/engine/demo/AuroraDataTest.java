package io.licit.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.licit.engine.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what the demo promises is in its data. */
final class AuroraDataTest {
    private static final String PERSON_IS = "SELECT count(*) FROM @customers@ WHERE ";

    @TempDir
    static Path made;

    @BeforeAll
    static void make() throws IOException {
        Aurora.write(made, 20_000, Progress.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "country IS NULL",
                "country = ''",
                "country = 'de'",
                "country LIKE ' %'",
                "country IN ('UK', 'Europe', 'XX')",
                "country = 'AR'",
                "country = 'NG'",
                "country = 'US' AND region IS NULL",
                "region = 'CA'",
                "birth_date IS NULL",
                "birth_date > DATE '2026-11-24'",
                "birth_date = DATE '1900-01-01'",
                "birth_date > DATE '2008-11-24' AND birth_date <= DATE '2026-11-24'",
                "birth_date BETWEEN DATE '2013-11-25' AND DATE '2017-11-24'",
                "last_active_at < TIMESTAMP '2023-11-24'",
                "last_active_at IS NULL",
                "email IS NULL",
                "trim(email) = ''",
                "phone IS NULL",
                "push_token IS NOT NULL",
                "wellness_interest IS NOT NULL AND comfort_score >= 70",
                "staff"
            })
    void persons_of_every_kind_occur(String kind) throws SQLException {
        assertThat(Rows.number(made, PERSON_IS + kind)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'granted' AND \"at\" IS NULL",
                "status = 'objected' AND \"at\" IS NULL",
                "\"at\" > TIMESTAMP '2026-11-24 23:59:59'",
                "expires_at < TIMESTAMP '2026-11-24'",
                "status = 'granted' AND expires_at > TIMESTAMP '2026-11-25'",
                "purpose = 'all' AND status = 'granted'",
                "channel = 'all' AND status = 'objected'",
                "channel LIKE '%;%'",
                "purpose = 'newsletter'",
                "purpose IS NULL",
                "status = 'subscribed'",
                "method = 'gpc'",
                "method = 'parental'",
                "method = 'inquiry'",
                "method = 'paper' AND explicit",
                "method IS NULL",
                "status = 'granted' AND explicit IS NULL",
                "NOT explicit",
            })
    void consents_of_every_kind_occur(String kind) throws SQLException {
        assertThat(Rows.number(made, "SELECT count(*) FROM @consents@ WHERE " + kind))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"erasure", "restriction", "deceased", "do-not-call", "legal-hold", "blocked"})
    void restrictions_of_every_kind_occur(String kind) throws SQLException {
        assertThat(Rows.number(made, "SELECT count(*) FROM @restrictions@ WHERE kind = '" + kind + "'"))
                .isPositive();
    }

    @Test
    void some_contradict_themselves_at_one_instant() throws SQLException {
        assertThat(Rows.number(made, """
                SELECT count(*) FROM @consents@ g JOIN @consents@ w USING (customer_id, purpose, channel, "at")
                WHERE g.status = 'granted' AND w.status = 'withdrawn'""")).isPositive();
    }

    @Test
    void persons_live_in_at_least_thirty_countries() throws SQLException {
        assertThat(Rows.number(
                        made,
                        "SELECT count(*) FROM (SELECT country FROM @customers@ GROUP BY 1 HAVING count(*) >= 80)"))
                .isGreaterThanOrEqualTo(30);
    }

    @Test
    void a_person_has_about_so_many_rows() throws SQLException {
        assertThat(Rows.number(made, "SELECT count(*) / 20000 FROM @orders@")).isCloseTo(10, within(1.0));
        assertThat(Rows.number(made, "SELECT count(*) / 20000 FROM @visits@")).isCloseTo(4, within(0.3));
        assertThat(Rows.number(made, "SELECT count(*) / 20000 FROM @tickets@")).isCloseTo(0.5, within(0.1));
        assertThat(Rows.number(made, "SELECT count(*) / 20000 FROM @consents@")).isCloseTo(3, within(0.5));
    }

    @Test
    void nobody_orders_before_joining_or_after_leaving() throws SQLException {
        assertThat(Rows.number(made, """
                SELECT count(*) FROM @orders@ JOIN @customers@ USING (customer_id)
                WHERE placed_at < signed_up_at OR placed_at > last_active_at""")).isZero();
    }

    @Test
    void ids_are_ids() throws SQLException {
        assertThat(Rows.number(made, "SELECT count(DISTINCT customer_id) FROM @customers@"))
                .isEqualTo(20_000);
        assertThat(Rows.number(made, "SELECT count(*) - count(DISTINCT order_id) FROM @orders@"))
                .isZero();
        assertThat(Rows.one(made, "SELECT min(customer_id) FROM @customers@")).isEqualTo("C0000001");
    }

    @Test
    void the_score_of_a_neighbourhood_goes_with_ethnicity() throws SQLException {
        String score = "SELECT avg(segment_score) FROM @customers@ WHERE country IN ('DE', 'GB', 'US') AND ethnicity ";
        assertThat(Rows.number(made, score + "= 'white'") - Rows.number(made, score + "<> 'white'"))
                .isGreaterThan(10);
    }

    @Test
    void value_goes_with_age_and_a_little_with_sex() throws SQLException {
        String value = "SELECT avg(lifetime_value) FROM @customers@ WHERE ";
        assertThat(Rows.number(made, value + "birth_date < DATE '1966-01-01'"))
                .isGreaterThan(1.4 * Rows.number(made, value + "birth_date > DATE '1992-01-01'"));
        assertThat(Rows.number(made, value + "sex = 'female'") / Rows.number(made, value + "sex = 'male'"))
                .isBetween(1.01, 1.2);
    }

    @Test
    void opened_newsletters_go_with_age() throws SQLException {
        assertThat(Rows.number(
                        made,
                        "SELECT corr(newsletter_opens, epoch(birth_date::TIMESTAMP)) FROM @customers@"
                                + " WHERE birth_date < DATE '2010-01-01'"))
                .isLessThan(-0.5);
    }

    @Test
    void what_is_not_tied_is_drawn_apart() throws SQLException {
        assertThat(Rows.number(made, "SELECT corr(newsletter_opens, segment_score) FROM @customers@"))
                .isCloseTo(0, within(0.03));
        assertThat(Rows.number(made, "SELECT corr(lifetime_value, segment_score) FROM @customers@"))
                .isCloseTo(0, within(0.03));
        assertThat(Rows.number(made, "SELECT corr(staff::INTEGER, (sex = 'female')::INTEGER) FROM @customers@"))
                .isCloseTo(0, within(0.03));
    }
}

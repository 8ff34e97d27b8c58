package io.licit.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.law.Organisation;
import io.licit.core.law.Penalty;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final Penalty GDPR = penalty("EUR", "20000000", "4", true, Penalty.Per.ORGANISATION);

    @Test
    void of_a_sum_and_a_share_the_higher_counts_where_the_statute_says_so() {
        assertThat(maximum(GDPR, turnover("EUR", "42000000"))).isEqualTo("EUR 20,000,000");
        assertThat(maximum(GDPR, turnover("EUR", "1000000000"))).isEqualTo("EUR 40,000,000");
    }

    @Test
    void and_the_lower_where_it_says_that() {
        Penalty capped = penalty("BRL", "50000000", "2", false, Penalty.Per.VIOLATION);
        assertThat(maximum(capped, turnover("BRL", "100000000"))).isEqualTo("BRL 2,000,000 per violation");
        assertThat(maximum(capped, turnover("BRL", "9000000000"))).isEqualTo("BRL 50,000,000 per violation");
    }

    @Test
    void money_is_never_converted() {
        assertThat(maximum(GDPR, turnover("USD", "1000000000")))
                .isEqualTo("the higher of EUR 20,000,000 and USD 40,000,000");
    }

    @Test
    void an_unknown_turnover_is_said() {
        Exposure exposure =
                Exposure.of(GDPR, Organisation.undeclared(), Optional.empty()).orElseThrow();
        assertThat(exposure.shown()).isEqualTo("EUR 20,000,000 or more");
        assertThat(exposure.basis()).contains("none is declared");
    }

    @Test
    void persons_count_where_the_statute_counts_them() {
        Penalty each = penalty("USD", "1500", "", true, Penalty.Per.MESSAGE);
        assertThat(Exposure.of(each, Organisation.undeclared(), Optional.of(2_000L))
                        .orElseThrow()
                        .shown())
                .isEqualTo("USD 3,000,000");
        assertThat(Exposure.of(each, Organisation.undeclared(), Optional.empty())
                        .orElseThrow()
                        .shown())
                .isEqualTo("USD 1,500 per message");
        Penalty violation = penalty("USD", "7500", "", true, Penalty.Per.VIOLATION);
        assertThat(Exposure.of(violation, Organisation.undeclared(), Optional.of(2_000L))
                        .orElseThrow()
                        .shown())
                .isEqualTo("USD 7,500 per violation");
    }

    @Test
    void a_rule_that_threatens_nothing_exposes_to_nothing() {
        assertThat(Exposure.of(Penalty.NONE, Organisation.undeclared(), Optional.of(1L)))
                .isEmpty();
    }

    private static String maximum(Penalty penalty, Organisation organisation) {
        return Exposure.of(penalty, organisation, Optional.empty())
                .orElseThrow()
                .shown();
    }

    private static Organisation turnover(String currency, String amount) {
        return new Organisation(Set.of(), Optional.empty(), Map.of(currency, new BigDecimal(amount)));
    }

    private static Penalty penalty(String currency, String amount, String percent, boolean higher, Penalty.Per per) {
        return new Penalty(
                "a fine",
                "Art. 1",
                Map.of(currency, new BigDecimal(amount)),
                percent.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(percent)),
                higher,
                per);
    }
}

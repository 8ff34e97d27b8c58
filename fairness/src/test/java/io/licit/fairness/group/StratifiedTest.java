package io.licit.fairness.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.licit.fairness.Reference;
import io.licit.fairness.Reference.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StratifiedTest {
    private final Map<String, Map<String, Stratum>> strata = strata();

    @Test
    void every_number_is_that_of_r_statsmodels_and_the_plain_formula() {
        int held = 0;
        for (Row row : Reference.rows("conditional")) {
            Conditional result = conditional(row.text("case"), Direction.BENEFIT);
            assertThat(result.informative()).isEqualTo((int) row.whole("informative"));
            Reference.same(row, "disparity", result.disparity().orElseThrow());
            if (row.number("oddsRatio").isEmpty()) {
                continue;
            }
            held++;
            Reference.same(row, "oddsRatio", result.oddsRatio().orElseThrow());
            Reference.same(row, "riskRatio", result.riskRatio().orElseThrow());
            result.oddsRatioInterval().ifPresent(interval -> {
                Reference.same(row, "oddsLow", interval.low());
                Reference.same(row, "oddsHigh", interval.high());
            });
            Reference.same(row, "chi2", result.chi2().orElseThrow());
            Reference.same(row, "r_cmh_p", result.p().orElseThrow());
            Reference.same(row, "r_cmh_p_cc", result.pCorrected().orElseThrow());
            row.number("taroneP")
                    .ifPresent(
                            p -> assertThat(result.homogeneity().orElseThrow()).isCloseTo(p, within(1e-11)));
        }
        assertThat(held).isGreaterThan(100);
    }

    /** Adult given education: only graduates are selected, 8,067 of 32,561 persons. */
    @Test
    void the_share_of_persons_in_informative_strata_is_told() {
        Conditional result = conditional("adult~long_hours_graduates~sex~edu_band~Female", Direction.BENEFIT);
        assertThat(result.strata()).isEqualTo(4);
        assertThat(result.informative()).isEqualTo(1);
        assertThat(result.coverage()).isCloseTo(8067.0 / 32561, within(1e-12));
        assertThat(result.homogeneity()).isEmpty();
    }

    /** Trap: a stratum in which nobody is selected makes another's formula score both sexes as disadvantaged. */
    @Test
    void what_disadvantages_one_of_two_groups_advantages_the_other() {
        strata.forEach((name, of) -> {
            Map<String, Stratum> turned = new LinkedHashMap<>();
            Map<String, Stratum> pair = new LinkedHashMap<>();
            of.forEach((value, one) -> {
                pair.put(value, new Stratum(one.group(), one.reference(), Count.none()));
                turned.put(value, new Stratum(one.reference(), one.group(), Count.none()));
            });
            Conditional one = Stratified.of("c", "f", "g", "r", Direction.BENEFIT, pair);
            Conditional other = Stratified.of("c", "f", "r", "g", Direction.BENEFIT, turned);
            one.disparity()
                    .ifPresent(disparity ->
                            assertThat(other.disparity().orElseThrow()).isCloseTo(-disparity, within(1e-12)));
            if (one.oddsRatio().orElse(0) > 0) {
                assertThat(other.oddsRatio().orElseThrow() * one.oddsRatio().orElseThrow())
                        .isCloseTo(1, within(1e-12));
            }
        });
    }

    @Test
    void for_a_burden_the_odds_are_those_of_being_spared() {
        String name = "adult~long_hours_graduates~sex~occupation~Female";
        Conditional benefit = conditional(name, Direction.BENEFIT);
        Conditional burden = conditional(name, Direction.BURDEN);
        assertThat(burden.oddsRatio().orElseThrow() * benefit.oddsRatio().orElseThrow())
                .isCloseTo(1, within(1e-12));
        assertThat(burden.disparity().orElseThrow())
                .isCloseTo(-benefit.disparity().orElseThrow(), within(1e-12));
        assertThat(burden.p().orElseThrow() / benefit.p().orElseThrow()).isCloseTo(1, within(1e-9));
    }

    @Test
    void without_strata_that_tell_there_are_no_numbers() {
        Map<String, Stratum> silent = Map.of("a", new Stratum(new Count(5, 0), new Count(7, 0), new Count(9, 9)));
        Conditional result = Stratified.of("sex", "band", "f", "m", Direction.BENEFIT, silent);
        assertThat(result.informative()).isZero();
        assertThat(result.coverage()).isZero();
        assertThat(result.oddsRatio()).isEmpty();
        assertThat(result.p()).isEmpty();
        assertThat(result.disparity()).isPresent();
        Conditional none = Stratified.of("sex", "band", "f", "m", Direction.BENEFIT, Map.of());
        assertThat(none.disparity()).isEmpty();
        assertThat(none.coverage()).isZero();
    }

    private Conditional conditional(String name, Direction direction) {
        return Stratified.of("c", "f", "g", "r", direction, strata.getOrDefault(name, Map.of()));
    }

    private static Map<String, Map<String, Stratum>> strata() {
        Map<String, Map<String, Stratum>> strata = new LinkedHashMap<>();
        for (Row row : Reference.rows("strata")) {
            strata.computeIfAbsent(row.text("case"), key -> new LinkedHashMap<>())
                    .put(
                            row.text("stratum"),
                            new Stratum(count(row, "group"), count(row, "reference"), count(row, "others")));
        }
        return strata;
    }

    private static Count count(Row row, String who) {
        long selected = row.whole(who + "Selected");
        return new Count(selected + row.whole(who + "Not"), selected);
    }
}

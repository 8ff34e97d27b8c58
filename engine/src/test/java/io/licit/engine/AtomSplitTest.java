package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Evaluator;
import io.licit.core.segment.Expr;
import io.licit.core.segment.PersonData;
import io.licit.core.segment.Value;
import io.licit.engine.column.Column;
import io.licit.engine.column.ColumnWriter;
import io.licit.engine.column.Kind;
import io.licit.engine.column.Predicate;
import io.licit.engine.column.Predicate.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomSplitTest {
    private static final List<String> TODAYS =
            List.of("2026-06-15", "2024-02-29", "2023-02-28", "2024-03-01", "2025-12-31", "2028-01-01");
    private static final List<String> ON_TIMES = List.of(
            "days_since(%s) <= 30",
            "days_since(%s) = 0",
            "30.5 > days_since(%s)",
            "days_since(%s) not in (1, 2, null, 3.5)",
            "days_since(%s) between -3 and 400",
            "days_since(%s) is null",
            "today - %s >= 28",
            "%s - today < -365",
            "%s >= today - 2 months",
            "%s < date '2024-02-29' + 1 years",
            "%s not between date '2020-01-01' and today",
            "%s in (today, date '2024-02-29')",
            "%s <> today",
            "%s is not null");
    private static final List<String> ON_AGES = List.of(
            "age >= 18",
            "age < 18",
            "age = 2",
            "age <> 2",
            "age <= 1.5",
            "age in (0, 1, 4)",
            "age not between 1 and 3",
            "age > -1",
            "age < 0",
            "age is null",
            "age is not null",
            "age > 100000");

    @TempDir
    Path folder;

    private Shop shop;
    private Catalogue catalogue;

    @BeforeEach
    void make() throws Exception {
        shop = new Shop(folder);
        catalogue = shop.typed();
    }

    private AtomSplit splitting(String today) {
        return new AtomSplit(new Plan(noon(today), catalogue, List.of()));
    }

    private static Instant noon(String today) {
        return LocalDate.parse(today).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private Expr resolved(String text) {
        return Shop.resolved(text, catalogue, Set.of());
    }

    private String split(String text) {
        AtomSplit.Split split = splitting("2026-06-15").of(resolved(text));
        return split instanceof AtomSplit.Constant constant
                ? constant.answer().name()
                : ((AtomSplit.Said) split).source().text();
    }

    @Test
    void what_is_said_of_a_value_is_no_part_of_the_value() {
        assertThat(split("spent > 100")).isEqualTo("value of spent");
        assertThat(split("100 + 1 >= spent")).isEqualTo("value of spent");
        assertThat(split("spent is null")).isEqualTo("value of spent");
        assertThat(split("country in ('DE', 'AT')")).isEqualTo("value of country");
        assertThat(split("country like 'D%'")).isEqualTo("value of country");
        assertThat(split("count(orders) > 2")).isEqualTo("value of count(orders)");
        assertThat(split("ntile(4, spent) between 1 and 2")).isEqualTo("value of ntile(4, spent)");
    }

    @Test
    void numbers_of_days_are_said_of_the_day() {
        assertThat(split("days_since(last_active_at) <= 30")).isEqualTo("value of last_active_at");
        assertThat(split("today - last_active_at <= 30")).isEqualTo("value of last_active_at");
        assertThat(split("last_active_at > today - 3 months")).isEqualTo("value of last_active_at");
        assertThat(split("age >= 18")).isEqualTo("value of birth_date");
    }

    @Test
    void what_is_the_same_of_everybody_is_no_column() {
        assertThat(split("1 < 2")).isEqualTo("YES");
        assertThat(split("today < date '2020-01-01'")).isEqualTo("NO");
        assertThat(split("1 in (2, null)")).isEqualTo("UNKNOWN");
    }

    @Test
    void what_can_not_be_taken_apart_is_a_truth_value() {
        assertThat(split("spent > age")).isEqualTo("truth of spent > age");
        assertThat(split("country in ('DE', region)")).isEqualTo("truth of country in ('DE', region)");
    }

    /** The reference evaluation is the judge, on leap days, on days of birth to come, and of who has none. */
    @Test
    void days_and_ages_are_said_as_the_reference_evaluation_says_them() {
        Random random = new Random(20_261_133);
        for (String today : TODAYS) {
            List<Optional<LocalDate>> days = days(random, LocalDate.parse(today));
            for (String text : ON_TIMES) {
                compare(today, String.format(text, "birth_date"), days);
            }
            for (String text : ON_AGES) {
                compare(today, text, days);
            }
        }
    }

    private static List<Optional<LocalDate>> days(Random random, LocalDate today) {
        List<Optional<LocalDate>> days = new ArrayList<>(List.of(Optional.empty()));
        for (int i = -400; i < 1_900; i++) {
            days.add(Optional.of(today.minusDays(i)));
        }
        for (int i = 0; i < 300; i++) {
            days.add(Optional.of(today.minusDays(random.nextInt(40_000))));
        }
        return days;
    }

    private void compare(String today, String text, List<Optional<LocalDate>> days) {
        Expr atom = resolved(text);
        AtomSplit.Said said = (AtomSplit.Said) splitting(today).of(atom);
        ColumnWriter dates = ColumnWriter.of(Kind.DATE, days.size());
        ColumnWriter moments = ColumnWriter.of(Kind.TIMESTAMP, days.size());
        for (int n = 0; n < days.size(); n++) {
            int person = n;
            days.get(n).ifPresent(day -> {
                dates.code(person, day.toEpochDay());
                moments.code(person, day.toEpochDay() * Axis.MICROSECONDS_OF_DAY + person % 2);
            });
        }
        compare(today, atom, said, dates.column(), days, false);
        compare(today, atom, said, moments.column(), days, true);
    }

    private void compare(
            String today,
            Expr atom,
            AtomSplit.Said said,
            Column column,
            List<Optional<LocalDate>> days,
            boolean moments) {
        Evaluator reference = new Evaluator(catalogue, List.of(), noon(today), id -> Optional.empty());
        Predicate predicate = said.saying().of(column.coding()).orElseThrow();
        for (int n = 0; n < days.size(); n++) {
            int micros = n % 2;
            Value value = days.get(n)
                    .map(day -> moments
                            ? Value.of(
                                    day.atStartOfDay(ZoneOffset.UTC).toInstant().plusNanos(micros * 1_000L))
                            : Value.of(day))
                    .orElse(Value.nothing());
            Map<String, Value> values = new HashMap<>(Map.of("birth_date", value));
            Optional<Boolean> expected = reference.test(atom, new PersonData(values, Map.of()));
            Answer answer = column.code(n).map(predicate::of).orElse(predicate.ofNull());
            Optional<Boolean> answered =
                    answer == Answer.UNKNOWN ? Optional.empty() : Optional.of(answer == Answer.YES);
            if (!answered.equals(expected)) {
                assertThat(answered)
                        .as("%s on %s of %s", Canonical.text(atom), today, value)
                        .isEqualTo(expected);
            }
        }
    }
}

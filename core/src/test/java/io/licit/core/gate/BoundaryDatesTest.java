package io.licit.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Effect;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.law.RuleTest;
import io.licit.core.law.RuleTest.Expectation;
import io.licit.core.law.ShippedLaw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Every shipped rule that binds is tested on the days on which it begins and ends, and on the days beside them. */
class BoundaryDatesTest {
    /** Whatever began by then is older than any data. */
    private static final LocalDate BEFORE_ALL_DATA = LocalDate.of(1900, 1, 1);

    /** What ended earlier is carried as history. */
    private static final LocalDate ENDS_FROM = LocalDate.of(2018, 1, 1);

    private final LawBook book = ShippedLaw.book();
    private final PackTests tests = new PackTests(book);

    @Test
    void every_rule_that_binds_is_tested_on_its_first_day_and_the_day_before() {
        List<String> missing = new ArrayList<>();
        for (Rule rule : book.rules()) {
            LocalDate first = rule.from().orElse(BEFORE_ALL_DATA);
            if (!rule.neverBinds() && first.isAfter(BEFORE_ALL_DATA)) {
                missing.addAll(missing(rule, first, first.minusDays(1)));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_rule_that_ends_is_tested_on_its_last_day_and_the_day_after() {
        List<String> missing = new ArrayList<>();
        for (Rule rule : book.rules()) {
            Optional<LocalDate> last = rule.until().filter(day -> !day.isBefore(ENDS_FROM));
            if (!rule.neverBinds() && last.isPresent()) {
                missing.addAll(missing(rule, last.get(), last.get().plusDays(1)));
            }
        }
        assertThat(missing).isEmpty();
    }

    private List<String> missing(Rule rule, LocalDate within, LocalDate without) {
        List<String> missing = new ArrayList<>();
        if (!has(rule, within, test -> binds(rule, test.expect()))) {
            missing.add(rule.id() + " has no test on " + within + " that shows it binding");
        }
        if (!nothingToRelieve(rule, without)
                && !has(rule, without, test -> !binds(rule, test.expect()) && wouldBind(rule, test, within))) {
            missing.add(rule.id() + " has no test on " + without + " that shows it not binding, on facts on which it"
                    + " would bind on " + within);
        }
        return missing;
    }

    private static boolean has(Rule rule, LocalDate day, Predicate<RuleTest> what) {
        return rule.tests().stream().filter(test -> test.on().equals(day)).anyMatch(what);
    }

    /** A relief binds by letting in. */
    private static boolean binds(Rule rule, Expectation expect) {
        return rule.effect() instanceof Effect.SoftOptIn == expect.allows();
    }

    /** Whether the rule's answer to the test's facts would be another on a day within its dates. */
    private boolean wouldBind(Rule rule, RuleTest test, LocalDate within) {
        return tests.read(rule, new RuleTest(test.facts(), within, test.expect()), new Diagnostics())
                .filter(one -> binds(rule, one.outcome()))
                .isPresent();
    }

    private boolean nothingToRelieve(Rule rule, LocalDate day) {
        return rule.effect() instanceof Effect.SoftOptIn soft
                && soft.relieves().stream()
                        .flatMap(id -> book.rule(id).stream())
                        .noneMatch(relieved -> relieved.inForce(day));
    }
}

package io.licit.core.gate;

import io.licit.core.check.Ruling;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Effect;
import io.licit.core.law.Law;
import io.licit.core.law.LawBook;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.law.RuleTest;
import io.licit.core.law.RuleTest.Expectation;
import io.licit.core.law.UseFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the tests that packs carry: each judges its rule alone, on the facts and the day that it states, with the rules
 * that relieve it and without those that replace it.
 */
public final class PackTests {
    private final LawBook book;
    private final Map<LocalDate, Law> laws = new HashMap<>();

    private PackTests(LawBook book) {
        this.book = book;
    }

    /**
     * Runs every test of the rules.
     *
     * @return how many ran; each that failed, or could not be read, is reported
     */
    public static int run(LawBook book, List<Rule> rules, Diagnostics out) {
        PackTests tests = new PackTests(book);
        int ran = 0;
        for (Rule rule : rules) {
            for (RuleTest test : rule.tests()) {
                tests.run(rule, test, out);
                ran++;
            }
        }
        return ran;
    }

    private void run(Rule rule, RuleTest test, Diagnostics out) {
        Optional<TestFacts> facts = TestFacts.read(test.facts(), out);
        if (facts.isEmpty()) {
            return;
        }
        Expectation found = outcome(rule, test, facts.get());
        if (found != test.expect()) {
            out.add(Diagnostic.of(
                            Code.LAW3002,
                            "rule `" + rule.id() + "` gives " + found.word() + " where its test expects "
                                    + test.expect().word(),
                            test.facts().span())
                    .withNote("on " + test.on() + ", " + rule.cite())
                    .withHelp("mend the rule, or the test's facts"));
        }
    }

    private Expectation outcome(Rule rule, RuleTest test, TestFacts facts) {
        Law law = laws.computeIfAbsent(test.on(), book::inForce);
        Person person = facts.person();
        Place place = law.place(person.country().orElse(""), person.region().orElse(""));
        boolean applies = applies(rule, law, place, facts.use());
        Effect effect = rule.effect();
        if (effect instanceof Effect.SoftOptIn soft) {
            return relieved(soft, applies ? List.of(rule) : List.of(), law, place, facts, TestFacts.endOf(test.on()));
        }
        if (effect.stage().isEmpty() && !(effect instanceof Effect.LimitLookBack)) {
            return applies ? Expectation.APPLIES : Expectation.NOT_APPLICABLE;
        }
        if (effect.stage().isEmpty() || isOfSegment(test.expect())) {
            String verdict = applies ? Ruling.of(effect, facts.use()).name() : "SATISFIED";
            return Expectation.valueOf(verdict.toUpperCase(Locale.ROOT));
        }
        List<Rule> relieving = law.relieving(rule, place, facts.use(), law.at(place, facts.use()));
        return expectation(applies && excludes(effect, relieving, law, place, facts, TestFacts.endOf(test.on())));
    }

    /** A relief is tested by what becomes of the rules that it relieves. */
    private Expectation relieved(
            Effect.SoftOptIn soft, List<Rule> relieving, Law law, Place place, TestFacts facts, Instant now) {
        return expectation(law.rules().stream()
                .filter(rule -> soft.relieves().contains(rule.id()) && applies(rule, law, place, facts.use()))
                .anyMatch(rule -> excludes(rule.effect(), relieving, law, place, facts, now)));
    }

    private static boolean applies(Rule rule, Law law, Place place, UseFacts use) {
        return rule.inForce(law.day())
                && law.jurisdictions().mayReach(rule.jurisdiction(), place)
                && rule.when().mayHold(use);
    }

    private static boolean excludes(
            Effect effect, List<Rule> relieving, Law law, Place place, TestFacts facts, Instant now) {
        return new Gate(law, Optional.empty()).excludes(effect, relieving, facts.use(), facts.person(), place, now);
    }

    private static Expectation expectation(boolean excluded) {
        return excluded ? Expectation.EXCLUDED : Expectation.ALLOWED;
    }

    private static boolean isOfSegment(Expectation expect) {
        return expect == Expectation.SATISFIED || expect == Expectation.VIOLATED || expect == Expectation.UNDETERMINED;
    }
}

package io.licit.core.gate;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.law.Law;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.law.RuleTest;
import io.licit.core.law.RuleTest.Expectation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the tests that packs carry: each judges its rule alone, on the facts and the day that it states, with the rules
 * that relieve it and without those that replace it.
 */
public final class PackTests {
    private final LawBook book;
    private final Map<LocalDate, Law> laws = new HashMap<>();

    PackTests(LawBook book) {
        this.book = book;
    }

    /**
     * Runs every test of the rules on the reference.
     *
     * @return how many ran; each that failed, or could not be read, is reported
     */
    public static int run(LawBook book, List<Rule> rules, Diagnostics out) {
        judge(cases(book, rules, out), Map.of(), out);
        return rules.stream().mapToInt(rule -> rule.tests().size()).sum();
    }

    /** The tests of the rules, made ready; each that can't be read is left out and reported. */
    public static List<PackCase> cases(LawBook book, List<Rule> rules, Diagnostics out) {
        PackTests tests = new PackTests(book);
        List<PackCase> cases = new ArrayList<>();
        for (Rule rule : rules) {
            for (RuleTest test : rule.tests()) {
                tests.read(rule, test, out).ifPresent(cases::add);
            }
        }
        return cases;
    }

    Optional<PackCase> read(Rule rule, RuleTest test, Diagnostics out) {
        return TestFacts.read(test.facts(), out)
                .map(facts -> PackCase.of(rule, test, laws.computeIfAbsent(test.on(), book::inForce), facts));
    }

    /**
     * Holds the reference's answer to each case against what is expected and against an engine's answer, and reports
     * where they differ.
     *
     * @param answers of an engine, for the cases that it was asked
     */
    public static void judge(List<PackCase> cases, Map<PackCase, Expectation> answers, Diagnostics out) {
        for (PackCase one : cases) {
            Expectation found = one.outcome();
            Optional<Expectation> answer = Optional.ofNullable(answers.get(one));
            if (answer.filter(other -> other != found).isPresent()) {
                out.add(disagreeing(one, found, answer.get()));
            } else if (found != one.test().expect()) {
                out.add(failing(one, found, answer.isPresent()));
            }
        }
    }

    private static Diagnostic failing(PackCase one, Expectation found, boolean engineToo) {
        Diagnostic failing = Diagnostic.of(
                        Code.LAW3002,
                        Said.of(
                                "rule `{}` gives {} where its test expects {}",
                                one.rule().id(),
                                found.word(),
                                one.test().expect().word()),
                        one.test().facts().span())
                .withNote(where(one))
                .withHelp(Said.of("mend the rule, or the test's facts"));
        return engineToo
                ? failing.withNote(Said.of("the reference and the engine both give {}", found.word()))
                : failing;
    }

    private static Diagnostic disagreeing(PackCase one, Expectation reference, Expectation engine) {
        return Diagnostic.of(
                        Code.LAW3009,
                        Said.of(
                                "a test of rule `{}` gives {} on the reference and {} on the engine",
                                one.rule().id(),
                                reference.word(),
                                engine.word()),
                        one.test().facts().span())
                .withNote(where(one))
                .withNote(Said.of("the test expects {}", one.test().expect().word()))
                .withHelp(Said.of("report it with the test: runs under this rule leave out others than its words say"));
    }

    private static Said where(PackCase one) {
        return Said.of("on {}, {}", one.test().on(), one.rule().cite());
    }
}

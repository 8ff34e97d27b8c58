package io.licit.core.gate;

import io.licit.core.check.Ruling;
import io.licit.core.law.Effect;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.law.RuleTest;
import io.licit.core.law.RuleTest.Expectation;
import io.licit.core.law.UseFacts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A test of a pack made ready to be answered: its facts as values, the law of its day, and the rules that decide it.
 *
 * @param deciding the rules whose effect is the outcome; empty where none applies
 */
public record PackCase(
        Rule rule, RuleTest test, Law law, Place place, UseFacts use, Person person, List<Deciding> deciding) {
    public PackCase {
        deciding = List.copyOf(deciding);
    }

    /** A rule that applies, with those that relieve it. */
    public record Deciding(Rule rule, List<Rule> relieving) {
        public Deciding {
            relieving = List.copyOf(relieving);
        }
    }

    static PackCase of(Rule rule, RuleTest test, Law law, TestFacts facts) {
        UseFacts use = facts.use();
        Place place = law.place(
                facts.person().country().orElse(""), facts.person().region().orElse(""));
        return new PackCase(rule, test, law, place, use, facts.person(), deciding(rule, law, place, use));
    }

    /** The rule itself, unless it is a relief, which is tested by what becomes of the rules that it relieves. */
    private static List<Deciding> deciding(Rule rule, Law law, Place place, UseFacts use) {
        boolean applies = applies(rule, law, place, use);
        if (rule.effect() instanceof Effect.SoftOptIn soft) {
            List<Rule> relieving = applies ? List.of(rule) : List.of();
            return law.rules().stream()
                    .filter(other -> soft.relieves().contains(other.id()) && applies(other, law, place, use))
                    .map(other -> new Deciding(other, relieving))
                    .toList();
        }
        return applies ? List.of(new Deciding(rule, law.relieving(rule, place, use, law.at(place, use)))) : List.of();
    }

    private static boolean applies(Rule rule, Law law, Place place, UseFacts use) {
        return rule.inForce(law.day())
                && law.jurisdictions().mayReach(rule.jurisdiction(), place)
                && rule.when().mayHold(use);
    }

    /** The instant that it is about: the last of its day. */
    public Instant now() {
        return TestFacts.endOf(test.on());
    }

    /** Whether it asks what becomes of the person, which engines answer too, and not of the segment as such. */
    public boolean isOfPerson() {
        return rule.effect() instanceof Effect.SoftOptIn
                || rule.effect().stage().isPresent() && !isOfSegment(test.expect());
    }

    private static boolean isOfSegment(Expectation expect) {
        return expect == Expectation.SATISFIED || expect == Expectation.VIOLATED || expect == Expectation.UNDETERMINED;
    }

    /** What the reference says. */
    Expectation outcome() {
        if (isOfPerson()) {
            return ofPerson(deciding.stream().anyMatch(this::excludes));
        }
        boolean applies = !deciding.isEmpty();
        if (rule.effect().stage().isEmpty() && !(rule.effect() instanceof Effect.LimitLookBack)) {
            return applies ? Expectation.APPLIES : Expectation.NOT_APPLICABLE;
        }
        String verdict = applies ? Ruling.of(rule.effect(), use).name() : "SATISFIED";
        return Expectation.valueOf(verdict.toUpperCase(Locale.ROOT));
    }

    private boolean excludes(Deciding one) {
        return new Gate(law, Optional.empty())
                .excludes(one.rule().effect(), one.relieving(), use, person, place, now());
    }

    /** What becomes of a person, in a test's words. */
    public static Expectation ofPerson(boolean excluded) {
        return excluded ? Expectation.EXCLUDED : Expectation.ALLOWED;
    }
}

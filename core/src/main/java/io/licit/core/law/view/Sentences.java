package io.licit.core.law.view;

import io.licit.core.law.Effect;
import io.licit.core.law.Penalty;
import io.licit.core.law.Rule;
import io.licit.core.law.When;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a rule does, in plain words, with every value that it has: a rule that changes is said otherwise. */
public final class Sentences {
    private Sentences() {}

    /** What Licit does about the rule: nothing where it never binds, and why. */
    public static String does(Rule rule) {
        String does = conditions(rule.when(), "if ", ": ") + effect(rule.effect());
        return Prose.sentence(
                rule.neverBinds() ? "Nothing, since " + whyNever(rule) + ". If it were in force: " + does : does);
    }

    /** What a breach may cost: as the law puts it, and in figures where there are any. */
    public static String penalty(Penalty penalty) {
        if (!penalty.isFigured()) {
            return penalty.shown();
        }
        List<String> figures = new ArrayList<>();
        penalty.amounts().forEach((currency, amount) -> figures.add(currency + " " + Prose.amount(amount)));
        penalty.turnover().ifPresent(share -> figures.add(share.toPlainString() + "% of annual turnover"));
        String which = figures.size() < 2 ? "" : penalty.higher() ? ", the higher of them" : ", the lower of them";
        return penalty.shown() + (penalty.shown().isEmpty() ? "" : "; ") + "at most " + Prose.or(figures) + which
                + ", by " + penalty.per().word();
    }

    /** What the effect does, as the end of a sentence. */
    public static String effect(Effect effect) {
        return effect.accept(new EffectSentence());
    }

    /** What must hold for the rule to apply, as part of a sentence; {@code always} where nothing is asked. */
    public static String conditions(When when) {
        String stated = conditions(when, "", "");
        return stated.isEmpty() ? "always" : stated;
    }

    /** Why no day sees the rule in force. */
    public static String whyNever(Rule rule) {
        return switch (rule.status()) {
            case PROPOSED -> "it is only proposed";
            case VACATED -> "a court set it aside";
            case REPEALED -> "it was repealed";
            case VETOED -> "it was vetoed";
            case NOT_COMMENCED -> "it has not commenced";
            case IN_FORCE, FUTURE, SUPERSEDED, WAIVED -> {
                boolean unsure = rule.confidence() == Rule.Confidence.UNSURE;
                yield unsure ? "the fact is unsure, and what is unsure is never enforced" : "no first day is known";
            }
        };
    }

    private static String conditions(When when, String before, String after) {
        List<String> stated = new ArrayList<>();
        add(stated, "the purpose is ", Prose.words(when.purposes()));
        add(stated, "the channel is ", Prose.words(when.channels()));
        add(stated, "the recipient is ", Prose.words(when.recipients()));
        add(stated, "the sector is ", Prose.words(when.sectors()));
        add(stated, "the basis is ", Prose.words(when.bases()));
        add(stated, "an offer on it is ", Prose.words(when.offers()));
        add(stated, "the segment reads data on ", Prose.sorted(when.content().data()));
        add(
                stated,
                "the segment reads the protected characteristic ",
                Prose.sorted(when.content().protectedAs()));
        add(stated, "the segment reads a proxy of ", Prose.sorted(when.content().proxyOf()));
        add(stated, "the organisation is established in ", Prose.sorted(when.establishedIn()));
        when.size()
                .persons()
                .ifPresent(floor -> stated.add("the organisation has data of more than "
                        + Prose.amount(BigDecimal.valueOf(floor)) + " persons"));
        when.size()
                .turnover()
                .forEach((currency, floor) ->
                        stated.add("the organisation turns over more than " + currency + " " + Prose.amount(floor)));
        return stated.isEmpty() ? "" : before + Prose.and(stated) + after;
    }

    private static void add(List<String> stated, String words, Collection<String> any) {
        if (!any.isEmpty()) {
            stated.add(words + Prose.or(any));
        }
    }
}

package io.licit.core.law.view;

import io.licit.core.law.Effect;
import io.licit.core.law.Penalty;
import io.licit.core.law.Rule;
import io.licit.core.law.When;
import java.util.Locale;

/** What a rule does, in plain words, with every value that it has: a rule that changes is said otherwise. In English. */
public final class Sentences {
    private static final RuleSentences ENGLISH = of(Locale.ENGLISH);

    private Sentences() {}

    /** The same in another language; in English where there are no sentences of it. */
    public static RuleSentences of(Locale language) {
        return new RuleSentences(Tongue.of(language));
    }

    /** What Licit does about the rule: nothing where it never binds, and why. */
    public static String does(Rule rule) {
        return ENGLISH.does(rule);
    }

    /** What a breach may cost: as the law puts it, and in figures where there are any. */
    public static String penalty(Penalty penalty) {
        return ENGLISH.penalty(penalty);
    }

    /** What the effect does, as the end of a sentence. */
    public static String effect(Effect effect) {
        return ENGLISH.effect(effect);
    }

    /** What must hold for the rule to apply, as part of a sentence; {@code always} where nothing is asked. */
    public static String conditions(When when) {
        return ENGLISH.conditions(when);
    }
}

package io.licit.core.law.view;

import io.licit.core.law.Effect;
import io.licit.core.law.Penalty;
import io.licit.core.law.Rule;
import io.licit.core.law.When;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What a rule does, in plain words of one language, with every value that it has. */
public final class RuleSentences {
    private final Tongue tongue;

    RuleSentences(Tongue tongue) {
        this.tongue = tongue;
    }

    /** What Licit does about the rule: nothing where it never binds, and why. */
    public String does(Rule rule) {
        List<String> facts = facts(rule.when());
        String effect = effect(rule.effect());
        String does = facts.isEmpty() ? effect : tongue.say("does.if", tongue.facts(facts), effect);
        return sentence(rule.neverBinds() ? tongue.say("does.never", whyNever(rule), does) : does);
    }

    /** What a breach may cost: as the law puts it, and in figures where there are any. */
    public String penalty(Penalty penalty) {
        if (!penalty.isFigured()) {
            return shown(penalty);
        }
        List<String> figures = new ArrayList<>();
        penalty.amounts()
                .forEach((currency, amount) ->
                        figures.add(tongue.say("penalty.amount", currency, Prose.amount(amount))));
        penalty.turnover().ifPresent(share -> figures.add(tongue.say("penalty.turnover", share.toPlainString())));
        String which =
                figures.size() < 2 ? "" : penalty.higher() ? tongue.say("penalty.higher") : tongue.say("penalty.lower");
        String most = tongue.say(
                "penalty.at-most",
                tongue.or(figures),
                which,
                tongue.vocabulary().word(penalty.per()));
        return penalty.shown().isEmpty() ? most : tongue.say("penalty.both", shown(penalty), most);
    }

    private String shown(Penalty penalty) {
        String text = tongue.vocabulary().penalty(penalty.text());
        return penalty.cite().isEmpty() ? text : tongue.say("penalty.cited", text, penalty.cite());
    }

    /** What the effect does, as the end of a sentence. */
    public String effect(Effect effect) {
        return effect.accept(new EffectSentence(tongue));
    }

    /** What must hold for the rule to apply, as part of a sentence; {@code always} where nothing is asked. */
    public String conditions(When when) {
        List<String> facts = facts(when);
        return facts.isEmpty() ? tongue.say("when.always") : tongue.facts(facts);
    }

    /** Why no day sees the rule in force. */
    public String whyNever(Rule rule) {
        return switch (rule.status()) {
            case PROPOSED -> tongue.say("never.proposed");
            case VACATED -> tongue.say("never.vacated");
            case REPEALED -> tongue.say("never.repealed");
            case VETOED -> tongue.say("never.vetoed");
            case NOT_COMMENCED -> tongue.say("never.not-commenced");
            case IN_FORCE, FUTURE, SUPERSEDED, WAIVED ->
                rule.confidence() == Rule.Confidence.UNSURE ? tongue.say("never.unsure") : tongue.say("never.no-day");
        };
    }

    private List<String> facts(When when) {
        Vocabulary words = tongue.vocabulary();
        List<String> facts = new ArrayList<>();
        add(facts, "when.purpose", tongue.words(when.purposes()));
        add(facts, "when.channel", tongue.words(when.channels()));
        add(facts, "when.recipient", tongue.words(when.recipients()));
        add(facts, "when.sector", tongue.words(when.sectors()));
        add(facts, "when.basis", tongue.words(when.bases()));
        add(facts, "when.offer", tongue.words(when.offers()));
        When.Content content = when.content();
        add(facts, "when.data", sorted(content.data()).map(words::data).toList());
        add(
                facts,
                "when.protected",
                sorted(content.protectedAs()).map(words::characteristic).toList());
        add(
                facts,
                "when.proxy",
                sorted(content.proxyOf()).map(words::characteristic).toList());
        add(facts, "when.established", sorted(when.establishedIn()).toList());
        when.size()
                .persons()
                .ifPresent(floor -> facts.add(tongue.say("when.persons", Prose.amount(BigDecimal.valueOf(floor)))));
        when.size()
                .turnover()
                .forEach((currency, floor) -> facts.add(tongue.say("when.turnover", currency, Prose.amount(floor))));
        return facts;
    }

    private void add(List<String> facts, String key, List<String> any) {
        if (!any.isEmpty()) {
            facts.add(tongue.say(key, tongue.or(any)));
        }
    }

    private static Stream<String> sorted(Collection<String> words) {
        return words.stream().sorted();
    }

    /** Text on one line, ended by a full stop, begun by a capital. */
    private String sentence(String text) {
        return Prose.sentence(text, tongue.say("sentence.end"));
    }
}

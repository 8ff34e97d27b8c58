package io.licit.core.diagnostic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** What is said, in one language: templates and phrases by their English. */
public final class Phrasebook {
    /** Every template is itself. */
    public static final Phrasebook ENGLISH = new Phrasebook(Map.of(), (rule, english) -> english);

    private final Map<String, String> phrases;
    private final BinaryOperator<String> rules;

    private Phrasebook(Map<String, String> phrases, BinaryOperator<String> rules) {
        this.phrases = phrases;
        this.rules = rules;
    }

    /**
     * Reads catalogues in the form of gettext's PO files.
     *
     * @throws IllegalArgumentException where one is not of that form, has a phrase twice, or a translation with other
     *     places than its template
     */
    public static Phrasebook of(List<String> catalogues) {
        Map<String, String> all = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (String catalogue : catalogues) {
            PhrasesReader.read(catalogue).forEach((english, other) -> {
                if (all.put(english, other) != null) {
                    twice.add(english);
                }
            });
        }
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException("translated twice: " + twice);
        }
        return new Phrasebook(Map.copyOf(all), (rule, english) -> english);
    }

    /** The same with the law's own sentences. @param sentences of a rule and what it says in English */
    public Phrasebook withRules(BinaryOperator<String> sentences) {
        return new Phrasebook(phrases, sentences);
    }

    /** The templates and phrases that are here, in English. */
    public Set<String> known() {
        return phrases.keySet();
    }

    boolean knows(String template) {
        return this == ENGLISH || phrases.containsKey(template);
    }

    /** A template or phrase as the language has it; itself where it is not here. */
    public String of(String english) {
        return phrases.getOrDefault(english, english);
    }

    /** What a kind of diagnostic is called. */
    public String title(Code code) {
        return of(code.title());
    }

    String ofRule(String rule, String requires) {
        return rules.apply(rule, requires);
    }
}

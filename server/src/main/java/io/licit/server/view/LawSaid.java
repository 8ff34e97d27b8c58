package io.licit.server.view;

import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.law.view.LawWords;
import io.licit.core.law.view.RuleSentences;
import io.licit.core.law.view.Sentences;
import io.licit.core.law.view.Vocabulary;
import io.licit.engine.folder.ShippedWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The law as pages tell it, in one of their languages. */
public final class LawSaid {
    private static final Map<String, LawSaid> ALL = Text.ALL.keySet().stream()
            .collect(Collectors.toMap(tag -> tag, tag -> new LawSaid(Locale.forLanguageTag(tag))));

    private final LawWords words;
    private final RuleSentences sentences;
    private final Vocabulary vocabulary;

    private LawSaid(Locale language) {
        this.words = ShippedWords.in(language);
        this.sentences = Sentences.of(language);
        this.vocabulary = Vocabulary.of(language);
    }

    public static LawSaid in(Text text) {
        return Objects.requireNonNull(ALL.get(text.tag()));
    }

    public RuleView shown(Rule rule, LawBook book) {
        LawWords.Wording requires = words.requires(rule);
        return new RuleView(
                rule.id(),
                rule.jurisdiction(),
                place(rule.jurisdiction(), book),
                rule.cite(),
                rule.url(),
                requires.text(),
                requires.language(),
                sentences.does(rule),
                sentences.conditions(rule.when()),
                vocabulary.word(rule.status()),
                vocabulary.word(rule.confidence()),
                rule.from().map(LocalDate::toString).orElse(""),
                rule.until().map(LocalDate::toString).orElse(""),
                sentences.penalty(rule.penalty()),
                rule.notes());
    }

    /** What a rule asks for. */
    public String requires(Rule rule) {
        return words.requires(rule).text();
    }

    /** What stands beside packs, such as a control of an audit, by its key; or else the English. */
    public String sentence(String key, String english) {
        return words.told(key, english);
    }

    /** What a jurisdiction is called. */
    public String place(String code, LawBook book) {
        return words.place(code, book.jurisdictions().title(code));
    }

    /** Words of closed vocabularies. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Codes and names of all places that have rules. */
    public List<List<String>> places(LawBook book) {
        Map<String, String> names = new TreeMap<>();
        book.rules().forEach(rule -> names.put(rule.jurisdiction(), place(rule.jurisdiction(), book)));
        List<List<String>> places = new ArrayList<>();
        names.forEach((code, name) -> places.add(List.of(code, name)));
        return places;
    }

    /** Whether words are in what a rule asks for, in whichever language; they are in lower case. */
    public static boolean tells(Rule rule, String wanted) {
        return ALL.values().stream()
                .anyMatch(one -> one.requires(rule).toLowerCase(Locale.ROOT).contains(wanted));
    }
}

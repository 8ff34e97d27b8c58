package io.licit.server.law;

import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.law.view.LawWords;
import io.licit.core.law.view.Sentences;
import io.licit.engine.folder.ShippedWords;
import io.licit.server.route.Refusal;
import io.licit.server.view.RuleView;
import io.licit.server.view.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The law as pages tell it, in each of their languages. */
final class LawSaid {
    /** What rules say in each language of the pages, by its tag. */
    private final Map<String, LawWords> languages = Text.ALL.keySet().stream()
            .collect(Collectors.toMap(tag -> tag, tag -> ShippedWords.in(Locale.forLanguageTag(tag))));

    RuleView shown(Rule rule, LawBook book, Text text) {
        LawWords.Wording requires =
                Objects.requireNonNull(languages.get(text.tag())).requires(rule);
        return new RuleView(
                rule.id(),
                rule.jurisdiction(),
                book.jurisdictions().title(rule.jurisdiction()),
                rule.cite(),
                rule.url(),
                requires.text(),
                requires.language(),
                Sentences.does(rule),
                Sentences.conditions(rule.when()),
                rule.status().word(),
                rule.confidence().word(),
                rule.from().map(LocalDate::toString).orElse(""),
                rule.until().map(LocalDate::toString).orElse(""),
                rule.penalty().shown(),
                rule.notes());
    }

    /** Whether words are in a rule, in whichever language. */
    boolean tells(Rule rule, String wanted) {
        return LawPages.words(rule).contains(wanted)
                || languages.values().stream()
                        .anyMatch(one -> one.requires(rule)
                                .text()
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted));
    }

    /** A day as a form sends it; empty where none is asked for. */
    static Optional<LocalDate> day(String given) {
        try {
            return given.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(given));
        } catch (DateTimeException none) {
            throw new Refusal(400, "error.no-day", given);
        }
    }

    /** Codes and names of all places that have rules. */
    static List<List<String>> places(LawBook book) {
        Map<String, String> names = new TreeMap<>();
        book.rules()
                .forEach(rule ->
                        names.put(rule.jurisdiction(), book.jurisdictions().title(rule.jurisdiction())));
        List<List<String>> places = new ArrayList<>();
        names.forEach((code, name) -> places.add(List.of(code, name)));
        return places;
    }
}

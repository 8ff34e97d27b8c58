package io.licit.core.campaign;

import io.licit.core.diagnostic.Said;
import io.licit.core.law.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A duty on words, with what of it can be looked for. */
record WordDuty(Applied applied) {
    /** Under these a rule says where it does not hold, in words that only a person can apply. */
    private static final List<String> BOUNDS = List.of("spared", "unless", "except", "for", "product");

    static final String OWN_WORDS = "words";

    List<String> values(String key) {
        return applied.duty().values().getOrDefault(key, List.of());
    }

    boolean forbids() {
        return applied.duty().kind() == Effect.Duty.Kind.FORBID_TEXT;
    }

    /** Whether a rule speaks of wordings at all. */
    boolean namesWordings() {
        return !values("patterns").isEmpty() || !values(OWN_WORDS).isEmpty();
    }

    /** Whether a person may find that the rule does not hold here. */
    boolean isBounded() {
        return BOUNDS.stream().anyMatch(key -> !values(key).isEmpty());
    }

    /** In words, what the rule leaves out or is limited to. */
    List<Said> bounds() {
        String rule = applied.rule().id();
        List<Said> said = new ArrayList<>();
        Stream.of("spared", "except")
                .filter(key -> !values(key).isEmpty())
                .forEach(key -> said.add(Said.of("`{}` spares {}", rule, Said.joined("; ", values(key)))));
        if (!values("unless").isEmpty()) {
            said.add(Said.of("`{}` does not hold given {}", rule, Said.joined("; ", values("unless"))));
        }
        Stream.of("for", "product")
                .filter(key -> !values(key).isEmpty())
                .forEach(key -> said.add(Said.of(
                        "`{}` is about {}; what the campaign sells can't be told, so it is taken to be that",
                        rule,
                        Said.joined(", ", values(key)))));
        return said;
    }

    /** Where in a message it looks: at the subject alone where the rule speaks of it alone, else everywhere. */
    Set<Message.Part> parts() {
        Set<String> named = new LinkedHashSet<>(values("in"));
        named.addAll(values("where"));
        return named.equals(Set.of("subject")) ? EnumSet.of(Message.Part.SUBJECT) : Patterns.everywhere();
    }

    boolean looksAt(Hit hit) {
        return parts().contains(hit.passage().part())
                && (values("language").isEmpty() || values("language").contains(hit.language()));
    }

    /** The words that the rule names itself, as a pattern; what its other patterns except, these except too. */
    Optional<KnownPattern> ownWords(Patterns patterns) {
        if (values(OWN_WORDS).isEmpty()) {
            return Optional.empty();
        }
        List<Pattern> find = values(OWN_WORDS).stream()
                .map(word -> Pattern.compile(
                        Pattern.quote(Folded.of(word).text()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
        List<Pattern> except = values("patterns").stream()
                .flatMap(id -> patterns.pattern(id).stream())
                .flatMap(one -> one.wordings().stream())
                .filter(wording -> !wording.added())
                .flatMap(wording -> wording.except().stream())
                .toList();
        String language = values("language").stream().findFirst().orElse("en");
        return Optional.of(new KnownPattern(
                applied.rule().id(),
                "words that the rule names",
                OWN_WORDS,
                KnownPattern.Need.PROHIBITED,
                KnownPattern.Weight.BLOCK,
                List.of(new Wording(language, find, except, false, false, false)),
                List.of(),
                List.of()));
    }
}

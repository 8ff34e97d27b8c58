package io.licit.core.campaign;

import io.licit.core.catalogue.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An element that rules require of a message, and how it is recognised.
 *
 * @param title what people call it
 * @param help what to write
 * @param inDoubt the fact that calls for it, where nobody declares it
 * @param spoilt signs of which any one makes it missing
 */
record Element(
        String name,
        String title,
        String help,
        Seen seen,
        CalledFor calledFor,
        Optional<String> inDoubt,
        List<Sign> signs,
        List<Sign> spoilt) {
    Element {
        signs = List.copyOf(signs);
        spoilt = List.copyOf(spoilt);
    }

    /** An element that nothing is known of: a person has to look. */
    static Element unknown(String name) {
        return new Element(
                name,
                "`" + name + "`",
                "write what the rule asks for",
                Seen.PERSON,
                CalledFor.ALWAYS,
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** How far it can be seen in a message. */
    enum Seen implements Word {
        WORDS,
        PERSON,
        ELSEWHERE;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /** Which messages need it at all. */
    enum CalledFor implements Word {
        ALWAYS,
        PRICE,
        TRIAL;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /** Whether a message in that language without any sign does not have it, rather than has it in words unknown here. */
    boolean decidedIn(Optional<String> language) {
        Set<String> written =
                signs.stream().flatMap(sign -> sign.language().stream()).collect(Collectors.toSet());
        return seen == Seen.WORDS
                && (written.isEmpty()
                        || language.map(Element::primary)
                                .filter(written::contains)
                                .isPresent());
    }

    private static String primary(String language) {
        int dash = language.indexOf('-');
        return dash < 0 ? language : language.substring(0, dash);
    }
}

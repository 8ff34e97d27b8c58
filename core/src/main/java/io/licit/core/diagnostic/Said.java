package io.licit.core.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is said to people, before it is said in a language: a template with places, and what stands in them.
 * {@link #text()} is the English of it.
 *
 * <p>Equality is written out, as in {@link Diagnostic}: what Java makes of a record is put together anew in each process.
 */
public sealed interface Said permits Sentence, Series, Said.Verbatim, Said.Term, Said.OfRule {
    /**
     * A template and what stands in its places. Templates are literals, so that a test finds them all.
     *
     * @param template English, with {@code {}} where an argument stands
     * @param arguments in the order of the places: parts that are said themselves, or the author's words, ids, numbers
     *     and days, which are the same in every language
     * @throws IllegalArgumentException where there are not as many arguments as places
     */
    static Said of(String template, Object... arguments) {
        return Sentence.of(template, arguments);
    }

    static Said nothing() {
        return Verbatim.EMPTY;
    }

    /** What is the same in every language: the author's words, an answer of another program. */
    static Said verbatim(String text) {
        return new Verbatim(text);
    }

    /**
     * A phrase that comes from a table and not from the code, such as the title of an element. A language that does not
     * know it says it in English.
     */
    static Said term(String english) {
        return english.isEmpty() ? nothing() : new Term(english);
    }

    /** What a rule of law requires, in the law's own sentence. */
    static Said ofRule(String rule, String requires) {
        return new OfRule(rule, requires);
    }

    /** Several of a kind, with the same sign or word between any two. */
    static Said joined(String between, Collection<?> items) {
        return Series.of(items, between, between);
    }

    /** Several of a kind, with another sign or word before the last. */
    static Said joined(String between, String beforeLast, Collection<?> items) {
        return Series.of(items, between, beforeLast);
    }

    /** The first few of a kind, and how many more there are. */
    static Said some(Collection<?> items, int most) {
        Said first = Said.joined(", ", items.stream().limit(most).toList());
        return items.size() <= most ? first : Said.of("{} and {} more", first, items.size() - most);
    }

    /** {@code `a`}, as the author's words are set apart. */
    static String quoted(Object word) {
        return "`" + word + "`";
    }

    /** {@code `a`}, {@code `b`} … */
    static List<String> quoted(Collection<?> words) {
        return words.stream().map(Said::quoted).toList();
    }

    /** As the language says it; as a whole in English where it lacks a template of it. */
    default String in(Phrasebook phrasebook) {
        return rendered(isIn(phrasebook) ? phrasebook : Phrasebook.ENGLISH);
    }

    default String text() {
        return rendered(Phrasebook.ENGLISH);
    }

    /** Whether the language has every template of it. */
    default boolean isIn(Phrasebook phrasebook) {
        return templates().allMatch(phrasebook::knows);
    }

    /** The templates of it and of its parts. */
    Stream<String> templates();

    /** With each template as the language has it. */
    String rendered(Phrasebook phrasebook);

    default boolean isEmpty() {
        return equals(Verbatim.EMPTY);
    }

    /** The same in every language. */
    record Verbatim(String text) implements Said {
        private static final Verbatim EMPTY = new Verbatim("");

        @Override
        public Stream<String> templates() {
            return Stream.empty();
        }

        @Override
        public String rendered(Phrasebook phrasebook) {
            return text;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Verbatim verbatim && text.equals(verbatim.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A phrase of a table, in English. */
    record Term(String english) implements Said {
        @Override
        public Stream<String> templates() {
            return Stream.empty();
        }

        @Override
        public String rendered(Phrasebook phrasebook) {
            return phrasebook.of(english);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Term term && english.equals(term.english);
        }

        @Override
        public int hashCode() {
            return english.hashCode();
        }

        @Override
        public String toString() {
            return english;
        }
    }

    /** The law's own sentence. */
    record OfRule(String rule, String requires) implements Said {
        @Override
        public Stream<String> templates() {
            return Stream.empty();
        }

        @Override
        public String rendered(Phrasebook phrasebook) {
            return phrasebook.ofRule(rule, requires);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OfRule law && rule.equals(law.rule) && requires.equals(law.requires);
        }

        @Override
        public int hashCode() {
            return 31 * rule.hashCode() + requires.hashCode();
        }

        @Override
        public String toString() {
            return requires;
        }
    }
}

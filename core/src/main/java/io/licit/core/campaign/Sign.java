package io.licit.core.campaign;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Something in a message by which an element is recognised. */
sealed interface Sign {
    /** The language that it is written for; empty where it is the same in all. */
    default Optional<String> language() {
        return Optional.empty();
    }

    /** Words that an expression finds, in the subject alone where it says so. */
    record Words(Pattern pattern, Optional<String> written, boolean subjectAlone) implements Sign {
        @Override
        public Optional<String> language() {
            return written;
        }
    }

    /** A link whose address or text an expression finds. */
    record Link(Pattern pattern) implements Sign {}

    /** A merge field of one of these names. */
    record Field(Set<String> names) implements Sign {
        public Field {
            names = Set.copyOf(names);
        }
    }

    /** A header that the campaign states. */
    record Header(String name) implements Sign {}

    /** What the campaign states of its sender. */
    record Sender(Of what) implements Sign {}

    /** An amount of money that is a price. */
    record Money() implements Sign {}

    /** A day. */
    record Date() implements Sign {}

    /** A part of {@code sender:}. */
    enum Of {
        NAME,
        ADDRESS
    }
}

package io.licit.core.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A template with what stands in its places.
 *
 * @param arguments each a {@link Said} or a text that is the same in every language
 */
record Sentence(String template, List<Object> arguments) implements Said {
    Sentence {
        arguments = List.copyOf(arguments);
        if (Template.places(template) != arguments.size()) {
            throw new IllegalArgumentException(arguments.size() + " arguments for: " + template);
        }
    }

    static Sentence of(String template, Object... arguments) {
        List<Object> parts = new ArrayList<>(arguments.length);
        for (Object argument : arguments) {
            parts.add(part(argument));
        }
        return new Sentence(template, parts);
    }

    /** So that a number and its digits are one, and what is compared does not change any more. */
    static Object part(Object argument) {
        return argument instanceof Said ? argument : argument.toString();
    }

    static Stream<String> templates(Object part) {
        return part instanceof Said said ? said.templates() : Stream.empty();
    }

    static String rendered(Object part, Phrasebook phrasebook) {
        return part instanceof Said said ? said.rendered(phrasebook) : part.toString();
    }

    @Override
    public Stream<String> templates() {
        return arguments.isEmpty()
                ? Stream.of(template)
                : Stream.concat(Stream.of(template), arguments.stream().flatMap(Sentence::templates));
    }

    @Override
    public String rendered(Phrasebook phrasebook) {
        return Template.filled(phrasebook.of(template), arguments, phrasebook);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sentence sentence
                && template.equals(sentence.template)
                && arguments.equals(sentence.arguments);
    }

    @Override
    public int hashCode() {
        return 31 * template.hashCode() + arguments.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}

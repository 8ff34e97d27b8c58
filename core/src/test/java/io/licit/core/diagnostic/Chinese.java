package io.licit.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Holds that what is found is said in Chinese, and that nothing of it is lost. */
public final class Chinese {
    private static final Path CATALOGUES =
            Path.of(System.getProperty("licit.root"), "core/src/main/resources/io/licit/core/zh");

    private static final Phrasebook PHRASES = read();

    private Chinese() {}

    public static void assertSaid(Collection<Diagnostic> found) {
        for (Diagnostic one : found) {
            assertSaid(one.message());
            assertSaid(one.label());
            one.notes().forEach(Chinese::assertSaid);
            assertSaid(one.help());
        }
    }

    private static void assertSaid(Said said) {
        assertThat(said.isIn(PHRASES)).as("in Chinese: " + said).isTrue();
        String chinese = said.in(PHRASES);
        assertThat(arguments(said)).allSatisfy(argument -> assertThat(chinese).contains(argument));
        if (said.templates().anyMatch(template -> !PHRASES.of(template).equals(template))) {
            assertThat(chinese).isNotEqualTo(said.text());
        }
    }

    private static List<String> arguments(Object part) {
        List<String> all = new ArrayList<>();
        if (part instanceof Sentence sentence) {
            sentence.arguments().forEach(one -> all.addAll(arguments(one)));
        } else if (part instanceof Series series) {
            series.items().forEach(one -> all.addAll(arguments(one)));
        } else if (part instanceof Said.Term term) {
            all.add(PHRASES.of(term.english()));
        } else {
            all.add(part.toString());
        }
        return all;
    }

    private static Phrasebook read() {
        try (Stream<Path> files = Files.list(CATALOGUES)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                texts.add(Files.readString(file));
            }
            return Phrasebook.of(texts);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

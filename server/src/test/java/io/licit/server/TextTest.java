package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What pages say is there in every language, and nothing is there that no page says. */
final class TextTest {
    private static final Pattern OF =
            Pattern.compile("[tT]ext(?:\\(\\))?\\s*\\.of\\(\\s*\"([a-z0-9.-]+)\"|Refusal\\([0-9]+, \"([a-z0-9.-]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z0-9-]+\\.[a-z0-9.-]*)\"");

    @Test
    void every_language_has_every_sentence_with_the_same_arguments() {
        Map<String, String> english = Text.ENGLISH.sentences();
        for (Text text : Text.ALL.values()) {
            assertThat(text.sentences().keySet()).as(text.tag()).isEqualTo(english.keySet());
            text.sentences().forEach((key, sentence) -> {
                assertThat(sentence).as(key).isNotBlank();
                assertThat(arguments(sentence))
                        .as("%s in %s", key, text.tag())
                        .isEqualTo(arguments(english.getOrDefault(key, "")));
            });
        }
    }

    private static Set<Integer> arguments(String sentence) {
        new MessageFormat(sentence, Locale.ENGLISH);
        Set<Integer> numbers = new TreeSet<>();
        Matcher braces = Pattern.compile("\\{([0-9]+)").matcher(sentence);
        while (braces.find()) {
            numbers.add(Integer.valueOf(braces.group(1)));
        }
        return numbers;
    }

    @Test
    void every_sentence_that_is_asked_for_is_there_and_every_one_is_asked_for() throws IOException {
        Set<String> asked = new TreeSet<>();
        StringBuilder whole = new StringBuilder();
        for (Path folder : List.of(Path.of("src/main/java"), Path.of("src/main/jte"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file);
                    whole.append(text);
                    Matcher calls = OF.matcher(text);
                    while (calls.find()) {
                        asked.add(calls.group(1) == null ? calls.group(2) : calls.group(1));
                    }
                }
            }
        }
        Set<String> there = Text.ENGLISH.sentences().keySet();
        assertThat(asked.stream().filter(key -> key.contains(".") && !key.endsWith(".") && !key.endsWith("-")))
                .allSatisfy(key -> assertThat(there).contains(key));
        Set<String> quoted = new TreeSet<>();
        Matcher all = QUOTED.matcher(whole);
        while (all.find()) {
            quoted.add(all.group(1));
        }
        Set<String> beginnings = quoted.stream()
                .filter(key -> key.endsWith(".") || key.endsWith("-"))
                .collect(Collectors.toSet());
        beginnings.add("builder.add-");
        assertThat(there)
                .allSatisfy(key -> assertThat(
                                quoted.contains(key) || beginnings.stream().anyMatch(key::startsWith))
                        .as(key)
                        .isTrue());
    }
}

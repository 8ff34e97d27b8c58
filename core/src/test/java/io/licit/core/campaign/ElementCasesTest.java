package io.licit.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.Golden;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.diagnostic.TextRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Messages that have every element that the law of a place asks for, and what is said where one is taken out. In the files
 * each stands in brackets behind its name, as in {@code ⟦opt-out|Unsubscribe⟧}; the first line names the place.
 */
class ElementCasesTest {
    private static final Path CASES = Golden.cases("campaigns");
    private static final Pattern ELEMENT = Pattern.compile("⟦([a-z-]+)\\|([^⟧]*)⟧");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_said_of_a_message_without_an_element_is_as_expected(Path file) throws IOException {
        String text = Files.readString(file);
        StringBuilder said = new StringBuilder("whole\n" + lines(review(text, Set.of())));
        for (String element : elements(text)) {
            said.append("without ").append(element).append('\n').append(lines(review(text, Set.of(element))));
        }
        Golden.assertEquals(Path.of(file.toString().replace(".yaml", ".txt")), said.toString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_whole_message_has_no_finding(Path file) throws IOException {
        assertThat(review(Files.readString(file), Set.of()))
                .filteredOn(finding -> finding.severity() != Severity.NOTE)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void to_take_an_element_out_takes_no_finding_away(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> elements = List.copyOf(elements(text));
        Random random = new Random(20270301);
        Set<String> out = new HashSet<>();
        Set<String> before = said(text, out);
        while (out.size() < elements.size()) {
            out.add(elements.get(random.nextInt(elements.size())));
            Set<String> after = said(text, out);
            assertThat(after).as("without %s", out).containsAll(before);
            before = after;
        }
    }

    @Test
    void a_finding_is_on_the_words_and_tells_the_rules_and_the_recipients() throws IOException {
        String text = Files.readString(CASES.resolve("kr-email.yaml")).replace("(광고)", "[광고]");
        Golden.assertEquals(
                CASES.resolve("label-in-another-form.txt"), TextRenderer.render(review(text, Set.of()), false));
    }

    private static Set<String> elements(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = ELEMENT.matcher(text);
        while (matcher.find()) {
            if (!matcher.group(2).isEmpty()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private static List<Diagnostic> review(String text, Set<String> without) {
        String place = text.lines().findFirst().orElseThrow().substring(2);
        String campaign = ELEMENT.matcher(text)
                .replaceAll(element -> without.contains(element.group(1))
                        ? element.group(1).equals("language") ? "en" : ""
                        : Matcher.quoteReplacement(element.group(2)));
        return Reviewed.of(campaign, place);
    }

    private static Set<String> said(String text, Set<String> without) {
        Set<String> said = new HashSet<>();
        review(text, without).forEach(finding -> said.add(finding.code() + " " + finding.message()));
        return said;
    }

    private static String lines(List<Diagnostic> findings) {
        StringBuilder lines = new StringBuilder();
        findings.forEach(
                finding -> lines.append("  ").append(Reviewed.line(finding)).append('\n'));
        return lines.toString();
    }
}

package io.licit.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Documents say what is so: their links lead somewhere, and every code has its page and its test. */
final class DocsTest {
    private static final Pattern LINK = Pattern.compile("(?:\\]\\(|(?:src|href)=\")([^)\"\\s]+)");

    private final Repository repository = Repository.here();

    @Test
    void every_link_leads_to_a_file() {
        List<String> dead = new ArrayList<>();
        for (Path page : repository.files(name -> name.endsWith(".md"))) {
            Matcher link = LINK.matcher(withoutCode(repository.text(page)));
            while (link.find()) {
                String target = link.group(1).replaceAll("#.*", "");
                if (target.isEmpty() || target.contains("://") || target.startsWith("mailto:")) {
                    continue;
                }
                if (!Files.exists(page.resolveSibling(target))) {
                    dead.add(repository.name(page) + " -> " + link.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void every_code_has_a_page_and_every_page_a_code() {
        Set<String> codes = codes();
        Set<String> pages = repository.files(name -> name.matches("docs/codes/[A-Z]{3}\\d{4}\\.md")).stream()
                .map(page -> page.getFileName().toString().replace(".md", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(pages).isEqualTo(codes);
    }

    @Test
    void every_code_is_named_by_a_test_or_shown_on_its_page() {
        Set<String> unnamed = codes();
        // The examples on the pages run as tests.
        for (Path page : repository.files(name -> name.startsWith("docs/codes/"))) {
            if (repository.text(page).contains("\nWrong (`")) {
                unnamed.remove(page.getFileName().toString().replace(".md", ""));
            }
        }
        for (Path file : repository.files(name -> name.contains("/src/test/") && !name.endsWith("DocsTest.java"))) {
            String text = repository.text(file);
            unnamed.removeIf(text::contains);
        }
        assertThat(unnamed).isEmpty();
    }

    @Test
    void every_code_is_used() {
        Set<String> unused = codes();
        for (Path file : repository.mainJava()) {
            if (!file.endsWith("Code.java")) {
                String text = repository.text(file);
                unused.removeIf(code -> text.contains("Code." + code) || text.contains("(" + code));
            }
        }
        assertThat(unused).isEmpty();
    }

    private static String withoutCode(String markdown) {
        return markdown.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
    }

    private static Set<String> codes() {
        return Arrays.stream(Code.values()).map(Code::id).collect(Collectors.toCollection(TreeSet::new));
    }
}

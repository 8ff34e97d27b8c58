package io.licit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a tool can tell of tidiness. */
final class TidyTest {
    private static final int FILE_LINES = 500;
    private static final int METHOD_LINES = 60;

    /** Words that no message says: they judge, or they make light of the reader's trouble. */
    private static final Pattern BANNED = Pattern.compile(
            "\\b(compliant|illegal|unbiased|simply|legal(?!-(hold|obligation))(?! advice))\\b",
            Pattern.CASE_INSENSITIVE);

    private final Repository repository = Repository.here();

    @Test
    void no_source_file_is_longer_than_five_hundred_lines() {
        List<String> long_ = new ArrayList<>();
        for (Path file : repository.java()) {
            long lines = repository.text(file).lines().count();
            if (lines > FILE_LINES) {
                long_.add(repository.name(file) + " has " + lines + " lines");
            }
        }
        assertThat(repository.java()).isNotEmpty();
        assertThat(long_).isEmpty();
    }

    @Test
    void no_method_is_longer_than_sixty_lines() {
        List<JavaText.Method> methods = JavaText.methods(repository.java());
        assertThat(methods).isNotEmpty();
        assertThat(methods.stream()
                        .filter(method -> method.lines() > METHOD_LINES)
                        .map(method -> repository.name(method.file()) + ": " + method.name() + " has " + method.lines()
                                + " lines"))
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_holds_and_refuses_null() {
        Set<String> without = new TreeSet<>();
        for (Path file : repository.mainJava()) {
            Path info = file.resolveSibling("package-info.java");
            if (!Files.isRegularFile(info) || !repository.text(info).contains("@NullMarked")) {
                without.add(repository.name(info));
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void no_message_uses_a_banned_word() {
        List<JavaText.Literal> literals = JavaText.literals(repository.mainJava());
        assertThat(literals).isNotEmpty();
        List<String> found = literals.stream()
                .filter(literal -> BANNED.matcher(literal.text()).find())
                .map(literal -> repository.name(literal.file()) + ":" + literal.line() + " " + literal.text())
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void nothing_is_left_to_do_in_the_text() {
        Pattern left = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|XX" + "X)\\b");
        assertThat(containing(left)).isEmpty();
    }

    @Test
    void no_package_host_is_named() {
        List<String> hosts = List.of(
                "repo1.maven" + ".org",
                "repo.maven.apache" + ".org",
                "central.sonatype" + ".com",
                "oss.sonatype" + ".org",
                "registry.npmjs" + ".org",
                "registry.yarnpkg" + ".com",
                "pypi" + ".org",
                "files.pythonhosted" + ".org",
                "crates" + ".io",
                "proxy.golang" + ".org",
                "deb.debian" + ".org",
                "archive.ubuntu" + ".com");
        String any = String.join("|", hosts.stream().map(Pattern::quote).toList());
        assertThat(containing(Pattern.compile(any, Pattern.CASE_INSENSITIVE))).isEmpty();
    }

    @Test
    void line_breaks_are_one_character() {
        assertThat(containing(Pattern.compile("\r\n"))).isEmpty();
    }

    private List<String> containing(Pattern pattern) {
        assertThat(repository.texts()).isNotEmpty();
        List<String> found = new ArrayList<>();
        for (Path file : repository.texts()) {
            var matcher = pattern.matcher(repository.text(file));
            if (matcher.find()) {
                found.add(repository.name(file) + " holds " + matcher.group().toLowerCase(Locale.ROOT));
            }
        }
        return found;
    }
}

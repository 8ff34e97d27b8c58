package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.law.view.LawPages;
import io.licit.core.law.view.Sentences;
import io.licit.engine.folder.Books;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LawPagesTest {
    private static final Path PAGES = Path.of(System.getProperty("licit.root", ".."), "docs/law");

    @TempDir
    Path folder;

    @Test
    void the_pages_in_docs_are_those_of_the_packs() throws IOException {
        String help = "run ./licit law docs --to docs/law";
        Map<String, String> there = texts(PAGES);
        Map<String, String> made = LawPages.of(Books.shippedWithTests());
        assertThat(there.keySet()).as(help).isEqualTo(made.keySet());
        made.forEach((name, text) -> assertThat(text.equals(there.get(name)))
                .as(name + " is old: " + help)
                .isTrue());
    }

    @Test
    void a_page_reads_as_it_should() throws IOException {
        AntarcticLaw.write(folder);
        Cli.Ran ran = Cli.in(folder).run("law", "docs", "--to", "pages");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).endsWith(" pages in pages\n");
        Golden.same("law/page.txt", Files.readString(folder.resolve("pages/AQ.md")));
        assertThat(Files.readString(folder.resolve("pages/README.md"))).contains("[Antarctica](AQ.md)", "`aq-watch`");
    }

    @Test
    void old_pages_go_and_foreign_files_stay() throws IOException {
        AntarcticLaw.write(folder);
        Cli cli = Cli.in(folder);
        cli.run("law", "docs", "--to", "pages");
        Files.writeString(folder.resolve("pages/mine.md"), "# Mine\n");
        Files.delete(folder.resolve("law/mail.yaml"));
        Files.delete(folder.resolve("law/watch.yaml"));
        assertThat(cli.run("law", "docs", "--to", "pages").out()).endsWith("; removed AQ.md\n");
        assertThat(folder.resolve("pages/AQ.md")).doesNotExist();
        assertThat(folder.resolve("pages/mine.md")).exists();
    }

    @Test
    void what_somebody_wrote_is_not_written_over() throws IOException {
        Files.writeString(folder.resolve("README.md"), "# Mine\n");
        Files.writeString(folder.resolve("file"), "");
        Cli cli = Cli.in(folder);
        assertThat(cli.run("law", "docs", "--to", ".")).isEqualTo(new Cli.Ran(Exit.USAGE, "", """
                error: `./README.md` was not made by this command, and is not written over
                help: name an empty folder
                """));
        assertThat(cli.run("law", "docs", "--to", "file").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run("law", "docs").exit()).isEqualTo(Exit.USAGE);
        assertThat(Files.readString(folder.resolve("README.md"))).isEqualTo("# Mine\n");
    }

    @Test
    void every_place_with_a_page_has_a_name() {
        LawBook book = Books.shipped();
        assertThat(book.packs())
                .allSatisfy(pack -> assertThat(book.jurisdictions().title(pack.jurisdiction()))
                        .as("a name for it in law/jurisdictions.yaml")
                        .isNotEqualTo(pack.jurisdiction()));
    }

    @Test
    void effects_that_differ_are_said_otherwise() {
        Map<String, Rule> said = new HashMap<>();
        for (Rule rule : Books.shipped().rules()) {
            Rule other = said.putIfAbsent(Sentences.effect(rule.effect()), rule);
            if (other != null) {
                assertThat(other.effect()).as(rule.id() + " and " + other.id()).isEqualTo(rule.effect());
            }
        }
    }

    private static Map<String, String> texts(Path pages) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(pages)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}

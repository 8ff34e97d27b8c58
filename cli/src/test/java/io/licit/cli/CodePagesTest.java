package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.programme.state.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples on the pages of {@code docs/codes} are true: laid over the first segment and the data that {@code licit init} makes, what
 * stands under Wrong gives the code and no other, and what stands under Right does not give it. Every page has both.
 */
final class CodePagesTest {
    private static final Path PAGES = Path.of(System.getProperty("licit.root", ".."), "docs/codes");
    private static final Pattern EXAMPLE = Pattern.compile(
            "^(Wrong|Right) \\(`([^`]+)`\\):\n\n```\\w+\n(.*?)```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("^`licit ([a-z_. -]+)` reports it\\.$", Pattern.MULTILINE);

    /** Pages without examples, and why they have none. */
    private static final Map<String, String> EXEMPT = Map.ofEntries(
            Map.entry("AUD8401", "a workspace of two files fails many controls"),
            Map.entry("AUD8402", "it takes an audit, and time"),
            Map.entry("AUD8403", "it takes a decision, and time"),
            Map.entry("CHK4011", "what is satisfied is no mistake, and some rule always is"),
            Map.entry("CSN8001", "it is of a file that a command names; ConsentCommandTest has examples"),
            Map.entry("CSN8002", "likewise"),
            Map.entry("EXP8101", "it takes an export, and time"),
            Map.entry("EXP8102", "it takes an export, and somebody who changes it"),
            Map.entry("FAI6007", "it takes two reports"),
            Map.entry("LAW3009", "no text makes the engine disagree with the reference"),
            Map.entry("RQT8201", "requests are in the state and in no text"),
            Map.entry("RQT8202", "requests are in the state and in no text"),
            Map.entry("RQT8203", "requests are in the state and in no text"),
            Map.entry("RQT8204", "requests are in the state and in no text"),
            Map.entry("SRC1008", "bytes that are no UTF-8 text can't stand on a page that is"),
            Map.entry("TRN8302", "it takes a certificate"),
            Map.entry("WSP1101", "the command line refuses a folder without licit.yaml before anything is read"));

    /** Codes that another one never comes without. */
    private static final Map<String, Set<String>> WITH = Map.of(
            // A segment without a basis may rest on every one, and then nobody weighed it.
            "CHK4004", Set.of("CHK4005"),
            // What a segment reads without a label has none in the catalogue either.
            "CHK4006", Set.of("CAT1204"));

    /** What every example is laid over. */
    private static final Map<String, byte[]> BASE = new TreeMap<>();

    /** One for all, so that what the sources show is looked at once. */
    @TempDir
    static Path folder;

    @BeforeAll
    static void aWorkspaceAndAnEmptyState() throws IOException {
        Starter.write(folder, LocalDate.ofInstant(Cli.NOW, ZoneOffset.UTC));
        // It builds on the other segment, and would repeat what is wrong there.
        Files.delete(folder.resolve("segments/frequent-buyers.yaml"));
        State.embedded(folder).close();
        for (Path file : files(folder)) {
            BASE.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
    }

    /** Everything as it was, but for what is kept of sources that are as they were. */
    @AfterEach
    void tidy() throws IOException {
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString();
            if (!BASE.containsKey(name) && !name.equals(".licit/described")) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, byte[]> file : BASE.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                Files.write(path, file.getValue());
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** A page with examples. */
    record Page(String code, String command, Map<String, String> wrong, Map<String, String> right) {
        @Override
        public String toString() {
            return code;
        }
    }

    static List<Page> examples() throws IOException {
        return pages().stream().filter(page -> !EXEMPT.containsKey(page.code())).toList();
    }

    @Test
    void every_page_has_a_wrong_and_a_right_example_or_a_reason_for_none() throws IOException {
        Set<String> without = new TreeSet<>();
        for (Page page : pages()) {
            if (page.wrong().isEmpty() || page.right().isEmpty()) {
                without.add(page.code());
            }
        }
        assertThat(without).isEqualTo(EXEMPT.keySet());
    }

    private static List<Page> pages() throws IOException {
        List<Page> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.sorted().toList()) {
                pages.add(page(file));
            }
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void wrong_gives_the_code_and_no_other(Page page) throws IOException {
        Set<String> found = new TreeSet<>(codes(page, page.wrong()));
        assertThat(found).contains(page.code());
        found.removeAll(WITH.getOrDefault(page.code(), Set.of()));
        assertThat(found).containsOnly(page.code());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void right_does_not(Page page) throws IOException {
        assertThat(codes(page, page.right())).doesNotContain(page.code());
    }

    @Test
    void a_ratio_that_has_drifted_is_told_by_the_second_report() throws IOException {
        Page page = page(PAGES.resolve("FAI6001.md"));
        Page asOfficer = new Page("FAI6007", "fairness --role officer", page.wrong(), page.right());
        assertThat(codes(asOfficer, page.right())).doesNotContain("FAI6007");
        Page later = new Page("FAI6007", "fairness --role officer --as-of 2027-03-02", page.wrong(), page.right());
        assertThat(codes(later, page.wrong())).contains("FAI6007");
    }

    private static List<String> codes(Page page, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        if (page.command().startsWith("export ")) {
            Trained.asCampaignManagers(Cli.in(folder), "ana");
        }
        Cli.Ran ran = Cli.in(folder).run((page.command() + tested(page, files) + " --format json").split(" "));
        List<String> found = new ArrayList<>();
        if (ran.out().startsWith("{") && Json.parse(ran.out()) instanceof Json.Obj answer) {
            answer.get("findings").ifPresent(findings -> {
                for (Json finding : ((Json.Arr) findings).items()) {
                    found.add(((Json.Str) ((Json.Obj) finding).get("code").orElseThrow()).value());
                }
            });
        }
        Matcher told = Pattern.compile("\\[([A-Z]{3}\\d{4})]").matcher(ran.err());
        while (told.find()) {
            found.add(told.group(1));
        }
        assertThat(ran.err()).doesNotContain("internal:");
        return found;
    }

    /** What is shipped passes its tests, and LawCommandTest shows it; here the page's own pack is tested alone. */
    private static String tested(Page page, Map<String, String> files) {
        Matcher pack = Pattern.compile("^pack: (\\S+)$", Pattern.MULTILINE).matcher(String.join("\n", files.values()));
        return page.command().equals("law test") && pack.find() ? " " + pack.group(1) : "";
    }

    private static Page page(Path file) throws IOException {
        String text = Files.readString(file);
        Map<String, String> wrong = new LinkedHashMap<>();
        Map<String, String> right = new LinkedHashMap<>();
        Matcher example = EXAMPLE.matcher(text);
        while (example.find()) {
            (example.group(1).equals("Wrong") ? wrong : right).put(example.group(2), example.group(3));
        }
        Matcher command = COMMAND.matcher(text);
        String name = file.getFileName().toString().replace(".md", "");
        return new Page(name, command.find() ? command.group(1) : "check", wrong, right);
    }
}

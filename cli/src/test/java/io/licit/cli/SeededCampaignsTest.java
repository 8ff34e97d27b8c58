package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Campaigns as shops send them, laid over the sample and the starter. What is wrong with each is written above it, as {@code
 * # seeded: CODE | the words}; for an element that is missing, its name stands for the words. A campaign without such a line
 * is clean. What {@code licit review} finds is that, and nothing else.
 */
final class SeededCampaignsTest {
    private static final Path SEEDED =
            Path.of(System.getProperty("licit.root", ".."), "cli/src/test/resources/campaigns/seeded");

    private static final String DAY = "2026-11-24";
    private static final Pattern SEED = Pattern.compile("(?m)^# seeded: (\\S+) \\| (.+)$");
    private static final Pattern ELEMENT = Pattern.compile("\\(`([a-z-]+)`\\)");

    @TempDir
    static Path folder;

    private static final List<String> SEEDS = new ArrayList<>();
    private static final List<String> FOUND = new ArrayList<>();
    private static final Set<String> CAMPAIGNS = new TreeSet<>();

    @BeforeAll
    static void reviewed() throws IOException {
        review("aurora", "--demo", "--persons", "2000");
        review("starter");
    }

    private static void review(String over, String... made) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve(over));
        Cli cli = Cli.in(workspace);
        List<String> init = new ArrayList<>(List.of("init", "--as-of", DAY));
        init.addAll(List.of(made));
        assertThat(cli.run(init.toArray(new String[0])).exit()).isEqualTo(Exit.OK);
        lay(SEEDED.resolve(over), workspace);
        Cli.Ran ran = cli.run("review", "--as-of", DAY, "--format", "sarif");
        assertThat(ran.err()).isEmpty();
        Json.Obj log = (Json.Obj) Json.parse(ran.out());
        for (Json.Obj result : objects(at(objects(at(log, "runs")).get(0), "results"))) {
            Found found = found(result, workspace);
            // The sample has a column without a label, which `licit check` tells.
            if (!found.code().equals("CAT1204")) {
                FOUND.add(found.campaign() + " | " + found.code() + " | " + found.words());
            }
        }
    }

    /** Lays the campaigns over a workspace, in place of those that came with it. */
    private static void lay(Path from, Path workspace) throws IOException {
        if (Files.exists(workspace.resolve("campaigns"))) {
            try (Stream<Path> old = Files.list(workspace.resolve("campaigns"))) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path target = workspace.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.writeString(target, Files.readString(file));
                if (from.relativize(file).startsWith("campaigns")
                        && file.toString().endsWith(".yaml")) {
                    seeds(file);
                }
            }
        }
    }

    private static void seeds(Path file) throws IOException {
        String campaign = name(file.toString());
        CAMPAIGNS.add(campaign);
        Matcher seed = SEED.matcher(Files.readString(file));
        while (seed.find()) {
            SEEDS.add(campaign + " | " + seed.group(1) + " | " + seed.group(2));
        }
    }

    private record Found(String campaign, String code, String words) {}

    private static Found found(Json.Obj result, Path workspace) throws IOException {
        String code = text(at(result, "ruleId"));
        String message = text(at((Json.Obj) at(result, "message"), "text"));
        Json.Obj place = (Json.Obj) at(objects(at(result, "locations")).get(0), "physicalLocation");
        String file = text(at((Json.Obj) at(place, "artifactLocation"), "uri"));
        Matcher element = ELEMENT.matcher(message.lines().findFirst().orElse(""));
        boolean missing = code.matches("CMP701[12]") && element.find();
        String words = missing
                ? element.group(1)
                : switch (code) {
                    case "CMP7011" -> "ad-label";
                    case "CMP7015" -> "exact-text";
                    default -> words(workspace.resolve(file), (Json.Obj) at(place, "region"));
                };
        return new Found(name(file), code, words);
    }

    /** The words that are underlined. */
    private static String words(Path file, Json.Obj region) throws IOException {
        String line = Files.readAllLines(file).get(number(region, "startLine") - 1);
        return line.substring(number(region, "startColumn") - 1, number(region, "endColumn") - 1);
    }

    private static String name(String file) {
        return file.substring(file.replace('\\', '/').lastIndexOf('/') + 1, file.lastIndexOf('.'));
    }

    private static Json at(Json.Obj object, String key) {
        return object.get(key).orElseThrow();
    }

    private static List<Json.Obj> objects(Json list) {
        return ((Json.Arr) list).items().stream().map(Json.Obj.class::cast).toList();
    }

    private static String text(Json json) {
        return ((Json.Str) json).value();
    }

    private static int number(Json.Obj object, String key) {
        return ((Json.Num) at(object, key)).value().intValueExact();
    }

    @Test
    void every_seeded_violation_is_found_at_its_words_and_nothing_else_is() {
        List<String> missed = without(SEEDS, FOUND);
        List<String> needless = without(FOUND, SEEDS);
        assertThat(Stream.concat(
                        missed.stream().map(one -> "missed   " + one),
                        needless.stream().map(one -> "needless " + one)))
                .as("%d of %d seeded violations are found", SEEDS.size() - missed.size(), SEEDS.size())
                .isEmpty();
    }

    private static List<String> without(List<String> all, List<String> some) {
        List<String> rest = new ArrayList<>(all);
        some.forEach(rest::remove);
        return rest.stream().sorted().toList();
    }

    @Test
    void there_are_violations_of_every_kind_and_as_many_clean_campaigns() {
        Set<String> seeded = SEEDS.stream().map(one -> one.split(" ", 2)[0]).collect(Collectors.toSet());
        assertThat(SEEDS).hasSizeGreaterThanOrEqualTo(120);
        assertThat(seeded).hasSizeGreaterThanOrEqualTo(30);
        assertThat(CAMPAIGNS.size() - seeded.size()).isGreaterThanOrEqualTo(25);
        assertThat(SEEDS.stream().map(one -> one.split(" \\| ")[1]).distinct().sorted())
                .containsExactly(
                        "CMP7001", "CMP7002", "CMP7003", "CMP7004", "CMP7005", "CMP7006", "CMP7011", "CMP7012",
                        "CMP7013", "CMP7014", "CMP7015", "CMP7016", "CMP7017", "CMP7018", "CMP7019");
    }
}

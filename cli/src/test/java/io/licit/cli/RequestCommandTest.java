package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.engine.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code licit request} on the sample retailer. */
final class RequestCommandTest {
    private static final String PERSON = "C0000035";
    private static final String EMAIL = "c0000035@example.org";

    @TempDir
    Path folder;

    private Cli cli() {
        return Cli.in(folder).with("LICIT_USER", "ana");
    }

    private Cli.Ran run(String... arguments) {
        Cli.Ran ran = cli().run(arguments);
        assertThat(ran.err()).doesNotContain("internal:");
        return ran;
    }

    private static Json.Obj json(Cli.Ran ran) {
        return (Json.Obj) Json.parse(ran.out());
    }

    /** Files that have her key or her address, as bytes or as values. */
    private static List<String> traces(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder);
                Database database = Database.inMemory()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                boolean values = file.toString().endsWith(".parquet")
                        && database.number("SELECT count(*) FROM read_parquet('" + file
                                        + "') AS t WHERE contains(CAST(t AS VARCHAR), '" + PERSON
                                        + "') OR contains(CAST(t AS VARCHAR), '" + EMAIL + "')")
                                > 0;
                if (values || bytes.contains(PERSON) || bytes.contains(EMAIL)) {
                    found.add(folder.relativize(file).toString());
                }
            }
        }
        return found;
    }

    @Test
    void a_person_of_the_sample_is_told_everything_and_then_erased_from_everywhere() throws IOException {
        assertThat(run("init", folder.toString(), "--demo", "--persons", "300").exit())
                .isZero();
        run("run");
        assertThat(run("request", "open", "access", "--person", PERSON, "--received", "2027-02-10")
                        .exit())
                .isZero();
        Cli.Ran early = run("request", "fulfil", "1");
        assertThat(early.exit()).isEqualTo(Exit.BLOCKED);
        assertThat(early.err()).contains("nobody has verified who asks in request 1");
        run("request", "verify", "1", "--how", "card");
        assertThat(run("request", "fulfil", "1").out()).contains(".licit/requests/1");
        Json.Obj answer = (Json.Obj) Json.parse(Files.readString(folder.resolve(".licit/requests/1/data.json")));
        assertThat(answer.get("segments").map(all -> ((Json.Arr) all).items().size()))
                .contains(21);
        assertThat(answer.print()).contains(EMAIL, "\"derived_from\"", "\"excluded_by\"");
        assertThat(Files.readString(folder.resolve(".licit/requests/1/index.html")))
                .contains("You are not in this group", "Your rights");

        run("request", "open", "erasure", "--person", PERSON);
        run("request", "verify", "2", "--how", "card");
        Cli.Ran dry = run("request", "fulfil", "2", "--dry-run");
        assertThat(dry.out()).contains("What an erasure would do", "data/customers.parquet");
        assertThat(traces(folder)).contains("data/customers.parquet", "data/orders.parquet");

        Json.Obj report = json(run("request", "fulfil", "2", "--format", "json"));
        assertThat(report.canonical()).contains("\"hits\":[]", "\"findings\":[]", "\"done\":true");
        assertThat(traces(folder)).isEmpty();
        assertThat(run("request", "show", "2").out()).contains("erased", "fulfilled");
        assertThat(run("run").exit()).isLessThan(Exit.USAGE);
        assertThat(traces(folder)).isEmpty();
    }

    @Test
    void a_list_has_what_is_late_with_its_rule_and_ends_with_1() {
        run("init", folder.toString());
        run("request", "open", "access", "--person", "nobody-1", "--received", "2026-01-01");
        Cli.Ran open = run("request", "open", "opt-out", "--person", "nobody-1", "--purpose", "sale-share");
        assertThat(open.err()).contains("nobody in the data has the key");
        assertThat(open.out()).contains("recorded", "the strictest of all places");
        Cli.Ran list = run("request", "list", "--overdue", "--format", "json");
        assertThat(list.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(json(list).canonical())
                .contains("\"RQT8201\"", "\"number\":1")
                .doesNotContain("\"number\":2", "nobody-1");
        assertThat(run("request", "list", "--fail-on", "never").exit()).isZero();
        assertThat(run("request", "fulfil", "2").out()).isEqualTo("Request 2 is met: the use has stopped.\n");
        assertThat(run("request", "refuse", "1", "--reason", "not a customer").exit())
                .isZero();
        assertThat(run("request", "list").exit()).isZero();
    }

    @Test
    void what_is_misspelt_is_told_with_what_there_is() {
        run("init", folder.toString());
        Cli.Ran kind = run("request", "open", "acess", "--person", "x");
        assertThat(kind.exit()).isEqualTo(Exit.USAGE);
        assertThat(kind.err()).contains("there is no kind of request `acess`", "did you mean `access`?");
        assertThat(run("request", "show", "9").err()).contains("there is no request 9");
        assertThat(run("request").exit()).isEqualTo(Exit.USAGE);
        assertThat(Cli.in(folder)
                        .run("request", "open", "access", "--person", "x")
                        .err())
                .contains("nobody is said to act");
    }
}

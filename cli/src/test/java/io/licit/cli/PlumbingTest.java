package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlumbingTest {
    @TempDir
    Path folder;

    @Test
    void doctor_says_what_it_looked_at() {
        Cli.Ran ran = Cli.in(folder).run("doctor", "--format", "json");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        Json.Obj answer = (Json.Obj) Json.parse(ran.out());
        assertThat(answer.get("checks")).isPresent();
        assertThat(ran.out()).contains("\"java\"", "\"memory\"", "\"disk\"", "\"engine\"", "\"law\"", "\"workspace\"");
    }

    @Test
    void doctor_tells_a_workspace_that_was_run_from_one_that_was_only_looked_at() {
        Cli cli = Cli.in(folder);
        cli.run("init");
        cli.run("preview", "newsletter-regulars");
        assertThat(cli.run("doctor").out()).contains("not run yet");
        cli.run("run");
        assertThat(cli.run("doctor").out()).contains("has been run");
    }

    @Test
    void completion_is_a_script() {
        Cli.Ran ran = Cli.in(folder).run("completion", "bash");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).contains("complete", "licit", "--as-of", "fairness", "--protected");
        assertThat(Cli.in(folder).run("completion", "fish").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void schemas_are_listed_and_printed() throws IOException {
        Cli cli = Cli.in(folder);
        for (String name : cli.run("schema").out().split("\n")) {
            Cli.Ran ran = cli.run("schema", name);
            assertThat(ran.exit()).as(name).isEqualTo(Exit.OK);
            assertThat(Json.parse(ran.out())).isInstanceOf(Json.Obj.class);
        }
        Path published = Path.of(System.getProperty("licit.root", ".."), "schema");
        try (Stream<Path> files = Files.list(published)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".schema.json", "")))
                    .containsExactlyInAnyOrderElementsOf(Schema.NAMES);
        }
        Cli.Ran unknown = cli.run("schema", "segmnt");
        assertThat(unknown.exit()).isEqualTo(Exit.USAGE);
        assertThat(unknown.err()).contains("there is no schema `segmnt`", "did you mean `segment`?");
    }

    @Test
    void the_launcher_answers_where_it_is_built() throws Exception {
        Path root =
                Path.of(System.getProperty("licit.root", "..")).toAbsolutePath().normalize();
        assumeTrue(Files.isRegularFile(root.resolve("cli/target/licit.stamp")), "the launcher has not built here");
        Path link = Files.createSymbolicLink(folder.resolve("link"), root.resolve("licit"));
        ProcessBuilder command = new ProcessBuilder(link.toString(), "--version").directory(folder.toFile());
        command.environment().put("LICIT_NO_BUILD", "true");
        Process process = command.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        Files.delete(link);
        assertThat(out).startsWith("licit ");
    }
}

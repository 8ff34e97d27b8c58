package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {
    @TempDir
    Path folder;

    @Test
    void the_demo_goes_from_a_check_to_the_evidence_of_it() {
        Cli.Ran ran = Cli.in(folder).run("demo", "--persons", "400");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out())
                .startsWith("The sample retailer Aurora is in demo. Nobody in it is real")
                .containsSubsequence(
                        "$ licit check restful-nights",
                        "error[CHK4001]",
                        "$ licit run lapsed-big-spenders",
                        "left out:",
                        "$ licit explain",
                        "The condition, part by part:",
                        "$ licit fairness full-price-neighbourhoods",
                        "lowest AIR",
                        "$ licit review spring-winback workshop-text",
                        "error[CMP7011]",
                        "$ licit approve lapsed-big-spenders --ask",
                        "Approval of lapsed-big-spenders is asked for",
                        "$ licit audit run",
                        "AUD-CONSENT-PROOF",
                        "$ licit evidence show",
                        "audit",
                        "approval-request",
                        "review",
                        "run",
                        "$ licit evidence verify",
                        "Everything holds.")
                .endsWith("licit fairness --format html > fairness.html\n");
        assertThat(ran.out().lines().count()).as("lines to read").isLessThan(330);
    }

    @Test
    void a_demo_that_is_there_is_used_again() {
        Cli cli = Cli.in(folder);
        Cli.Ran first = cli.run("demo", "--persons", "100");
        Cli.Ran second = cli.run("demo");
        assertThat(second.exit()).isEqualTo(Exit.OK);
        assertThat(untilApproval(second)).isEqualTo(untilApproval(first));
        assertThat(second.out()).contains("Everything holds.");
        assertThat(cli.run("demo", "--persons", "200").exit()).isEqualTo(Exit.USAGE);
    }

    /** From there on numbers of the log stand in the text. */
    private static String untilApproval(Cli.Ran ran) {
        return ran.out().substring(0, ran.out().indexOf("$ licit approve"));
    }

    @Test
    void on_a_terminal_it_goes_on_to_serve_the_sample_until_it_is_stopped() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AtomicInteger exit = new AtomicInteger(-1);
        Shell shell = terminal(out);
        Thread demo = new Thread(() -> exit.set(Licit.run(shell, "demo", "--persons", "100")));
        demo.start();
        Pattern address = Pattern.compile("Licit is at (http://127\\.0\\.0\\.1:[0-9]+)\n");
        Matcher told = address.matcher("");
        while (demo.isAlive() && !told.find()) {
            Thread.sleep(50);
            told = address.matcher(out.toString(StandardCharsets.UTF_8));
        }
        HttpResponse<String> page = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(told.group(1) + "/")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        demo.interrupt();
        demo.join();
        assertThat(exit).hasValue(Exit.OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Everything holds.", "Sign in as `admin` with ", "works once");
    }

    @Test
    void a_terminal_is_given_back_where_somebody_says_so() {
        Cli.Ran ran = Cli.in(folder).atTerminal().run("demo", "--persons", "100", "--no-serve");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).doesNotContain("Licit is at");
        assertThat(Cli.in(folder).atTerminal().run("demo", "--no-input").exit()).isEqualTo(Exit.OK);
    }

    private Shell terminal(ByteArrayOutputStream out) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Shell(stream, stream, Map.of(), folder, Clock.fixed(Cli.NOW, ZoneOffset.UTC), true, false);
    }
}

package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}

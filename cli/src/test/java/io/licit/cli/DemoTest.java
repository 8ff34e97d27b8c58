package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {
    @TempDir
    Path folder;

    @Test
    void the_demo_makes_checks_runs_and_explains() {
        Cli.Ran ran = Cli.in(folder).run("demo", "--persons", "400");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out())
                .startsWith("The sample retailer Aurora is in demo. Nobody in it is real")
                .contains("$ licit check --as-of 2026-11-24", "error[CHK4001]")
                .contains("$ licit run --as-of 2026-11-24", "left out:")
                .contains("$ licit explain", "The condition, part by part:")
                .contains("$ licit fairness full-price-neighbourhoods", "lowest AIR")
                .endsWith("licit fairness --format html > fairness.html\n");
    }

    @Test
    void a_demo_that_is_there_is_used_again() {
        Cli cli = Cli.in(folder);
        Cli.Ran first = cli.run("demo", "--persons", "100");
        assertThat(cli.run("demo").out()).isEqualTo(first.out());
        assertThat(cli.run("demo", "--persons", "200").exit()).isEqualTo(Exit.USAGE);
    }
}

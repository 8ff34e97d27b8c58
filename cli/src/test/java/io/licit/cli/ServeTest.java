package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServeTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void workspace() {
        assertThat(Cli.in(folder).run("init").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void a_port_that_another_program_has_is_said_to_be_taken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Cli.Ran ran = Cli.in(folder).run("serve", "--port", String.valueOf(other.getLocalPort()));
            assertThat(ran.exit()).isEqualTo(Exit.INTERNAL);
            assertThat(ran.err())
                    .contains("it can't listen on 127.0.0.1", "--port")
                    .doesNotContain("internal");
        }
    }

    @Test
    void what_it_can_not_heed_is_refused_before_anything_starts() {
        Cli.Ran name = Cli.in(folder).run("serve", "--port", "0", "--behind-proxy", "proxy.example");
        assertThat(name.exit()).isEqualTo(Exit.USAGE);
        assertThat(name.err()).contains("`--behind-proxy proxy.example` is no IP address");
        Cli.Ran words = Cli.in(folder).run("serve", "--port", "0", "--log", "xml");
        assertThat(words.exit()).isEqualTo(Exit.USAGE);
        assertThat(words.err()).contains("failures, text or json");
        assertThat(Cli.in(folder)
                        .with("LICIT_LOG", "xml")
                        .run("serve", "--port", "0")
                        .exit())
                .isEqualTo(Exit.USAGE);
    }
}

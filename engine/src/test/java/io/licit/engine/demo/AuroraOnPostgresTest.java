package io.licit.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.engine.AudienceCounts;
import io.licit.engine.Members;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.TestServer;
import io.licit.engine.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's tables on a server come to what its files come to. */
final class AuroraOnPostgresTest {
    private static final Pattern SOURCE = Pattern.compile("(?m)^source: (\\S+)$");

    @TempDir
    Path folder;

    @Test
    void the_sample_has_the_same_audiences_from_a_server_as_from_files() throws IOException, SQLException {
        Path files = folder.resolve("files");
        Path served = folder.resolve("served");
        Aurora.write(files, 4_000, Progress.none());
        Aurora.write(served, 4_000, Progress.none());
        Map<String, AudienceCounts> expected = Shipped.run(files, "CAT1204");
        try (TestServer server = new TestServer()) {
            server.run("CREATE SCHEMA \"The Shop\"");
            try (Stream<Path> tables = Files.list(served.resolve("catalogue"))) {
                for (Path table : tables.toList()) {
                    move(table, served, server);
                }
            }
            Map<String, AudienceCounts> found = Shipped.run(served, "CAT1204");

            assertThat(found).isEqualTo(expected);
            for (String segment : expected.keySet()) {
                assertThat(members(served, segment)).isEqualTo(members(files, segment));
            }
        }
    }

    /** A table goes to the server, and its files away. */
    private static void move(Path table, Path workspace, TestServer server) throws IOException, SQLException {
        String text = Files.readString(table);
        Matcher source = SOURCE.matcher(text);
        assertThat(source.find()).isTrue();
        Path data = workspace.resolve(source.group(1));
        String name = table.getFileName().toString().replace(".yaml", "");
        server.load("\"The Shop\"." + name, "SELECT * FROM read_parquet('" + data + "')", workspace);
        Files.writeString(
                table, source.replaceFirst("source: {jdbc: \"" + server.url() + "\", table: The Shop." + name + "}"));
    }

    private static List<String> members(Path workspace, String segment) {
        try (Members members =
                Warehouse.members(workspace, segment, Recorded.nothing()).orElseThrow()) {
            return members.ids().toList();
        }
    }
}

package io.licit.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.engine.Progress;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuroraTest {
    private static final long PERSONS = 5_000;

    @TempDir
    static Path made;

    @BeforeAll
    static void make() throws IOException {
        Aurora.write(made, PERSONS, Progress.none());
    }

    @Test
    void every_text_of_the_workspace_is_written() throws IOException, URISyntaxException {
        Path shipped = Path.of(
                Objects.requireNonNull(Aurora.class.getResource("/demo/aurora")).toURI());
        assertThat(files(shipped)).containsExactlyInAnyOrderElementsOf(Aurora.TEXTS);
        for (String name : Aurora.TEXTS) {
            assertThat(made.resolve(name)).hasSameBinaryContentAs(shipped.resolve(name));
        }
    }

    @Test
    void one_size_has_one_outcome(@TempDir Path again) throws IOException {
        Aurora.write(again, PERSONS, Progress.none());
        assertThat(files(again)).isEqualTo(files(made));
        for (String name : files(made)) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(made.resolve(name));
        }
    }

    /** Another version of DuckDB may hash or write otherwise; then the demo's numbers in the documents change too. */
    @Test
    void the_rows_are_those_that_they_were() throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : List.of("customers", "orders", "visits", "tickets", "consents", "restrictions")) {
            found.add(table + " "
                    + Rows.one(
                            made,
                            "SELECT count(*) || ' ' || bit_xor(md5_number_lower(t::VARCHAR)) FROM @" + table + "@ t"));
        }
        assertThat(found)
                .containsExactly(
                        "customers 5000 8603480286063027994",
                        "orders 50828 18189705769090224858",
                        "visits 20024 10085080107774376606",
                        "tickets 2437 5538089372996235810",
                        "consents 13767 11253227870109607658",
                        "restrictions 68 2079568517194290361");
    }

    @Test
    void a_larger_demo_begins_with_the_same_persons(@TempDir Path larger) throws IOException, SQLException {
        Aurora.write(larger, PERSONS + 1, Progress.none());
        String first =
                "SELECT bit_xor(md5_number_lower(t::VARCHAR)) FROM @customers@ t WHERE customer_id <= 'C0005000'";
        assertThat(Rows.one(larger, first)).isEqualTo(Rows.one(made, first));
    }

    @Test
    void one_person_is_enough(@TempDir Path small) throws IOException, SQLException {
        Aurora.write(small, 1, Progress.none());
        assertThat(Rows.one(small, "SELECT count(*) FROM @customers@")).isEqualTo("1");
        assertThatThrownBy(() -> Aurora.write(small, 0, Progress.none())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void progress_begins_at_nothing_and_ends_at_all(@TempDir Path small) throws IOException {
        List<Double> heard = new ArrayList<>();
        Aurora.write(small, 10, (doing, done) -> heard.add(done));
        assertThat(heard).isSorted().startsWith(0.0).endsWith(1.0);
    }

    @Test
    void a_folder_that_cannot_be_written_is_said(@TempDir Path small) throws IOException {
        Files.createDirectories(small.resolve("data/orders.parquet"));
        assertThatThrownBy(() -> Aurora.write(small, 10, Progress.none()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write the demo's data");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}

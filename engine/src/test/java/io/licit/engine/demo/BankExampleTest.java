package io.licit.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.licit.engine.AudienceCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code examples/bank} on the public data, where that is at hand. */
final class BankExampleTest {
    private static final Path ROOT = Path.of(System.getProperty("licit.root", ".."));

    @TempDir
    static Path made;

    private static Path source = Path.of("");
    private static Map<String, AudienceCounts> audiences = Map.of();

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        source = Path.of(System.getProperty(
                        "licit.shared", ROOT.resolve("../shared").toString()))
                .resolve("data/bank/bank-full.csv");
        assumeTrue(Files.isRegularFile(source), "the public data is not here");
        copy(ROOT.resolve("examples/bank"), made);
        Process prepared = new ProcessBuilder("sh", made.resolve("prepare.sh").toString(), source.toString())
                .inheritIO()
                .start();
        assertThat(prepared.waitFor()).isZero();
        audiences = Shipped.run(made);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "deposit-prospects | balance >= 1500 AND \"default\" = 'no' AND loan = 'no' AND campaign <= 3",
                "young-professionals | age >= 25 AND age <= 35 AND job IN ('management', 'technician', 'admin.')"
                        + " AND education IN ('secondary', 'tertiary') AND balance > 0",
                "bought-before | poutcome = 'success' AND pdays >= 1 AND pdays <= 180",
                "no-loan-savers | housing = 'no' AND loan = 'no' AND share >= 0.75",
                "married-homeowners | marital = 'married' AND housing = 'yes'"
            })
    void matching_is_what_plain_sql_counts(String segment, String condition) throws SQLException {
        assertThat(audience(segment).matching()).isPositive().isEqualTo(count(condition));
    }

    @Test
    void nobody_is_eligible_where_nobody_consented() {
        assertThat(audiences).hasSize(5);
        assertThat(audiences.values()).allSatisfy(audience -> {
            assertThat(audience.eligible()).isZero();
            assertThat(audience.excluded()).isNotEmpty();
        });
    }

    private static AudienceCounts audience(String segment) {
        return Objects.requireNonNull(audiences.get(segment), segment);
    }

    /** Over the file as it was published. */
    private static long count(String condition) throws SQLException {
        String rows = "(SELECT *, percent_rank() OVER (ORDER BY balance) AS share FROM read_csv('"
                + source.toString().replace("'", "''") + "'))";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM " + rows + " WHERE " + condition)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !from.relativize(file).startsWith("data"))
                    .forEach(file -> copyFile(file, to.resolve(from.relativize(file))));
        }
    }

    private static void copyFile(Path file, Path target) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.copy(file, target);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot copy " + file, failure);
        }
    }
}

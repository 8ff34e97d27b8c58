package io.licit.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SqlTest {
    @Test
    void quotes_are_doubled() {
        assertThat(Sql.text("it's")).isEqualTo("'it''s'");
        assertThat(Sql.name("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
    }

    @Test
    void a_moment_is_cut_to_the_microsecond_below() {
        assertThat(Sql.moment(Instant.parse("2026-01-31T09:00:00.123456789Z")))
                .isEqualTo("CAST('2026-01-31 09:00:00.123456' AS TIMESTAMP)");
    }

    @Test
    void blanks_are_stripped_as_java_strips_them() throws SQLException {
        for (String text :
                new String[] {"", " ", "a", " a b ", "\ta\n", "\u2003\u00fc\u3000", "\u00a0a", "!a~", "\u001fa"}) {
            assertThat(asked(Sql.stripped(Sql.text(text)))).as("[%s]", text).isEqualTo(text.strip());
            assertThat(asked(Sql.isWritten(Sql.text(text))))
                    .as("[%s]", text)
                    .isEqualTo(String.valueOf(!text.isBlank()));
        }
    }

    private static String asked(String expression) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CAST(" + expression + " AS VARCHAR)")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}

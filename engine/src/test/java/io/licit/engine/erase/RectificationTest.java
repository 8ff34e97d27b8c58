package io.licit.engine.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.engine.Database;
import io.licit.engine.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RectificationTest {
    @TempDir
    Path folder;

    private static Catalogue catalogue(String source) {
        Table.Role.Persons role = new Table.Role.Persons(
                "id",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Column born = Scattered.column("born", "user.demographic.age_range", Optional.empty())
                .withType(Type.DATE);
        Table persons = Scattered.table(
                "customers",
                source,
                role,
                Optional.empty(),
                Scattered.column("id", "user.unique_id", Optional.empty()),
                Scattered.column("city", "user.contact.address.city", Optional.empty()),
                born);
        return new Catalogue(Map.of("customers", persons));
    }

    @Test
    void one_value_changes_and_every_other_byte_stays() throws IOException {
        String text =
                "\uFEFFid;\"city\";born\r\n 7 ;\"Köln\";1980-01-01\r\n8;'x, y';\r\n\"9\";\"a \"\"b\"\"\n;c\";1\n10;Bonn;";
        Path file = Files.writeString(folder.resolve("c.csv"), text);
        Rectification rectification = new Rectification(folder, catalogue("c.csv"));

        assertThat(rectification.set("7", Map.of("city", "Bad \"X\"; 2"))).isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo(text.replace("\"Köln\"", "\"Bad \"\"X\"\"; 2\""));
        assertThat(rectification.set("10", Map.of("city", "Ulm", "born", "1990-02-03")))
                .isEqualTo(1);
        assertThat(Files.readString(file)).endsWith("\n10;Ulm;1990-02-03").contains("8;'x, y';\r\n");
        assertThat(rectification.set("77", Map.of("city", "Ulm"))).isZero();
    }

    @Test
    void a_parquet_file_keeps_its_types_its_order_and_the_others_rows() {
        String file = Sql.text(folder.resolve("c.parquet").toString());
        List<String> types;
        try (Database database = Database.inMemory()) {
            database.run("COPY (SELECT CAST(range AS BIGINT) AS id, 'c' || range AS city, DATE '1980-01-01' AS born,"
                    + " CAST(range AS DECIMAL(9, 2)) AS spent FROM range(20, 0, -1)) TO " + file + " (FORMAT parquet)");
            types = described(database, file);
        }
        assertThat(new Rectification(folder, catalogue("c.parquet")).set("7", Map.of("city", "Ulm", "born", "")))
                .isEqualTo(1);
        try (Database database = Database.inMemory()) {
            assertThat(described(database, file)).isEqualTo(types);
            assertThat(database.rows(
                            "SELECT id, city, born FROM read_parquet(" + file + ")",
                            row -> row.getLong(1) + row.getString(2) + row.getString(3)))
                    .hasSize(20)
                    .startsWith("20c201980-01-01")
                    .contains("7Ulmnull", "8c81980-01-01");
        }
    }

    private static List<String> described(Database database, String file) {
        return database.rows(
                "DESCRIBE SELECT * FROM read_parquet(" + file + ")", row -> row.getString(1) + " " + row.getString(2));
    }

    @Test
    void a_value_of_the_wrong_type_a_stranger_and_the_key_are_objected_to() {
        assertThat(new Rectification(folder, catalogue("c.csv"))
                        .objections(Map.of("born", "soon", "hat", "red", "id", "8", "city", "Ulm")))
                .containsOnlyKeys("born", "hat", "id");
        assertThat(new Rectification(folder, catalogue("c.csv")).objections(Map.of("born", "")))
                .isEmpty();
    }
}

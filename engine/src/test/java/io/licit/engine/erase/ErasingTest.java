package io.licit.engine.erase;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.engine.Database;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import io.licit.engine.ids.IdCursor;
import io.licit.engine.ids.IdFile;
import io.licit.engine.sql.Sql;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ErasingTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    Path folder;

    /** An own look at everything: every value of every table, and every byte of what is none. */
    private static List<String> traces(Path folder, String person, String email) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder);
                Database database = Database.inMemory()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (file.toString().endsWith(".gz")) {
                    bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
                }
                String text = new String(bytes, StandardCharsets.UTF_8);
                String quoted = person.replace("\"", "\"\"");
                boolean digits = person.matches("[0-9]+");
                boolean inText =
                        text.matches("(?s).*(^|[^0-9])" + java.util.regex.Pattern.quote(quoted) + "($|[^0-9]).*");
                boolean inRows = file.toString().endsWith(".parquet") && inRows(database, file, person, email);
                if (text.contains(email)
                        || inRows
                        || (file.toString().endsWith(".ids") && inIds(file, person))
                        || (digits && !file.toString().endsWith(".parquet") ? inText : text.contains(quoted))) {
                    found.add(folder.relativize(file).toString());
                }
            }
        }
        return found;
    }

    private static boolean inIds(Path file, String person) throws IOException {
        try (IdFile ids = IdFile.open(file)) {
            IdCursor cursor = ids.cursor();
            boolean found = false;
            for (int n = 0; n < ids.count(); n++) {
                found |= cursor.to(n)
                        && new String(cursor.bytes(), 0, cursor.length(), StandardCharsets.UTF_8).equals(person);
            }
            return found;
        }
    }

    private static boolean inRows(Database database, Path file, String person, String email) {
        return database.number("SELECT count(*) FROM read_parquet(" + Sql.text(file.toString())
                        + ") AS t WHERE contains(CAST(t AS VARCHAR), " + Sql.text(email)
                        + ") OR list_contains(string_split(regexp_replace(CAST(t AS VARCHAR), '[{}]', '', 'g'), ', '), "
                        + Sql.text("'who': " + person) + ") OR contains(CAST(t AS VARCHAR), "
                        + Sql.text("'" + person + "'")
                        + ")")
                > 0;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void nothing_of_her_is_left_anywhere_and_nobody_else_loses_a_byte(long seed) throws IOException {
        Scattered data = new Scattered(folder, seed, Optional.empty());
        String person = data.anybody();
        String email = "mail" + data.keys.indexOf(person) + "@example.org";
        Map<String, List<String>> others = rows(data, person);
        PersonData found = PersonData.find(folder, data.catalogue(), person, NOW);
        assertThat(found.isKnown()).isTrue();
        assertThat(found.identifiers().values()).contains(person, email).doesNotContain("Anna");

        Erasing.Done done =
                new Erasing(folder, data.catalogue(), NOW, Steps.UNHEARD).erase(person, found.identifiers());

        assertThat(traces(folder, person, email)).isEmpty();
        Search.Found search = new Search(folder, data.catalogue(), found.identifiers()).run(person, NOW, file -> false);
        assertThat(search.hits()).isEmpty();
        assertThat(search.files()).isGreaterThanOrEqualTo(6);
        assertThat(rows(data, person)).isEqualTo(others);
        assertThat(done.files().stream().mapToLong(Erasing.InFile::removed).sum())
                .isEqualTo(found.rows().stream().mapToLong(Rows::going).sum())
                .isPositive();
        for (Path file : data.csv.keySet()) {
            if (!file.toString().endsWith("customers.csv")) {
                char separator = file.toString().endsWith(".tsv") ? '\t' : ';';
                assertThat(text(file)).isEqualTo(data.without(file, person, separator));
            }
        }
        assertThat(Warehouse.members(folder, "all", Recorded.nothing())
                        .orElseThrow()
                        .ids()
                        .toList())
                .hasSize(data.keys.size() - 1)
                .doesNotContain(person);
        Json.Obj current = (Json.Obj) Json.parse(Files.readString(folder.resolve(".licit/audiences/current.json")));
        assertThat(current.canonical()).contains("\"matching\":" + (data.keys.size() - 1));
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new String(
                file.toString().endsWith(".gz")
                        ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                        : bytes,
                StandardCharsets.UTF_8);
    }

    /** The rows of the others, as the database reads them, by file; a friend who may be she is left out of account. */
    private static Map<String, List<String>> rows(Scattered data, String person) {
        Map<String, List<String>> all = new TreeMap<>();
        try (Database database = Database.inMemory()) {
            Sources.open(data.folder, data.catalogue(), database).forEach((table, files) -> {
                for (SourceFile file : files) {
                    String read = file instanceof ParquetSource
                            ? "read_parquet(" + Sql.text(file.path().toString()) + ")"
                            : "read_csv(" + Sql.text(file.path().toString()) + ", all_varchar = true, header = true)";
                    String key = Sql.name(Sources.key(table));
                    String rest = table.name().equals("customers") ? "id, email, first, note" : "*";
                    all.put(
                            file.shown(),
                            database.rows(
                                    "SELECT CAST(t AS VARCHAR) FROM (SELECT " + rest + " FROM " + read
                                            + " WHERE trim(CAST(" + key + " AS VARCHAR)) <> " + Sql.text(person)
                                            + ") AS t",
                                    row -> row.getString(1)));
                }
            });
        }
        return all;
    }

    @Test
    void rows_that_must_be_kept_stay_until_their_time_is_past() throws IOException {
        Scattered data = new Scattered(folder, 7, Optional.of(Scattered.tenYears()));
        String person = data.anybody();
        PersonData found = PersonData.find(folder, data.catalogue(), person, NOW);
        long kept = found.rows().stream().mapToLong(Rows::staying).sum();
        assertThat(kept).isPositive();

        new Erasing(folder, data.catalogue(), NOW, Steps.UNHEARD).erase(person, found.identifiers());

        List<Rows.Row> left = PersonData.find(folder, data.catalogue(), person, NOW).rows().stream()
                .flatMap(part -> part.rows().stream())
                .toList();
        assertThat(left).hasSize((int) kept).allMatch(Rows.Row::kept);
        assertThat(left)
                .allSatisfy(row -> assertThat(row.values().get("placed_at")).isGreaterThan("2016-11-29"));
        assertThat(new Search(folder, data.catalogue(), found.identifiers())
                        .run(person, NOW, file -> false)
                        .hits())
                .isEmpty();
    }

    @Test
    void what_lies_elsewhere_in_the_workspace_is_found_and_told() throws IOException {
        Scattered data = new Scattered(folder, 0, Optional.empty());
        String person = data.keys.get(1);
        PersonData found = PersonData.find(folder, data.catalogue(), person, NOW);
        new Erasing(folder, data.catalogue(), NOW, Steps.UNHEARD).erase(person, found.identifiers());
        Files.writeString(folder.resolve("notes.txt"), "call " + person.toUpperCase(Locale.ROOT) + ", she is back\n");
        Files.createDirectories(folder.resolve("old/" + person));
        Files.writeString(folder.resolve("old/" + person + "/empty.txt"), "");
        Files.write(
                folder.resolve("blob.bin"), ("\0\1xx" + "mail1@example.org" + "yy").getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("near.txt"), person + "0 is somebody else\n");

        assertThat(new Search(folder, data.catalogue(), found.identifiers())
                        .run(person, NOW, file -> false)
                        .hits())
                .extracting(Search.Hit::place)
                .containsExactly("blob.bin", "notes.txt", "old/" + person + "/empty.txt");
        assertThat(found.identifiers().masked("old/" + person + "/empty.txt")).isEqualTo("old/[erased]/empty.txt");
        assertThat(found.identifiers().struck("ask " + person + " again")).isEqualTo("ask [erased] again");
    }

    @Test
    void an_id_in_a_file_of_ids_is_found_although_its_bytes_do_not_stand_there() throws IOException {
        Scattered data = new Scattered(folder, 0, Optional.empty());
        String person = data.keys.get(1);
        PersonData found = PersonData.find(folder, data.catalogue(), person, NOW);
        byte[] ids = Files.readAllBytes(folder.resolve(".licit/audiences/w.ids"));
        assertThat(new String(ids, StandardCharsets.UTF_8)).doesNotContain(person);
        new Erasing(folder, data.catalogue(), NOW, Steps.UNHEARD).erase(person, found.identifiers());
        Files.write(folder.resolve("copy.bin"), ids);
        Files.write(folder.resolve("half.bin"), java.util.Arrays.copyOf(ids, ids.length / 2));

        assertThat(new Search(folder, data.catalogue(), found.identifiers())
                        .run(person, NOW, file -> false)
                        .hits())
                .containsExactly(new Search.Hit("copy.bin", 1), new Search.Hit("half.bin", 1));
    }

    @Test
    void a_hold_is_read_from_the_restrictions_and_ends_only_on_a_day_that_can_be_read() throws IOException {
        for (String until : List.of("", "soon", "2027-01-01")) {
            assertThat(held(until)).isTrue();
        }
        assertThat(held("2026-01-01")).isFalse();
    }

    private boolean held(String until) throws IOException {
        Files.writeString(folder.resolve("c.csv"), "id\n7\n");
        Files.writeString(folder.resolve("r.csv"), "person,kind,at,until\n7,legal-hold,2025-01-01," + until + "\n");
        var persons = Scattered.table(
                "c",
                "c.csv",
                new io.licit.core.catalogue.Table.Role.Persons(
                        "id",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty());
        var restrictions = Scattered.table(
                "r",
                "r.csv",
                new io.licit.core.catalogue.Table.Role.Restrictions(Scattered.restrictionFields()),
                Optional.empty());
        return PersonData.find(
                        folder,
                        new io.licit.core.catalogue.Catalogue(Map.of("c", persons, "r", restrictions)),
                        "7",
                        NOW)
                .held();
    }
}

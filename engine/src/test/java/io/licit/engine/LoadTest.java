package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of data that is not as it should be, and what becomes of it. */
final class LoadTest {
    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void fill() throws IOException {
        shop = new Shop(folder);
    }

    @Test
    void types_are_what_the_data_shows() {
        Described described = Warehouse.describe(folder, shop.catalogue());

        assertThat(described.problems()).isEmpty();
        assertThat(described.of("customers"))
                .isEqualTo(Map.of(
                        "customer_id", Type.TEXT,
                        "country", Type.TEXT,
                        "region", Type.TEXT,
                        "birth_date", Type.DATE,
                        "email", Type.TEXT,
                        "spent", Type.NUMBER,
                        "last_active_at", Type.TIMESTAMP));
        assertThat(described.of("orders"))
                .isEqualTo(Map.of(
                        "customer_id", Type.TEXT,
                        "placed_at", Type.TIMESTAMP,
                        "amount", Type.NUMBER,
                        "channel", Type.TEXT));
    }

    @Test
    void codes_that_only_look_like_numbers_are_text_and_columns_without_a_value_are_unknown() throws IOException {
        shop.write(
                "customers.csv",
                "customer_id,country,region,birth_date,email,spent,last_active_at,postcode,vip,when,none\n"
                        + "c1,DE,,1980-05-01,a,1,2026-01-01,01067,true,2026-01-01 10:00,\n"
                        + "c2,DE,,1980-05-01,a,2.5,2026-01-01,10115,false,2026-01-01,\n");

        Map<String, Type> types = Warehouse.describe(folder, shop.catalogue()).of("customers");

        assertThat(types)
                .containsEntry("postcode", Type.TEXT)
                .containsEntry("vip", Type.BOOLEAN)
                .containsEntry("when", Type.TIMESTAMP)
                .containsEntry("none", Type.UNKNOWN);
    }

    @Test
    void a_missing_source_and_a_missing_column_are_said_in_one_run() throws IOException {
        Files.delete(folder.resolve("data/consents.csv"));
        shop.write("orders.csv", "customer_id,placed,amount,channel\n");

        List<Diagnostic> problems = Warehouse.describe(folder, shop.catalogue()).problems();

        assertThat(problems).extracting(Diagnostic::code).containsExactly(Code.DAT5001, Code.CAT1203);
        assertThat(problems.get(0).message().text()).isEqualTo("`data/consents.csv` is not there");
        assertThat(problems.get(1).message().text()).isEqualTo("`orders` has no column `placed_at`");
        assertThat(problems.get(1).span().text()).isEqualTo("placed_at");
        assertThat(problems.get(1).notes())
                .extracting(Said::text)
                .containsExactly("the columns of data/orders.csv are `customer_id`, `placed`, `amount`, `channel`");
        assertThat(problems.get(1).help().text()).isEqualTo("did you mean `placed`?");
    }

    @Test
    void a_source_of_another_kind_is_not_read() throws IOException {
        shop.write("orders.xlsx", "");

        assertThat(Warehouse.describe(
                                folder, shop.catalogue("data/customers.csv", "data/orders.xlsx", "data/consents.csv"))
                        .problems())
                .extracting(Diagnostic::code, one -> one.message().text())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Code.DAT5008, "`data/orders.xlsx` is neither CSV nor Parquet by its ending"));
    }

    @Test
    void broken_parquet_empty_csv_and_other_encodings_are_unreadable() throws IOException {
        shop.write("customers.parquet", "PAR1 no");
        shop.write("orders.csv", "");
        Files.write(
                folder.resolve("data/consents.csv"),
                Shop.CONSENTS.replace("email", "M\u00fcll").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Warehouse.describe(
                                folder,
                                shop.catalogue("data/customers.parquet", "data/orders.csv", "data/consents.csv"))
                        .problems())
                .extracting(one -> one.message().text())
                .containsExactly(
                        "`data/consents.csv` is not UTF-8 text",
                        "`data/customers.parquet` can't be read as Parquet",
                        "`data/orders.csv` is empty");
        assertThat(failure(shop.typed(), BadRows.SKIP))
                .extracting(one -> one.message().text())
                .containsExactly("`data/consents.csv` is not UTF-8 text", "`data/orders.csv` is empty");
    }

    @Test
    void another_encoding_far_from_the_head_is_found_by_the_load() throws IOException {
        String many = "c1,2026-01-01,1,web\n".repeat(20_000) + "c1,2026-01-01,1,\u00e9t\u00e9\n";
        Files.write(folder.resolve("data/orders.csv"), (Shop.ORDERS + many).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(failure(shop.typed(), BadRows.SKIP))
                .extracting(one -> one.message().text())
                .containsExactly("`data/orders.csv` is not UTF-8 text");
    }

    @Test
    void rows_of_the_wrong_shape_stop_the_load_with_their_lines() throws IOException {
        shop.write("orders.csv", Shop.ORDERS + "c1,2026-01-01\nc1,\"2026\n-01\",5,web\nc2,2026-01-01,5,web,extra\n");

        List<Diagnostic> problems = failure(shop.typed(), BadRows.STOP);

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).code()).isEqualTo(Code.DAT5003);
        assertThat(problems.get(0).message().text()).isEqualTo("`orders` has 2 rows of the wrong shape");
        assertThat(problems.get(0).notes()).extracting(Said::text).contains("at data/orders.csv:6, data/orders.csv:9");
    }

    @Test
    void a_file_whose_lines_end_in_two_ways_is_read_and_its_bad_rows_are_told() throws IOException {
        shop.write("orders.csv", Shop.ORDERS.replace("\n", "\r\n") + "c1,2026-01-01,5,\"a\r\nb\"\n");
        try (Warehouse warehouse =
                Warehouse.open(folder, shop.typed(), BadRows.STOP, Progress.none(), Recorded.nothing())) {
            assertThat(warehouse.report().diagnostics()).isEmpty();
        }
        shop.write("orders.csv", Shop.ORDERS.replace("\n", "\r\n") + "c1,2026-01-01,5,web,extra\n");

        assertThat(failure(shop.typed(), BadRows.STOP))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.notes()).extracting(Said::text).contains("at data/orders.csv:6"));
    }

    @Test
    void bad_rows_may_be_left_out_but_not_those_of_a_ledger() throws IOException {
        shop.write("orders.csv", Shop.ORDERS + "c1,2026-01-01\n");
        try (Warehouse warehouse =
                Warehouse.open(folder, shop.typed(), BadRows.SKIP, Progress.none(), Recorded.nothing())) {
            assertThat(warehouse.report().tables())
                    .filteredOn(table -> table.table().equals("orders"))
                    .containsExactly(new LoadReport.TableReport("orders", 4, 1, 0, 0));
            assertThat(warehouse.report().diagnostics())
                    .extracting(Diagnostic::code, Diagnostic::severity)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(Code.DAT5003, Severity.WARNING));
        }
        shop.write("consents.csv", Shop.CONSENTS + "c3,all,all,objected\n");
        assertThat(failure(shop.typed(), BadRows.SKIP))
                .extracting(one -> one.message().text())
                .containsExactly("`consents` has 1 row of the wrong shape");
    }

    @Test
    void persons_without_a_key_or_with_one_that_stands_twice_stop_the_load() throws IOException {
        shop.write("customers.csv", Shop.CUSTOMERS + ",DE,,,,,\n c1 ,DE,,,,,\n");

        List<Diagnostic> problems = failure(shop.typed(), BadRows.SKIP);

        assertThat(problems)
                .extracting(one -> one.message().text())
                .containsExactly("`customers` has 1 key more than once", "`customers` has 1 person without a key");
        assertThat(problems).allMatch(problem -> problem.code() == Code.DAT5004);
        assertThat(problems.get(0).notes()).extracting(Said::text).containsExactly("at data/customers.csv:11");
        assertThat(problems.get(1).notes()).extracting(Said::text).containsExactly("at data/customers.csv:10");
        assertThat(problems.get(0).span().text()).isEqualTo("customer_id");
    }

    @Test
    void values_that_can_not_be_decoded_are_counted_with_their_lines_and_never_shown() throws IOException {
        Catalogue typed = shop.typed();
        shop.write("customers.csv", Shop.CUSTOMERS + "c9,DE,,31/01/2001,,much,yesterday\n");
        shop.write("consents.csv", Shop.CONSENTS + "c9,secret,email,granted,soon\n");
        try (Warehouse warehouse = Warehouse.open(folder, typed, BadRows.STOP, Progress.none(), Recorded.nothing())) {
            List<Diagnostic> said = warehouse.report().diagnostics();
            assertThat(said)
                    .extracting(one -> one.message().text())
                    .containsExactly(
                            "`consents.purpose` has 1 value that is no known purpose",
                            "`consents.at` has 1 value that is no time such as `2026-01-31 09:00`",
                            "`customers.birth_date` has 1 value that is no date such as `2026-01-31`",
                            "`customers.spent` has 1 value that is no number",
                            "`customers.last_active_at` has 1 value that is no time such as `2026-01-31 09:00`");
            assertThat(said).allMatch(problem -> problem.code() == Code.DAT5005);
            assertThat(said.get(3).notes()).extracting(Said::text).containsExactly("at data/customers.csv:10");
            assertThat(said.get(0).help().text())
                    .contains("the words are analytics, service,")
                    .endsWith(", all");
            assertThat(said.get(3).help().text()).endsWith("mend the data or declare the type");
            assertThat(said.toString()).doesNotContain("secret", "much", "yesterday", "soon");
        }
    }

    @Test
    void rows_of_unknown_persons_are_counted() throws IOException {
        shop.write("orders.csv", Shop.ORDERS + "nobody,2026-01-01,1,web\n,2026-01-01,1,web\n");
        try (Warehouse warehouse = shop.open()) {
            Diagnostic said = warehouse.report().diagnostics().get(0);
            assertThat(said.code()).isEqualTo(Code.DAT5006);
            assertThat(said.message().text()).isEqualTo("`orders` has 2 rows of no known person");
            assertThat(said.notes()).extracting(Said::text).containsExactly("at data/orders.csv:6, data/orders.csv:7");
        }
    }

    @Test
    void a_row_of_a_ledger_whose_key_is_only_written_otherwise_stops_the_load() throws IOException {
        for (String key : List.of("C1", "\u00a0c1", "c1\u200b", "'c1'", "c 1")) {
            shop.write("consents.csv", Shop.CONSENTS + key + ",all,all,withdrawn,2026-02-01\n");

            List<Diagnostic> problems = failure(shop.typed(), BadRows.SKIP);

            assertThat(problems).as(key).hasSize(1);
            assertThat(problems.get(0).code()).isEqualTo(Code.DAT5006);
            assertThat(problems.get(0).severity()).isEqualTo(Severity.ERROR);
            assertThat(problems.get(0).message().text())
                    .isEqualTo(
                            "`consents` has 1 row of a person whose key is written otherwise in the table of persons");
            assertThat(problems.get(0).notes()).extracting(Said::text).containsExactly("at data/consents.csv:9");
        }
        shop.write("consents.csv", Shop.CONSENTS + "x1,all,all,withdrawn,2026-02-01\n");
        shop.write("restrictions.csv", "person,kind,at,until\nC8,erasure,,\n");
        assertThat(failure(shop.typed(), BadRows.SKIP))
                .extracting(one -> one.message().text())
                .containsExactly(
                        "`restrictions` has 1 row of a person whose key is written otherwise in the table of persons");
    }

    @Test
    void numbers_for_keys_are_held_alike_however_they_are_written_and_strangers_are_none() throws IOException {
        shop.write(
                "customers.csv", Shop.CUSTOMERS + "7,DE,,1980-01-01,,1,2026-01-01\n10,DE,,1980-01-01,,1,2026-01-01\n");
        for (String key : List.of("007", "7.0", "+7", "1e+01", "10.")) {
            shop.write("consents.csv", Shop.CONSENTS + key + ",all,all,withdrawn,2026-02-01\n");
            assertThat(failure(shop.typed(), BadRows.STOP))
                    .as(key)
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.DAT5006);
        }
        for (String key : List.of("70", "c10", "7.5", "-7", "0", "x", "")) {
            shop.write("consents.csv", Shop.CONSENTS + key + ",all,all,withdrawn,2026-02-01\n");
            try (Warehouse warehouse = shop.open()) {
                assertThat(warehouse.report().diagnostics())
                        .as(key)
                        .extracting(one -> one.message().text())
                        .containsExactly("`consents` has 1 row of no known person");
            }
        }
    }

    @Test
    void a_key_is_one_line() throws IOException {
        shop.write("customers.csv", Shop.CUSTOMERS + "\"c1\nc2\",DE,,,,,\n\"c\u0000\",DE,,,,,\n");

        List<Diagnostic> problems = failure(shop.typed(), BadRows.SKIP);

        assertThat(problems)
                .extracting(Diagnostic::code, one -> one.message().text())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Code.DAT5004, "`customers` has 2 keys with a line break or another control character"));
        assertThat(problems.get(0).notes())
                .extracting(Said::text)
                .containsExactly("at data/customers.csv:10, data/customers.csv:12");
    }

    @Test
    void a_column_that_stands_twice_is_not_read() throws IOException {
        shop.write(
                "consents.csv", "customer_id,purpose,channel,status,at,status,x,x\nc1,all,all,granted,,withdrawn,,\n");

        assertThat(Warehouse.describe(folder, shop.catalogue()).problems())
                .extracting(Diagnostic::code, one -> one.message().text())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Code.DAT5002, "`data/consents.csv` has two columns `status`"));
    }

    @Test
    void a_field_of_a_ledger_under_nearly_its_name_is_not_passed_over() throws IOException {
        shop.write("consents.csv", "customer_id,purpose,channel,status,at,Expires At\n");

        List<Diagnostic> problems = Warehouse.describe(folder, shop.catalogue()).problems();

        assertThat(problems)
                .extracting(Diagnostic::code, one -> one.message().text())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Code.CAT1203, "`consents` has no column `expires_at`, and `Expires At` is not read"));
        assertThat(problems.get(0).help().text())
                .isEqualTo("write `expires_at: Expires At` under `columns`, or rename the column");
    }

    @Test
    void the_files_of_a_ledger_have_the_same_fields() throws IOException {
        shop.write("consents-1.csv", "customer_id,purpose,channel,status,at,expires_at\n");
        shop.write("consents-2.csv", "customer_id,purpose,channel,status,at\n");

        assertThat(Warehouse.describe(
                                folder, shop.catalogue("data/customers.csv", "data/orders.csv", "data/consents-*.csv"))
                        .problems())
                .extracting(Diagnostic::code, one -> one.message().text())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Code.CAT1203, "`consents` has a column `expires_at` in some of its files only"));
    }

    @Test
    void a_nul_in_a_word_of_a_ledger_is_a_word_that_nobody_knows() throws IOException {
        shop.write("consents.csv", Shop.CONSENTS + "c1,direct-marketing,email,with\0drawn,2026-02-01\n");
        try (Warehouse warehouse = shop.open()) {
            assertThat(warehouse.report().diagnostics())
                    .extracting(one -> one.message().text())
                    .containsExactly("`consents.status` has 1 value that is no known status");
            assertThat(warehouse
                            .preview(shop.plan("big", "spent > 500"), "big", Progress.none())
                            .excluded())
                    .contains(new AudienceCounts.Excluded("OBJECTED", 2));
        }
    }

    @Test
    void a_glob_of_csv_files_of_other_orders_separators_and_line_ends_is_one_table() throws IOException {
        shop.write(
                "orders-1.csv",
                "\uFEFFamount;channel;placed_at;customer_id;note\r\n5;web;2026-01-01;c1;\"a;b\r\nc\"\r\n");
        shop.write("orders-2[x].csv", "customer_id,placed_at,amount,channel\nc2,2026-01-02,7,\"it's, \"\"so\"\"\"\n");
        Catalogue typed = shop.typed(shop.catalogue("data/customers.csv", "data/orders-*.csv", "data/consents.csv"));
        try (Warehouse warehouse = Warehouse.open(folder, typed, BadRows.STOP, Progress.none(), Recorded.nothing())) {
            assertThat(warehouse.report().diagnostics()).isEmpty();
            assertThat(warehouse.report().tables())
                    .filteredOn(table -> table.table().equals("orders"))
                    .extracting(LoadReport.TableReport::rows)
                    .containsExactly(2L);
        }
    }

    @Test
    void quotes_in_the_path_of_the_workspace_are_no_matter() throws IOException {
        Shop other = new Shop(Files.createDirectory(folder.resolve("it's \"here\"")));
        try (Warehouse warehouse = other.open()) {
            assertThat(warehouse.run(other.plan("big", "spent > 500"), Progress.none()))
                    .extracting(AudienceCounts::eligible)
                    .containsExactly(2L);
        }
    }

    @Test
    void csv_and_parquet_of_the_same_rows_give_the_same_audience() {
        for (String name : List.of("customers", "orders", "consents")) {
            try (Database database = Database.inMemory()) {
                String csv = folder.resolve("data/" + name + ".csv").toString();
                database.run("COPY (SELECT * FROM read_csv('" + csv + "')) TO '" + csv.replace(".csv", ".parquet")
                        + "' (FORMAT parquet)");
            }
        }
        Catalogue typed =
                shop.typed(shop.catalogue("data/customers.parquet", "data/orders.parquet", "data/consents.parquet"));
        AudienceCounts fromCsv;
        try (Warehouse warehouse = shop.open()) {
            fromCsv = warehouse.preview(shop.plan("s", "spent > 500 and count(orders) < 2"), "s", Progress.none());
        }
        try (Warehouse warehouse = Warehouse.open(folder, typed, BadRows.STOP, Progress.none(), Recorded.nothing())) {
            assertThat(warehouse.preview(shop.plan("s", "spent > 500 and count(orders) < 2"), "s", Progress.none()))
                    .isEqualTo(fromCsv);
        }
    }

    @Test
    void a_workspace_without_ledgers_knows_no_consent() {
        Catalogue all = shop.typed();
        Catalogue without = new Catalogue(Map.of(
                "customers", all.table("customers").orElseThrow(),
                "orders", all.table("orders").orElseThrow()));
        try (Warehouse warehouse = Warehouse.open(folder, without, BadRows.STOP, Progress.none(), Recorded.nothing())) {
            AudienceCounts counts = warehouse.preview(shop.plan("big", "spent > 500"), "big", Progress.none());
            assertThat(counts.eligible()).isZero();
            assertThat(counts.matching()).isEqualTo(6);
        }
    }

    private List<Diagnostic> failure(Catalogue typed, BadRows badRows) {
        WarehouseException thrown = catchThrowableOfType(
                WarehouseException.class,
                () -> Warehouse.open(folder, typed, badRows, Progress.none(), Recorded.nothing())
                        .close());
        assertThat(thrown.kind()).isEqualTo(WarehouseException.Kind.AUTHOR);
        return thrown.diagnostics();
    }
}

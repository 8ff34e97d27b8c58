package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.plan.Plan;
import io.licit.engine.ExportRequest.Content;
import io.licit.engine.ExportRequest.Field;
import io.licit.engine.ExportRequest.Form;
import io.licit.engine.ExportRequest.Part;
import io.licit.engine.sql.Identifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves the warehouse is the audience and nobody else, in every form. */
final class ExportTest {
    private static final Content MAIL = new Content.Normalised(List.of("email"), Identifier.EMAIL, true);

    @TempDir
    Path folder;

    private Shop shop = Shop.at(Path.of("."));

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(folder);
    }

    private static ExportRequest plain(Form form, Set<String> canaries) {
        return new ExportRequest(
                form,
                List.of(
                        new Field("customer_id", new Content.Key(), Part.KEY),
                        new Field("email", new Content.Value("email"), Part.CHECKED),
                        new Field("spent", new Content.Value("spent"), Part.CARRIED)),
                List.of(Channel.EMAIL),
                List.of(),
                false,
                Set.of(),
                canaries);
    }

    private static ExportRequest hashed(Set<String> withoutConsent) {
        return new ExportRequest(
                Form.CSV,
                List.of(
                        new Field("email", MAIL, Part.KEY),
                        new Field(
                                "granted",
                                new Content.Granted(Set.of(Purpose.DIRECT_MARKETING), Channel.EMAIL),
                                Part.CHECKED)),
                List.of(),
                List.of("email"),
                true,
                withoutConsent,
                Set.of());
    }

    private Path staged(String name) {
        return Warehouse.exportFolder(folder).resolve(name);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void the_rows_are_those_of_the_audience_who_can_be_reached(Form form) throws IOException {
        Plan plan = shop.plan("all", "spent >= 0 or spent < 0");
        try (Warehouse warehouse = shop.open()) {
            Path file = staged("a");
            Exported exported = warehouse.export(plan, "all", plain(form, Set.of("c1")), file, Progress.none());
            assertThat(exported.rows()).isEqualTo(1);
            assertThat(exported.reachable()).isEqualTo(1);
            assertThat(exported.counts().eligible()).isEqualTo(2);
            assertThat(exported.canaries()).isEqualTo(1);
            List<String> rows = new ArrayList<>();
            new ExportFile(file, form, List.of("customer_id", "email", "spent")).rows(rows::add);
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0)).startsWith("{\"customer_id\":\"c1\",\"email\":\"ann@example.org\",\"spent\":");
        }
    }

    @Test
    void csv_is_quoted_where_it_must_be() throws IOException {
        shop.write("customers.csv", Shop.CUSTOMERS.replace("ann@example.org", "\"ann \"\"a\"\", \n b\""));
        Plan plan = shop.plan("all", "spent >= 0");
        try (Warehouse warehouse = shop.open()) {
            Path file = staged("a");
            warehouse.export(plan, "all", plain(Form.CSV, Set.of()), file, Progress.none());
            assertThat(Files.readString(file)).startsWith("customer_id,email,spent\nc1,\"ann \"\"a\"\", \n b\",");
            List<String> rows = new ArrayList<>();
            new ExportFile(file, Form.CSV, List.of("customer_id", "email", "spent")).rows(rows::add);
            assertThat(rows).singleElement().asString().contains("\"ann \\\"a\\\", \\n b\"");
        }
    }

    @Test
    void consents_are_stated_and_asked_for_where_they_are_needed() throws IOException {
        Plan plan = shop.plan("all", "spent >= 0 or spent < 0");
        try (Warehouse warehouse = shop.open()) {
            Path file = staged("a");
            warehouse.export(plan, "all", hashed(Set.of()), file, Progress.none());
            assertThat(Files.readString(file)).startsWith("email,granted\n").endsWith(",GRANTED\n");
        }
        shop.write(
                "consents.csv", Shop.CONSENTS.replace("c1,direct-marketing,email,granted", "c1,loyalty,email,granted"));
        Plan later = shop.plan("all", "spent >= 0 or spent < 0");
        try (Warehouse warehouse = shop.open()) {
            // Nobody of the audience is left, since the gate of the plan asks for the same consent.
            assertThat(warehouse
                            .export(later, "all", hashed(Set.of("DE")), staged("b"), Progress.none())
                            .rows())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void a_recheck_drops_who_is_out_today_and_counts_why(Form form) throws IOException {
        Path before = staged("before");
        ExportFile file = new ExportFile(before, form, List.of("customer_id", "email", "spent"));
        shop.write("customers.csv", everybodyFine());
        shop.write("consents.csv", consents(10));
        shop.write("restrictions.csv", "person,kind,at,until\n");
        try (Warehouse warehouse = shop.open()) {
            assertThat(warehouse
                            .export(
                                    shop.plan("all", "spent > 0"),
                                    "all",
                                    plain(form, Set.of()),
                                    before,
                                    Progress.none())
                            .rows())
                    .isEqualTo(10);
        }
        somethingHappens();
        Path after = staged("after");
        Path removed = staged("removed");
        try (Warehouse warehouse = shop.open()) {
            Rechecked rechecked = warehouse.recheck(
                    shop.plan("all", "spent > 0"),
                    "all",
                    plain(form, Set.of()),
                    file,
                    after,
                    Optional.of(removed),
                    Progress.none());
            assertThat(rechecked.removed())
                    .isEqualTo(Map.of(
                            "OBJECTED",
                            1L,
                            "ERASED",
                            1L,
                            "condition",
                            1L,
                            "changed",
                            1L,
                            "unreachable",
                            1L,
                            "unknown",
                            1L));
            assertThat(rechecked.rows()).isEqualTo(4);
        }
        List<String> was = rows(file);
        List<String> is = rows(new ExportFile(after, form, file.columns()));
        assertThat(was).containsAll(is);
        assertThat(is)
                .extracting(row -> row.substring(0, 20))
                .containsExactly(
                        "{\"customer_id\":\"p2\",",
                        "{\"customer_id\":\"p7\",",
                        "{\"customer_id\":\"p8\",",
                        "{\"customer_id\":\"p9\",");
        assertThat(Files.readString(removed))
                .contains(",removed_by\n")
                .contains("p0,")
                .contains(",OBJECTED\n");
    }

    private void somethingHappens() throws IOException {
        shop.write(
                "customers.csv",
                everybodyFine()
                        .replace("p3@example.org,100", "p3@example.org,-1")
                        .replace("p4@example.org", "new4@example.org")
                        .replace("p5@example.org", "")
                        .replaceAll("p6,DE[^\n]*\n", "")
                        .replace("p7@example.org,100", "p7@example.org,250"));
        shop.write("consents.csv", consents(10) + "p0,all,all,objected,2026-06-01\n");
        shop.write("restrictions.csv", "person,kind,at,until\np1,erasure,2026-06-01,\n");
    }

    @Test
    void a_row_without_a_name_is_found_by_its_hash() throws IOException {
        Path before = staged("before");
        shop.write("customers.csv", everybodyFine());
        shop.write("consents.csv", consents(10));
        shop.write("restrictions.csv", "person,kind,at,until\n");
        ExportFile file = new ExportFile(before, Form.CSV, List.of("email", "granted"));
        try (Warehouse warehouse = shop.open()) {
            warehouse.export(shop.plan("all", "spent > 0"), "all", hashed(Set.of()), before, Progress.none());
        }
        shop.write("consents.csv", consents(10) + "p0,all,all,objected,2026-06-01\n");
        try (Warehouse warehouse = shop.open()) {
            Rechecked rechecked = warehouse.recheck(
                    shop.plan("all", "spent > 0"),
                    "all",
                    hashed(Set.of()),
                    file,
                    staged("after"),
                    Optional.empty(),
                    Progress.none());
            assertThat(rechecked.removed()).isEqualTo(Map.of("OBJECTED", 1L));
            assertThat(rechecked.rows()).isEqualTo(9);
        }
    }

    /** A file that is held against the day on which it was made stays as it is; and the rows are the members of a run. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void whatever_the_persons_an_export_is_a_run(Form form) throws IOException {
        Random random = new Random(20261129 + form.ordinal());
        for (int round = 0; round < 3; round++) {
            anybody(random);
            Plan plan = shop.plan("some", "spent > 20");
            try (Warehouse warehouse = shop.open()) {
                warehouse.run(plan, Progress.none());
                List<String> members;
                try (Stream<String> ids = Warehouse.members(folder, "some", Recorded.nothing())
                        .orElseThrow()
                        .ids()) {
                    members = ids.toList();
                }
                ExportRequest everyone = new ExportRequest(
                        form,
                        List.of(new Field("id", new Content.Key(), Part.KEY)),
                        List.of(),
                        List.of(),
                        false,
                        Set.of(),
                        Set.of());
                Path path = staged("round" + round);
                warehouse.export(plan, "some", everyone, path, Progress.none());
                List<String> exported = rows(new ExportFile(path, form, List.of("id")));
                assertThat(exported)
                        .containsExactlyElementsOf(members.stream()
                                .map(id -> "{\"id\":\"" + id + "\"}")
                                .toList());
                Rechecked again = warehouse.recheck(
                        plan,
                        "some",
                        everyone,
                        new ExportFile(path, form, List.of("id")),
                        staged("again"),
                        Optional.empty(),
                        Progress.none());
                assertThat(again.removed()).isEmpty();
                assertThat(rows(new ExportFile(staged("again"), form, List.of("id"))))
                        .isEqualTo(exported);
            }
        }
    }

    private void anybody(Random random) throws IOException {
        StringBuilder customers =
                new StringBuilder("customer_id,country,region,birth_date,email,spent,last_active_at\n");
        StringBuilder consents = new StringBuilder("customer_id,purpose,channel,status,at\n");
        for (int i = 0; i < 60; i++) {
            String mail = random.nextInt(5) == 0 ? "" : "m" + random.nextInt(40) + "@example.org";
            customers.append(String.format(
                    Locale.ROOT,
                    "\"k,%d\",%s,,%d-05-01,%s,%d,2026-01-10\n",
                    i,
                    random.nextInt(6) == 0 ? "XX" : "DE",
                    1940 + random.nextInt(80),
                    mail,
                    random.nextInt(100)));
            for (int row = random.nextInt(3); row > 0; row--) {
                consents.append(String.format(
                        Locale.ROOT,
                        "\"k,%d\",direct-marketing,email,%s,2026-0%d-01\n",
                        i,
                        random.nextInt(3) == 0 ? "withdrawn" : "granted",
                        1 + random.nextInt(5)));
            }
        }
        shop.write("customers.csv", customers.toString());
        shop.write("consents.csv", consents.toString());
    }

    private static List<String> rows(ExportFile file) {
        List<String> rows = new ArrayList<>();
        file.rows(rows::add);
        return rows;
    }

    private static String everybodyFine() {
        StringBuilder text = new StringBuilder("customer_id,country,region,birth_date,email,spent,last_active_at\n");
        for (int i = 0; i < 10; i++) {
            text.append("p" + i + ",DE,,1980-05-01,p" + i + "@example.org,100,2026-01-10\n");
        }
        return text.toString();
    }

    private static String consents(int persons) {
        StringBuilder text = new StringBuilder("customer_id,purpose,channel,status,at\n");
        for (int i = 0; i < persons; i++) {
            text.append("p" + i + ",direct-marketing,email,granted,2026-01-01\n");
        }
        return text.toString();
    }
}

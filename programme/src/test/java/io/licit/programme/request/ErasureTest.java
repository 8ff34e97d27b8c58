package io.licit.programme.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.diagnostic.Code;
import io.licit.core.source.Span;
import io.licit.engine.erase.Erasing;
import io.licit.engine.erase.Search;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ErasureTest {
    @TempDir
    Path folder;

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Every file below the workspace that holds one of her values, but the orders that are kept. */
    private static List<String> traces(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                boolean hers = bytes.contains("ann@example.org") || bytes.contains("Ann <Ruh>");
                boolean kept = file.endsWith("data/orders.csv");
                if (hers || (!kept && bytes.contains("c-100"))) {
                    found.add(folder.relativize(file).toString());
                }
            }
        }
        return found;
    }

    @Test
    void a_dry_run_changes_nothing_and_says_what_goes_and_what_stays() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            long number = shop.verifiedErasure("c-100");
            String before = Files.readString(folder.resolve("data/orders.csv"));
            ErasureReport report =
                    shop.erasure(step -> {}).dryRun(shop.requests.get(number).orElseThrow());
            assertThat(report.done()).isFalse();
            assertThat(report.files())
                    .containsExactlyInAnyOrder(
                            new Erasing.InFile("customers", "data/customers.csv", 1, 0, 0),
                            new Erasing.InFile("orders", "data/orders.csv", 1, 1, 0),
                            new Erasing.InFile("visits", "data/visits.csv", 1, 0, 0));
            assertThat(report.kept()).containsEntry("orders", new ErasureReport.Why("invoices", "HOUSE-TAX", "P10Y"));
            assertThat(Files.readString(folder.resolve("data/orders.csv"))).isEqualTo(before);
            assertThat(shop.requests.openOne(number).has(Request.Step.BEGUN)).isFalse();
        }
    }

    @Test
    void she_is_gone_from_everywhere_but_what_is_kept_and_the_log_has_the_reports_digest() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            Request access = shop.open(Kind.ACCESS, "c-100", "DE", "", "2027-02-20");
            shop.requests.note(access.number(), "Ann <Ruh> called from c-100's phone", Boutique.ANA);
            long number = shop.verifiedErasure("c-100");
            ErasureReport report = shop.erasure(step -> {}).fulfil(number, Boutique.ANA);
            assertThat(report.isClean()).isTrue();
            assertThat(report.removed()).isEqualTo(3);
            assertThat(report.staying()).isEqualTo(1);
            assertThat(shop.told.all).contains("forget c-100");
            assertThat(Files.readString(folder.resolve("data/orders.csv")))
                    .isEqualTo("customer,at,amount\nc-100,2026-01-01,10\nc-200,2026-01-02,20\n");
            assertThat(shop.requests.get(access.number()).orElseThrow().events())
                    .extracting(Request.Event::detail)
                    .contains("[erased] called from [erased]'s phone");
            assertThat(shop.log()).anyMatch(entry -> entry.contains("\"erasure\"") && entry.contains(report.digest()));
            assertThat(report.json().print()).doesNotContain("c-100", "Ruh", "ann@");
            assertThat(Erasure.report(shop.programme, number)).contains(report.json());
            assertThat(traces(folder)).isEmpty();
        }
        assertThat(traces(folder)).isEmpty();
    }

    @Test
    void what_is_left_is_a_finding_and_the_request_stays_open_until_it_is_gone() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            long number = shop.verifiedErasure("c-100");
            Path copy = Files.writeString(folder.resolve("data/copy.txt"), "ann@example.org\n");
            ErasureReport report = shop.erasure(step -> {}).fulfil(number, Boutique.ANA);
            assertThat(report.hits()).containsExactly(new Search.Hit("data/copy.txt", 1));
            assertThat(new RequestFindings(Boutique.TODAY, Span.none()).of(shop.requests.all()))
                    .extracting(one -> one.code())
                    .containsExactly(Code.RQT8204);
            assertThat(shop.erasure(step -> {}).resume()).isEmpty();
            Files.delete(copy);
            assertThat(shop.erasure(step -> {}).fulfil(number, Boutique.ANA).isClean())
                    .isTrue();
            assertThat(shop.requests.get(number).orElseThrow().state()).isEqualTo("fulfilled");
            assertThat(traces(folder)).isEmpty();
        }
    }

    @Test
    void a_legal_hold_and_an_unverified_asker_block_it() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            Request unverified = shop.open(Kind.ERASURE, "c-100", "DE", "", "2027-02-20");
            assertThatThrownBy(() -> shop.erasure(step -> {}).fulfil(unverified.number(), Boutique.ANA))
                    .hasMessageContaining("nobody has verified");
            long number = shop.verifiedErasure("c-100");
            shop.told.held = true;
            assertThatThrownBy(() -> shop.erasure(step -> {}).fulfil(number, Boutique.ANA))
                    .isInstanceOf(RequestRefused.class)
                    .hasMessageContaining("legal-hold");
            assertThat(traces(folder)).contains("data/customers.csv");
        }
    }

    @Test
    void wherever_it_dies_the_next_finishes_it_and_no_source_is_ever_half_written() throws IOException {
        List<String> steps = new ArrayList<>();
        Path first = Files.createDirectories(folder.resolve("whole"));
        try (Boutique shop = Boutique.open(first)) {
            shop.erasure(steps::add).fulfil(shop.verifiedErasure("c-100"), Boutique.ANA);
        }
        assertThat(steps).hasSizeGreaterThan(12).startsWith("intent", "begun").endsWith("searched", "ended");
        for (int die = 0; die < steps.size(); die++) {
            Path place = Files.createDirectories(folder.resolve("die-" + die));
            int last = die;
            long number;
            try (Boutique shop = Boutique.open(place)) {
                number = shop.verifiedErasure("c-100");
                int[] count = {0};
                assertThatThrownBy(() -> shop.erasure(step -> {
                                    if (count[0]++ == last) {
                                        throw new Death();
                                    }
                                })
                                .fulfil(number, Boutique.ANA))
                        .isInstanceOf(Death.class);
            }
            whole(place);
            try (Boutique shop = Boutique.again(place)) {
                List<ErasureReport> finished = shop.erasure(step -> {}).resume();
                boolean begun = last >= 1;
                boolean ended = last == steps.size() - 1;
                assertThat(finished).hasSize(begun && !ended ? 1 : 0).allMatch(ErasureReport::isClean);
                assertThat(finished)
                        .allSatisfy(report -> assertThat(report.removed()).isEqualTo(3));
                if (!begun) {
                    shop.erasure(step -> {}).fulfil(number, Boutique.ANA);
                }
                assertThat(shop.requests.get(number).orElseThrow().state()).isEqualTo("fulfilled");
            }
            assertThat(traces(place)).as("after a death at " + steps.get(die)).isEmpty();
        }
    }

    /** Every source ends with its last line, and has the others' rows. */
    private static void whole(Path place) throws IOException {
        assertThat(Files.readString(place.resolve("data/customers.csv")))
                .startsWith("id,country")
                .endsWith("c-200,US,US-CA,bob@example.org,Bob Sand,7\nc-300,,,eve@example.org,Eve Hut,9\n");
        assertThat(Files.readString(place.resolve("data/visits.csv"))).endsWith("c-300,2026-01-02,home\n");
    }

    @Test
    void a_killed_process_is_followed_by_one_that_finishes() throws Exception {
        Boutique.open(folder).close();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledErasure.class.getName(),
                        folder.toString(),
                        "source data/orders.csv")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("there");
            process.destroyForcibly().waitFor();
        }
        whole(folder);
        assertThat(traces(folder)).isNotEmpty();
        try (Boutique shop = Boutique.again(folder)) {
            assertThat(shop.erasure(step -> {}).resume()).hasSize(1).allMatch(ErasureReport::isClean);
        }
        assertThat(traces(folder)).isEmpty();
    }
}

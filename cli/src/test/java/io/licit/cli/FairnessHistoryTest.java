package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of reports, what has changed since, and what answers a finding. */
final class FairnessHistoryTest {
    private static final String WHERE = "score >= 45";

    @TempDir
    Path folder;

    private FairnessShop shop(long seed) throws IOException {
        return new FairnessShop(folder, seed, 1200).segment("regulars", WHERE);
    }

    private Path kept() {
        return folder.resolve(".licit/fairness.jsonl");
    }

    @Test
    void a_ratio_that_has_changed_is_a_finding_from_the_threshold_on() throws IOException {
        FairnessShop shop = shop(1);
        double before = air(shop.fairness("--as-of", "2027-02-01", "--role", "officer"));
        assertThat(Files.readAllLines(kept())).hasSize(1);
        FairnessShop other = shop(2);
        double now = air(other.fairness("--as-of", "2027-02-10", "--role", "officer"));
        double change = Math.abs(now - before);
        assertThat(change).isGreaterThan(0.001);
        for (boolean above : List.of(true, false)) {
            shop.write("licit.yaml", """
                    licit: 1
                    organisation: {name: Shop, established_in: [DE]}
                    sector: general
                    unknown_jurisdiction: strictest
                    minimum_segment_size: 50
                    fairness: {drift: %.12f}
                    """.formatted(above ? change - 1e-6 : change + 1e-6));
            Files.writeString(kept(), Files.readAllLines(kept()).get(0) + "\n");
            FairnessRead read = other.fairness(
                    "--as-of", "2027-02-20", "--characteristics", "sex", "--judge", "matching", "--role", "officer");
            FairnessRead drift = read.only("drift", "characteristic", "sex", "judged", "matching");
            assertThat(drift.number("before")).isEqualTo(before);
            assertThat(drift.number("now")).isEqualTo(now);
            assertThat(drift.truth("flagged")).isEqualTo(above);
            assertThat(read.those("findings", "code", "FAI6007").count()).isEqualTo(above ? 1 : 0);
        }
    }

    private static double air(FairnessRead read) {
        return read.all("segments")
                .get(0)
                .only("characteristics", "name", "sex", "judged", "matching")
                .number("lowest_air");
    }

    @Test
    void the_same_instant_is_no_earlier_one() throws IOException {
        FairnessShop shop = shop(3);
        assertThat(shop.fairness().all("drift")).isEmpty();
        assertThat(shop.fairness().all("drift")).isEmpty();
        assertThat(Files.readAllLines(kept())).hasSize(2);
        assertThat(shop.fairness("--as-of", "2027-03-02").all("drift"))
                .isNotEmpty()
                .noneMatch(one -> one.truth("flagged"));
    }

    @Test
    void a_line_that_is_not_whole_counts_for_none_and_the_next_begins_anew() throws IOException {
        FairnessShop shop = shop(4);
        shop.fairness("--as-of", "2027-02-01");
        String line = Files.readString(kept());
        String garbage =
                "\n\0\0\nnull\n[]\n{\"as_of\": 3, \"segment\": \"regulars\"}\n{\"as_of\": \"yesterday\"}\n\"\n";
        Files.writeString(kept(), garbage + line + line.substring(0, line.length() / 2));
        FairnessRead read = shop.fairness("--as-of", "2027-02-10");
        assertThat(read.all("drift"))
                .isNotEmpty()
                .allMatch(one -> one.text("since").startsWith("2027-02-01"));
        List<String> lines = Files.readAllLines(kept());
        assertThat(lines.get(lines.size() - 1)).startsWith("{").endsWith("}").contains("2027-02-10");
        assertThat(lines.get(lines.size() - 2)).isEqualTo(line.substring(0, line.length() / 2));
    }

    @Test
    void bytes_that_are_no_text_lose_nothing_else() throws IOException {
        FairnessShop shop = shop(5);
        shop.fairness("--as-of", "2027-02-01");
        Files.write(kept(), new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0x80}, StandardOpenOption.APPEND);
        assertThat(shop.fairness("--as-of", "2027-02-10").all("drift")).isNotEmpty();
    }

    @Test
    void what_cannot_be_kept_is_not_shown() throws IOException {
        FairnessShop shop = shop(6);
        shop.run("run");
        Files.createDirectories(kept());
        Cli.Ran ran = shop.run("fairness");
        assertThat(ran.exit()).isEqualTo(Exit.INTERNAL);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("fairness.jsonl").doesNotContain("internal");
    }

    @Test
    void what_an_officer_saw_is_not_told_to_others_as_what_it_was() throws IOException {
        FairnessShop shop = shop(7).segment("regulars", "score >= 82");
        FairnessRead seen = shop.fairness("--as-of", "2027-02-01", "--role", "officer");
        FairnessRead shown = shop.fairness("--as-of", "2027-02-02");
        List<FairnessRead> hidden = shown.all("segments").get(0).all("characteristics").stream()
                .filter(one -> one.at("lowest_air").isNull())
                .toList();
        assertThat(hidden).isNotEmpty();
        assertThat(seen.all("segments").get(0).all("characteristics"))
                .anyMatch(one -> !one.at("lowest_air").isNull());
        new FairnessShop(folder, 7, 6000).segment("regulars", "score >= 40");
        FairnessRead later = shop.fairness("--as-of", "2027-02-03");
        for (FairnessRead one : hidden) {
            assertThat(later.those("drift", "characteristic", one.text("name"), "judged", one.text("judged")))
                    .as(one.text("name"))
                    .isEmpty();
        }
        assertThat(shop.fairness("--as-of", "2027-02-03", "--role", "officer").all("drift"))
                .isNotEmpty();
    }

    @Test
    void a_signed_reason_that_cites_the_figures_makes_findings_notes_until_it_ends() throws IOException {
        FairnessShop shop = shop(8).segment("regulars", "score >= 60 or points > 170");
        FairnessRead before = shop.fairness();
        assertThat(severities(before)).containsAnyOf("warning", "error").doesNotContain("note");
        String digest = before.all("segments").get(0).text("digest");
        double lowest = shop.fairness("--role", "officer").all("segments").get(0).all("characteristics").stream()
                .filter(one ->
                        !one.text("name").contains("*") && !one.at("lowest_air").isNull())
                .mapToDouble(one -> one.number("lowest_air"))
                .min()
                .orElseThrow();
        assess(shop, "2027-12-31", digest, "air: %.3f\n  p-value: 0.001".formatted(lowest));
        assertThat(severities(shop.fairness())).contains("note").doesNotContain("warning", "error");
        assess(shop, "2027-12-31", digest, "air: %.3f\n  p-value: 0.001".formatted(lowest + 0.1));
        assertThat(severities(shop.fairness()))
                .containsAnyOf("warning", "error")
                .doesNotContain("note");
        assess(shop, "2027-02-28", digest, "air: 0.7\n  p-value: 0.001");
        assertThat(severities(shop.fairness()))
                .containsAnyOf("warning", "error")
                .doesNotContain("note");
        assess(shop, "2027-12-31", digest, "air: 0.7");
        assertThat(severities(shop.fairness()))
                .containsAnyOf("warning", "error")
                .doesNotContain("note");
        assess(shop, "2027-12-31", digest, "air: %.3f\n  p-value: 0.001".formatted(lowest));
        shop.segment("regulars", "score >= 60 or points > 171");
        assertThat(severities(shop.fairness()))
                .containsAnyOf("warning", "error")
                .doesNotContain("note");
    }

    /** Of findings on differences and proxies. */
    private static List<String> severities(FairnessRead read) {
        return read.all("findings").stream()
                .filter(one ->
                        List.of("FAI6001", "FAI6002", "FAI6005", "FAI6006").contains(one.text("code")))
                .map(one -> one.text("severity"))
                .distinct()
                .toList();
    }

    private static void assess(FairnessShop shop, String expires, String digest, String figures) throws IOException {
        shop.write("assessments/reason.yaml", """
                assessment: reason
                kind: business-reason
                title: A reason
                segments: [regulars]
                subject: {regulars: '%s'}
                conclusion: Said at length.
                figures:
                  %s
                outcome: passes
                signed_by: officer@shop.example
                signed_at: 2027-01-01
                expires_at: %s
                """.formatted(digest, figures, expires));
    }
}

package io.licit.server.mend;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.segment.Definition;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.server.build.Builder;
import io.licit.server.build.Subjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a mend the finding that offered it is gone, for every code that offers one. */
final class MendsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String PATH = "segments/s.yaml";
    private static final String SOUND = """
            segment: s
            # a comment that stays
            use: {purpose: direct-marketing, channels: [email]}
            basis: consent
            reason: A reason.
            where: |
              country = 'DE'
              and spent > 5
            """;

    private final Opened opened;

    MendsTest(@TempDir Path folder) throws IOException {
        write(folder, "licit.yaml", """
                licit: 1
                organisation: {name: A, established_in: [DE]}
                sector: general
                minimum_segment_size: 50
                """);
        write(folder, "catalogue/customers.yaml", """
                table: customers
                person: true
                source: data/customers.csv
                key: id
                country: country
                birth_date: born
                collected_for: [contract]
                retention: {since: seen, keep: P3Y}
                origin: person
                columns:
                  id: {category: user.unique_id}
                  email: {category: user.contact.email, contact: email}
                  country: {category: user.contact.address.country}
                  born: {category: user.demographic.age_range}
                  seen: {category: user.behavior}
                  spent: {category: user.behavior.purchase_history}
                  illness: {category: user.health_and_medical}
                  faith: {category: user.demographic.religious_belief, protected: religion, audit_only: true}
                  code: {}
                """);
        write(folder, "catalogue/orders.yaml", """
                table: orders
                source: data/orders.csv
                person: id
                at: placed_at
                origin: observed
                columns:
                  amount: {category: user.behavior.purchase_history}
                """);
        write(folder, "data/customers.csv", """
                id,email,country,born,seen,spent,illness,faith,code
                c1,a@example.org,DE,1980-01-01,2026-01-01,7,none,none,K1
                """);
        write(folder, "data/orders.csv", """
                id,placed_at,amount
                c1,2026-01-01 10:00:00,7
                """);
        write(folder, "assessments/li-ok.yaml", """
                assessment: li-ok
                kind: legitimate-interests
                title: A balancing
                segments: [s]
                conclusion: They expect it.
                outcome: passes
                signed_by: officer@example.org
                signed_at: 2026-10-01
                expires_at: 2027-10-01
                """);
        write(folder, "segments/staff.yaml", SOUND.replace("segment: s", "segment: staff"));
        write(folder, PATH, SOUND);
        opened = Opened.read(folder, NOW);
    }

    private static void write(Path folder, String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    private record Read(List<Diagnostic> findings, Optional<Definition> definition, Mends mends) {}

    private Read read(String text) {
        SourceFile file = new SourceFile(PATH, text);
        Opened tried = opened.with(file);
        Workspace workspace = tried.workspace().orElseThrow();
        var checked = tried.check(workspace, Set.of("s"));
        List<Diagnostic> findings = new ArrayList<>(tried.problems());
        findings.addAll(checked.broken());
        findings.addAll(checked.findings());
        findings.removeIf(one -> !one.span().file().path().equals(PATH));
        Optional<Definition> definition =
                Optional.ofNullable(workspace.segments().get("s"));
        Subjects subjects = Subjects.of(workspace.catalogue(), List.of("staff"));
        Mends mends = new Mends(
                new Mends.Text(
                        text,
                        definition,
                        definition.map(found -> Builder.of(found.where(), subjects)),
                        subjects,
                        List.of("li-ok")),
                tried.book());
        return new Read(findings, definition, mends);
    }

    /** The text after the mend; where several rules say the same, it is gone for all of them. */
    private String mended(String text, Code code, Mend.Kind kind) {
        Read before = read(text);
        List<Diagnostic> wrong =
                before.findings().stream().filter(one -> one.code() == code).toList();
        assertThat(wrong).as("findings of %s in %s", code, before.findings()).isNotEmpty();
        Diagnostic offering = wrong.stream()
                .filter(one -> before.mends().of(one).stream().anyMatch(mend -> mend.kind() == kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " is not offered by " + wrong));
        Mend mend = before.mends().of(offering).stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
        String after = mend.text("They asked: \"why?\" # and \\ that");
        Read now = read(after);
        assertThat(now.definition()).as(after).isPresent();
        assertThat(now.findings())
                .as(after)
                .noneMatch(one -> one.code() == code && one.message().equals(offering.message()));
        assertThat(after).contains("# a comment that stays");
        return after;
    }

    @Test
    void a_missing_reason_is_added_in_any_words() {
        String after = mended(SOUND.replace("reason: A reason.\n", ""), Code.CHK4003, Mend.Kind.REASON);
        assertThat(read(after).definition().flatMap(Definition::reason)).contains("They asked: \"why?\" # and \\ that");
        mended(SOUND.replace("A reason.", "\"\""), Code.CHK4003, Mend.Kind.REASON);
    }

    @Test
    void a_basis_is_stated_or_another_one_taken() {
        String none = SOUND.replace("basis: consent\n", "");
        assertThat(mended(none, Code.CHK4004, Mend.Kind.BASIS)).isEqualToNormalizingNewlines(SOUND.replace("""
                basis: consent
                reason: A reason.
                """, """
                reason: A reason.
                basis: consent
                """));
        assertThat(mended(none, Code.CHK4004, Mend.Kind.ASSESSMENT))
                .contains("basis: legitimate-interests")
                .contains("assessment: li-ok");
        mended(SOUND.replace("basis: consent", "basis: contract"), Code.CHK4001, Mend.Kind.BASIS);
        String interests = SOUND.replace("basis: consent", "basis: legitimate-interests\nassessment: li-ok");
        assertThat(mended(interests, Code.CHK4001, Mend.Kind.BASIS))
                .as("data was not collected for it")
                .doesNotContain("assessment");
    }

    @Test
    void interests_without_an_assessment_are_given_one_that_holds() {
        mended(SOUND.replace("basis: consent", "basis: legitimate-interests"), Code.CHK4005, Mend.Kind.ASSESSMENT);
    }

    @Test
    void the_row_that_reads_what_it_may_not_is_taken_out() {
        String faith = SOUND.replace("and spent > 5", "and faith = 'none'");
        assertThat(mended(faith, Code.CHK4007, Mend.Kind.DROP)).endsWith("where: |\n  country = 'DE'\n");
        String illness = SOUND.replace("basis: consent", "basis: contract")
                .replace("and spent > 5", "and (spent > 5 or illness = 'none')");
        assertThat(mended(illness, Code.CHK4001, Mend.Kind.DROP)).doesNotContain("illness");
        mended(SOUND.replace("and spent > 5", "and not code in ('K1', 'K2')"), Code.CHK4006, Mend.Kind.DROP);
    }

    @Test
    void nothing_is_taken_out_that_would_leave_everybody() {
        Read read = read(SOUND.replace("  country = 'DE'\n  and spent > 5", "  faith = 'none'"));
        assertThat(read.findings()).anyMatch(one -> one.code() == Code.CHK4007);
        assertThat(read.findings().stream().flatMap(one -> read.mends().of(one).stream()))
                .noneMatch(mend -> mend.kind() == Mend.Kind.DROP);
    }

    @Test
    void an_unlimited_look_back_is_bounded() {
        String after = mended(
                SOUND.replace("and spent > 5", "and sum(orders.amount where amount > 1) > 5"),
                Code.CHK4008,
                Mend.Kind.LOOK_BACK);
        assertThat(after).contains("sum(orders.amount where placed_at >= today - 365 days and amount > 1) > 5");
    }

    @Test
    void a_misspelt_word_is_replaced_by_the_one_that_was_meant() {
        assertThat(mended(SOUND.replace("country = ", "contry = "), Code.SEG2002, Mend.Kind.WORD))
                .isEqualTo(SOUND);
        mended(SOUND.replace("and spent > 5", "and sum(oders.amount) > 5"), Code.SEG2002, Mend.Kind.WORD);
        mended(SOUND.replace("and spent > 5", "and sum(orders.amuont) > 5"), Code.SEG2002, Mend.Kind.WORD);
        mended(SOUND.replace("and spent > 5", "and not in segment 'stff'"), Code.SEG2006, Mend.Kind.WORD);
        mended(SOUND.replace("direct-marketing", "direct-marketting"), Code.SRC1006, Mend.Kind.WORD);
        mended(
                SOUND.replace("basis: consent", "basis: legitimate-interests\nassessment: li-okk"),
                Code.WSP1103,
                Mend.Kind.WORD);
    }

    @Test
    void a_sound_text_has_nothing_to_mend() {
        Read read = read(SOUND);
        assertThat(read.findings().stream().flatMap(one -> read.mends().of(one).stream()))
                .isEmpty();
    }
}

package io.licit.engine.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.law.Rule;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WithoutTestsTest {
    /** Whatever the style of a pack: the law that commands ask is the law that its tests run against. */
    @Test
    void the_shipped_rules_are_the_same_but_for_their_tests() {
        LawBook whole = LawReader.read(ShippedLaw.sources(), new Diagnostics()).orElseThrow();
        Diagnostics out = new Diagnostics();
        LawBook blanked =
                LawReader.read(WithoutTests.of(ShippedLaw.sources()), out).orElseThrow();
        assertThat(out.sorted()).extracting(Diagnostic::code).containsOnly(Code.LAW3001);
        assertThat(told(blanked)).isEqualTo(told(whole));
        assertThat(blanked.rules()).allMatch(rule -> rule.tests().isEmpty());
    }

    /** Everything of a rule but its tests and its place in the text, of which the line stays. */
    private static List<List<Object>> told(LawBook book) {
        return book.rules().stream().map(WithoutTestsTest::told).toList();
    }

    private static List<Object> told(Rule rule) {
        return List.of(
                rule.id(),
                rule.pack(),
                rule.jurisdiction(),
                rule.cite(),
                rule.url(),
                rule.requires(),
                rule.fact(),
                rule.status(),
                rule.confidence(),
                rule.from(),
                rule.until(),
                rule.when(),
                rule.effect(),
                rule.replaces(),
                rule.waivable(),
                rule.penalty(),
                rule.notes(),
                rule.span().from().line());
    }

    @Test
    void a_list_may_begin_where_its_key_does_and_what_comes_after_is_kept() {
        String text =
                "rules:\n- id: A\n  tests:\n  - {on: 2026-01-01}\n\n  notes: kept\n- id: B\n  tests:\n    - x\n  # gone\n";
        Sources blanked = WithoutTests.of(Sources.of(List.of(new SourceFile("law/a.yaml", text))));
        assertThat(blanked.file("law/a.yaml").orElseThrow().text())
                .isEqualTo("rules:\n- id: A\n\n\n\n  notes: kept\n- id: B\n\n\n  # gone\n");
    }
}

package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The law in the language of who reads it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LawLanguageTest {
    private static final String OBJECTION = "反对直接营销的人，不得再为此使用其数据，也不得为此对其画像；不作任何权衡。";
    private static final String OWN = "Nobody in Antarctica is written to on Sundays.";

    private final Aurora aurora;

    LawLanguageTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
    }

    @BeforeAll
    void people() throws IOException {
        aurora.person("mara", Role.MARKETER);
        Files.createDirectories(aurora.folder().resolve("law"));
        Files.writeString(aurora.folder().resolve("law/own.yaml"), """
                pack: aurora
                title: House rules
                instrument: What Aurora asks of itself
                family: house
                jurisdiction: WORLD
                source: ''
                reviewed: 2026-11-24
                rules:
                  - id: AURORA-SUNDAY
                    cite: 'Aurora: Sundays'
                    in_force: {from: 2020-01-01}
                    confidence: verified
                    requires: %s
                    effect: inform
                """.formatted(OWN));
    }

    @AfterAll
    void end() {
        aurora.close();
    }

    private String read(String path, String language) throws IOException, InterruptedException {
        return Caller.signedIn(aurora, "mara", Aurora.PASSWORD)
                .get(path, "Accept-Language", language)
                .body();
    }

    @Test
    void a_rule_is_told_in_the_language_of_the_page() throws IOException, InterruptedException {
        assertThat(read("/law/EU-GDPR-ART21-2", "zh-CN")).contains("<p class=\"lead\" lang=\"zh-CN\">" + OBJECTION);
        assertThat(read("/law/EU-GDPR-ART21-2", "en"))
                .contains("<p class=\"lead\" lang=\"en\">Whoever objects to direct marketing");
        assertThat(read("/law?in=DE&q=ART21", "zh-CN")).contains("<p lang=\"zh-CN\">" + OBJECTION);
    }

    @Test
    void a_rule_of_the_house_that_nobody_translated_is_english_and_says_so() throws IOException, InterruptedException {
        assertThat(read("/law/AURORA-SUNDAY", "zh-CN")).contains("<p class=\"lead\" lang=\"en\">" + OWN);
        assertThat(read("/law?q=AURORA-SUNDAY", "zh-CN")).contains("<p lang=\"en\">" + OWN);
    }

    @Test
    void rules_are_found_by_words_of_either_language() throws IOException, InterruptedException {
        for (String language : new String[] {"zh-CN", "en"}) {
            for (String words : new String[] {"不作任何权衡", "NOTHING is weighed"}) {
                assertThat(read("/law?q=" + Caller.encoded(words), language))
                        .as(words + " on a page in " + language)
                        .contains("/law/EU-GDPR-ART21-2")
                        .doesNotContain("/law/EU-GDPR-ART30\"");
            }
        }
    }

    @Test
    void the_law_in_chinese_has_no_barriers() {
        try (Browsing browsing = new Browsing(aurora)) {
            Page wide = browsing.signedIn("mara", "zh-CN", 1280);
            wide.navigate(aurora.at("/law?in=DE&q=ART21"));
            assertThat(Browsing.barriers(wide, "law-zh")).isEmpty();
            wide.navigate(aurora.at("/law/EU-GDPR-ART21-2"));
            assertThat(Browsing.barriers(wide, "rule-zh")).isEmpty();
            Page narrow = browsing.signedIn("mara", "zh-CN", 390);
            narrow.navigate(aurora.at("/law?q=AURORA-SUNDAY"));
            assertThat(Browsing.barriers(narrow, "law-zh-390")).isEmpty();
            assertThat(browsing.complaints()).isEmpty();
        }
    }
}

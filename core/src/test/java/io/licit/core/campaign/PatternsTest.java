package io.licit.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Effect;
import io.licit.core.law.Pack;
import io.licit.core.law.Rule;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {
    private static final String ONE = """
            patterns:
            - id: house-slang
              title: slang of the house
              category: house
              need: prohibited
              severity: review
              wordings:
              - language: en
                find: [%s]
            """;

    private static Patterns read(String text, Diagnostics out) {
        return Patterns.read(Sources.of(List.of(new SourceFile(Patterns.FILE, text))), out);
    }

    private static List<String> hits(Patterns patterns, String id, String words) {
        return patterns.hits(Messages.of(Message.Part.BODY, words), List.of(id), Patterns.everywhere()).stream()
                .map(Hit::text)
                .toList();
    }

    @Test
    void every_pattern_that_a_rule_names_is_known() {
        Set<String> named = new TreeSet<>();
        for (Pack pack : Desk.LAW.packs()) {
            for (Rule rule : pack.rules()) {
                if (rule.effect() instanceof Effect.Duty duty) {
                    named.addAll(duty.values().getOrDefault("patterns", List.of()));
                }
            }
        }
        named.removeIf(id -> Desk.PATTERNS.pattern(id).isPresent());
        assertThat(named).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"(\"' | not a regular expression",
                "'\"(?:a|b)*\"' | a group that is repeated without bound",
                "'\"(a+)+\"' | a group that is repeated without bound",
                "'\"a{0,3}\"' | an expression that an empty text meets",
                "'\" \"' | an expression without a character"
            })
    void an_expression_that_can_do_harm_is_refused_at_its_place(String regex, String message) {
        Diagnostics out = new Diagnostics();
        Patterns patterns = read(ONE.formatted(regex), out);
        assertThat(patterns.pattern("house-slang")).isEmpty();
        assertThat(out.sorted()).singleElement().satisfies(one -> {
            assertThat(one.code().id()).isEqualTo("SRC1004");
            assertThat(one.message().text()).contains(message);
            assertThat(one.span().from().line()).isEqualTo(9);
        });
    }

    @Test
    void a_pattern_stands_once_in_a_file() {
        Diagnostics out = new Diagnostics();
        read(ONE.formatted("abc") + ONE.formatted("abd").replace("patterns:\n", ""), out);
        assertThat(out.sorted()).extracting(one -> one.code().id()).containsExactly("WSP1102");
    }

    @Test
    void a_workspace_adds_patterns_and_languages_and_takes_nothing_away() {
        Diagnostics out = new Diagnostics();
        Sources workspace = Sources.of(List.of(
                new SourceFile("law/patterns.yaml", ONE.formatted("\"\\\\bgroovy\\\\b\"")),
                new SourceFile(
                        "law/patterns-cs.yaml",
                        "patterns: [{id: price-free, wordings: [{language: cs, find: [zdarma], except: [free]}]}]"),
                new SourceFile("law/patterns-house.yaml", "pack: house")));
        Patterns all = Desk.PATTERNS.with(workspace, out);
        assertThat(out.sorted()).isEmpty();
        assertThat(hits(all, "house-slang", "So groovy!")).containsExactly("groovy");
        assertThat(hits(all, "price-free", "Dárek zdarma, free")).containsExactly("zdarma", "free");
        assertThat(hits(Desk.PATTERNS, "price-free", "Dárek zdarma")).isEmpty();
    }

    @Test
    void a_workspace_says_not_what_is_read_as_what() {
        Diagnostics out = new Diagnostics();
        Patterns all = Desk.PATTERNS.with(
                Sources.of(
                        List.of(new SourceFile("law/patterns.yaml", "variants: {en: [fx], zh: [级x]}\npatterns: []\n"))),
                out);
        assertThat(all.variants()).isEqualTo(Desk.PATTERNS.variants());
        assertThat(hits(all, "price-free", "A free cup")).containsExactly("free");
        assertThat(out.sorted())
                .filteredOn(one -> one.message().text().contains("read as what"))
                .hasSize(2)
                .allMatch(one -> one.code().id().equals("SRC1003"));
    }

    @Test
    void a_wording_that_is_added_takes_no_place_of_a_shipped_one() {
        Diagnostics out = new Diagnostics();
        Patterns all = Desk.PATTERNS.with(
                Sources.of(
                        List.of(
                                new SourceFile(
                                        "law/patterns.yaml",
                                        "patterns: [{id: superlative-zh, wordings: [{language: en, find: [\"全网最低价。?\", \"国家级的\"]}]}]"))),
                out);
        assertThat(out.sorted()).isEmpty();
        assertThat(all.hits(Messages.of(Message.Part.BODY, "国家级的"), List.of("superlative-zh"), Patterns.everywhere()))
                .extracting(Hit::language)
                .contains("zh");
    }

    /** By steps and not by the clock: what can't be searched in them counts as found. */
    @Test
    void a_search_ends_however_the_text_is_made() {
        Diagnostics out = new Diagnostics();
        Patterns patterns = read(ONE.formatted("\"(?:a{1,40}){1,40}(?:a{1,40}){1,40}b\""), out);
        String strange = "a".repeat(5_000);
        assertThat(out.sorted()).isEmpty();
        assertThat(hits(patterns, "house-slang", strange)).isNotEmpty();
        assertThat(hits(patterns, "house-slang", "plain words")).isEmpty();
    }

    /** Long and strange texts, which no shipped expression takes too many steps for. */
    @Test
    void no_shipped_expression_gives_up_on_ordinary_characters() {
        List<String> ids = Desk.PATTERNS.all().stream().map(KnownPattern::id).toList();
        List<String> texts = new ArrayList<>();
        for (String piece : List.of(
                "a ", "aa", "no ", "the ", "1,", "1", "w-", "0 5", "最", "{{x}} ", "!", "price ", "to ", ". ", "é")) {
            texts.add(piece.repeat(6_000 / piece.length()));
        }
        for (String text : texts) {
            for (Hit hit : Desk.PATTERNS.hits(Messages.of(Message.Part.BODY, text), ids, Patterns.everywhere())) {
                assertThat(hit.text().length())
                        .as(hit.pattern().id() + " at " + text.substring(0, 4))
                        .isLessThan(Wording.OVERLAP);
            }
        }
    }

    @Test
    void a_wording_on_the_edge_of_a_window_is_found() {
        for (int before = Wording.WINDOW - 30; before < Wording.WINDOW + 10; before += 7) {
            String text = "x ".repeat(before / 2) + "prevents diabetes" + " y".repeat(900);
            assertThat(hits(Desk.PATTERNS, "health-cure", text)).containsExactly("prevents diabetes");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "health-cure | curеs cаncer | curеs cаncer",
                "health-cure | c\u200Bures can\u00ADcer | cures cancer",
                "health-cure | ＣＵＲＥＳ　ＣＡＮＣＥＲ | ＣＵＲＥＳ ＣＡＮＣＥＲ",
                "health-cure | 𝐜𝐮𝐫𝐞𝐬 𝐜𝐚𝐧𝐜𝐞𝐫 | 𝐜𝐮𝐫𝐞𝐬 𝐜𝐚𝐧𝐜𝐞𝐫",
                "health-cure | c̶u̶r̶e̶s̶ cancer | c̶u̶r̶e̶s̶ cancer",
                "price-free | F-R-E-E shoes | F-R-E-E",
                "superlative-zh | 國 家 級 | 國 家 級",
                "superlative-zh | 國家级 | 國家级",
                "superlative-ko | 국내 최고 | 최고",
                "price-lowest-guarantee | won’t be beaten | won’t be beaten"
            })
    void a_word_is_found_however_it_is_written(String id, String words, String found) {
        assertThat(hits(Desk.PATTERNS, id, words)).containsExactly(found);
    }

    @Test
    void words_of_another_alphabet_are_not_taken_for_latin() {
        assertThat(Folded.of("Рост цен на сахар").text()).isEqualTo("Рост цен на сахар");
        assertThat(Folded.of("Ελλάδα και τέχνη").text()).isEqualTo("Ελλάδα και τέχνη");
    }
}

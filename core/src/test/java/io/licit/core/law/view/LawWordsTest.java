package io.licit.core.law.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.law.Pack;
import io.licit.core.law.Rule;
import io.licit.core.law.ShippedLaw;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LawWordsTest {
    private static final String FOLDER = "law/zh/";
    private static final Pattern NUMBER = Pattern.compile("\\d+([:.,-]\\d+)*");

    private final LawBook book = ShippedLaw.book();
    private final LawWords chinese = LawWords.of("zh-CN", texts());

    private static Sources texts() {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : ShippedLaw.sources().files().values()) {
            if (file.path().startsWith(FOLDER)) {
                files.add(new SourceFile("law/" + file.path().substring(FOLDER.length()), file.text()));
            }
        }
        return Sources.of(files);
    }

    private static LawBook with(String path, String old, String fresh) {
        Map<String, SourceFile> files = new TreeMap<>(ShippedLaw.sources().files());
        String text = ShippedLaw.sources().file(path).orElseThrow().text();
        assertThat(text).contains(old);
        files.put(path, new SourceFile(path, text.replace(old, fresh)));
        return LawReader.read(new Sources(files), new Diagnostics()).orElseThrow();
    }

    private static String path(Pack pack) {
        return pack.span().file().path();
    }

    private static String bare(String path) {
        return path.substring(0, path.lastIndexOf('.'));
    }

    @Test
    void every_pack_and_every_rule_is_told_in_chinese() {
        List<String> missing = new ArrayList<>();
        for (Pack pack : book.packs()) {
            if (!chinese.title(pack).language().equals("zh-CN")) {
                missing.add(path(pack) + ": title.of=" + LawWords.fingerprint(pack.title()));
            }
            for (Rule rule : pack.rules()) {
                if (!chinese.requires(rule).language().equals("zh-CN")) {
                    missing.add(path(pack) + ": " + rule.id() + ".of=" + LawWords.fingerprint(rule.requires()));
                }
            }
        }
        assertThat(missing)
                .as("no translation in law/zh, or one of another sentence than there is now: translate, and then set")
                .isEmpty();
    }

    @Test
    void a_file_translates_the_rules_of_its_pack_and_no_others() {
        Map<String, TreeSet<String>> rules = new TreeMap<>();
        TreeSet<String> known = new TreeSet<>();
        for (Pack pack : book.packs()) {
            TreeSet<String> ids = new TreeSet<>();
            pack.rules().forEach(rule -> ids.add(rule.id()));
            known.addAll(ids);
            rules.put(bare(path(pack)), ids);
        }
        List<String> strays = new ArrayList<>();
        for (SourceFile file : texts().files().values()) {
            TreeSet<String> own = rules.get(bare(file.path()));
            for (String line : file.text().lines().toList()) {
                String id = line.replaceFirst("(\\.of)?=.*", "");
                boolean stray = own == null ? known.contains(id) : !id.equals("title") && !own.contains(id);
                if (stray) {
                    strays.add(file.path() + ": " + id);
                }
            }
        }
        assertThat(strays).isEmpty();
    }

    @Test
    void a_translation_has_the_numbers_of_its_sentence() {
        List<String> others = new ArrayList<>();
        for (Rule rule : book.rules()) {
            LawWords.Wording said = chinese.requires(rule);
            List<String> told = numbers(said.text());
            numbers(rule.requires()).stream()
                    .filter(number -> !told.contains(number))
                    .forEach(number -> others.add(rule.id() + ": " + number));
        }
        assertThat(others).isEmpty();
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).toList();
    }

    @Test
    void a_sentence_that_has_changed_is_told_in_english() {
        String old = "The organisation keeps a written record of its processing.";
        String fresh = "The organisation keeps a record of its processing in stone.";
        LawBook changed = with("law/eu/gdpr.yaml", old, fresh);

        assertThat(chinese.requires(book.rule("EU-GDPR-ART30").orElseThrow()))
                .isEqualTo(new LawWords.Wording("组织须保存其处理活动的书面记录。", "zh-CN"));
        assertThat(chinese.requires(changed.rule("EU-GDPR-ART30").orElseThrow()))
                .isEqualTo(new LawWords.Wording(fresh, "en"));
    }

    @Test
    void a_title_that_has_changed_is_told_in_english() {
        LawBook changed = with("law/licit.yaml", "title: House rules", "title: Our rules");

        assertThat(chinese.title(book.pack("licit").orElseThrow())).isEqualTo(new LawWords.Wording("内部规则", "zh-CN"));
        assertThat(chinese.title(changed.pack("licit").orElseThrow()))
                .isEqualTo(new LawWords.Wording("Our rules", "en"));
    }

    @Test
    void a_translation_that_does_not_say_of_what_is_not_told() {
        Rule rule = book.rule("EU-GDPR-ART30").orElseThrow();
        String own = "EU-GDPR-ART30=译文\n";

        assertThat(one(own).requires(rule).text()).isEqualTo(rule.requires());
        assertThat(one(own + "EU-GDPR-ART30.of=00000000\n").requires(rule).text())
                .isEqualTo(rule.requires());
        assertThat(one(own + "EU-GDPR-ART30.of=" + LawWords.fingerprint(rule.requires()) + "\n")
                        .requires(rule)
                        .text())
                .isEqualTo("译文");
    }

    @Test
    void how_a_sentence_is_broken_into_lines_does_not_count() {
        assertThat(LawWords.fingerprint(" The  organisation\nkeeps "))
                .isEqualTo(LawWords.fingerprint("The organisation keeps"));
        assertThat(LawWords.fingerprint("The organisation keeps"))
                .isNotEqualTo(LawWords.fingerprint("the organisation keeps"));
    }

    @Test
    void a_language_without_texts_is_english() {
        LawWords none = LawWords.of("fr", Sources.of(List.of()));

        assertThat(book.rules())
                .allSatisfy(
                        rule -> assertThat(none.requires(rule)).isEqualTo(new LawWords.Wording(rule.requires(), "en")));
    }

    @Test
    void a_file_that_is_none_is_refused() {
        assertThatThrownBy(() -> one("title=\\u12")).isInstanceOf(IllegalArgumentException.class);
    }

    private static LawWords one(String text) {
        return LawWords.of("zh-CN", Sources.of(List.of(new SourceFile("law/eu/gdpr.properties", text))));
    }
}

package io.licit.core.law.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Word;
import io.licit.core.law.Deadline;
import io.licit.core.law.Effect;
import io.licit.core.law.Penalty;
import io.licit.core.law.Rule;
import io.licit.core.law.ShippedLaw;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said of rules is there in every language, and nothing is there that no rule says. */
final class SentencesTest {
    private static final Path CODE = Path.of("src/main/java/io/licit/core/law/view");
    private static final Tongue ENGLISH = Tongue.ENGLISH;
    private static final Tongue CHINESE = Tongue.of(Locale.SIMPLIFIED_CHINESE);

    /** Values of duties that are ids, or words that a message must hold as they are. */
    private static final Set<String> AS_THEY_ARE =
            Set.of("patterns", "pattern", "text", "any_of", "keywords", "words", "language", "points");

    @Test
    void every_language_has_every_sentence_with_the_same_texts_in_it() {
        assertThat(CHINESE.keys()).isEqualTo(ENGLISH.keys());
        assertThat(ENGLISH.keys()).isNotEmpty().allSatisfy(key -> {
            assertThat(texts(CHINESE, key)).as(key).isEqualTo(texts(ENGLISH, key));
            assertThat(CHINESE.say(key)).as(key).isNotEmpty();
        });
    }

    /** The numbers of the texts that a sentence has: those without which it is not what it was. */
    private static Set<Integer> texts(Tongue tongue, String key) {
        String[] marks = {"<0>", "<1>", "<2>", "<3>", "<4>"};
        Set<Integer> numbers = new TreeSet<>();
        String said = tongue.say(key, marks);
        for (int number = 0; number < marks.length; number++) {
            if (said.contains(marks[number])) {
                numbers.add(number);
            }
        }
        assertThat(said).as(key).doesNotContain("{", "}");
        return numbers;
    }

    @Test
    void every_sentence_that_is_asked_for_is_there_and_every_one_is_asked_for() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String file : List.of("Tongue.java", "RuleSentences.java", "EffectSentence.java")) {
            String code = Files.readString(CODE.resolve(file));
            asked.addAll(found("\"([a-z]+(?:-[a-z]+)*(?:\\.[a-z-]+)+)\"", code));
            asked.addAll(found("\\bsay\\(\\s*\"([a-z-]+)\"", code));
        }
        for (String unit : List.of("year", "month", "day", "calendar-days", "business-days", "months")) {
            asked.add("time." + unit + ".one");
            asked.add("time." + unit + ".many");
        }
        Word.words(Effect.ConsentKind.class).forEach(kind -> {
            asked.add("consent.none." + kind);
            asked.add("consent.some." + kind);
        });
        Word.words(Effect.Obtained.class).forEach(how -> asked.add("soft-opt-in.obtained." + how));
        Word.words(Effect.Duty.Kind.class).forEach(kind -> asked.add("duty." + kind));
        asked.addAll(Set.of("soft-opt-in.relieves.one", "soft-opt-in.relieves.many"));
        assertThat(ENGLISH.keys()).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(Word.words(Deadline.Unit.class)).isSubsetOf("calendar-days", "business-days", "months");
    }

    private static Set<String> found(String expression, String text) {
        Matcher matcher = Pattern.compile(expression).matcher(text);
        return matcher.results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    @Test
    void every_shipped_rule_is_said_in_chinese_alone() {
        RuleSentences chinese = Sentences.of(Locale.SIMPLIFIED_CHINESE);
        for (Rule rule : ShippedLaw.book().rules()) {
            String does = chinese.does(rule);
            assertThat(does).as(rule.id()).endsWith("。").doesNotContain("null", "，，", "：：", "  ");
            assertThat(leftOver(rule, does)).as("%s: %s", rule.id(), does).isEmpty();
            assertThat(leftOver(rule, chinese.conditions(rule.when())))
                    .as(rule.id())
                    .isEmpty();
            String penalty =
                    chinese.penalty(rule.penalty()).replace(rule.penalty().cite(), "");
            assertThat(leftOver(rule, penalty)).as("%s: %s", rule.id(), penalty).isEmpty();
            if (rule.neverBinds()) {
                assertThat(does).as(rule.id()).contains(chinese.whyNever(rule));
            }
        }
    }

    /** Words of small letters that are neither the id of a rule or a pattern nor words that a message must hold. */
    private static Set<String> leftOver(Rule rule, String said) {
        List<String> asTheyAre = new ArrayList<>();
        if (rule.effect() instanceof Effect.Duty duty) {
            AS_THEY_ARE.forEach(key -> asTheyAre.addAll(duty.values().getOrDefault(key, List.of())));
        }
        asTheyAre.sort(Comparator.comparingInt(String::length).reversed());
        String rest = said;
        for (String text : asTheyAre) {
            rest = rest.replace(text, "");
        }
        return found("([A-Za-z]*[a-z]{2,}[A-Za-z]*)", rest);
    }

    @Test
    void rules_that_differ_are_said_otherwise_in_chinese_too() {
        RuleSentences chinese = Sentences.of(Locale.CHINESE);
        Map<String, Set<String>> english = ShippedLaw.book().rules().stream()
                .collect(Collectors.groupingBy(
                        rule -> chinese.effect(rule.effect()),
                        Collectors.mapping(rule -> Sentences.effect(rule.effect()), Collectors.toSet())));
        assertThat(english).hasSizeGreaterThan(400);
        assertThat(english.values())
                .filteredOn(sentences -> sentences.size() > 1)
                .isEmpty();
    }

    @Test
    void a_rule_reads_as_it_should() {
        Effect.RequireConsent consent = new Effect.RequireConsent(
                new Effect.Strength(Effect.ConsentKind.EXPLICIT, Optional.of(Period.ofYears(2)), Optional.empty()),
                Optional.of(Purpose.DIRECT_MARKETING),
                Optional.of(Channel.EMAIL));
        assertThat(Sentences.effect(consent))
                .isEqualTo("leaves out whoever has no explicit consent in force for the purpose direct-marketing on the"
                        + " channel email; a grant that states no end counts for 2 years");
        assertThat(Sentences.of(Locale.CHINESE).effect(consent))
                .isEqualTo("排除没有就“直接营销”这一目的（渠道：电子邮件）作出有效明示同意的人；未写明终止日期的同意，有效期为 2 年");
        Effect.ExcludeMinors minors =
                new Effect.ExcludeMinors(16, Map.of("FR", 15, "AT", 14), Effect.MinorConsent.PARENT);
        assertThat(Sentences.of(Locale.CHINESE).effect(minors))
                .isEqualTo("排除未满 16 岁（AT：14 岁、FR：15 岁）或年龄不明的人，但其父母已同意该用途的除外");
        assertThat(Sentences.of(Locale.FRENCH).effect(minors)).isEqualTo(Sentences.effect(minors));
    }

    @Test
    void a_penalty_in_figures_is_said_in_both_languages() {
        Penalty penalty = new Penalty(
                "",
                "",
                Map.of("EUR", new BigDecimal("20000000")),
                Optional.of(new BigDecimal("4")),
                true,
                Penalty.Per.ORGANISATION);
        assertThat(Sentences.penalty(penalty))
                .isEqualTo("at most EUR 20,000,000 or 4% of annual turnover, the higher of them, by organisation");
        assertThat(Sentences.of(Locale.CHINESE).penalty(penalty)).isEqualTo("至多 20,000,000 EUR或年营业额的 4%，以其中较高者为准，按组织计");
    }

    @Test
    void a_text_is_no_pattern() {
        assertThat(ENGLISH.say("list.or", "{0}")).isEqualTo(" or ");
        assertThat(ENGLISH.say("minors.age", "it's {1}", "'{0}'")).isEqualTo("it's {1} in '{0}'");
        assertThat(new MessageFormat("{0}").format(new String[] {"'{0}'"})).isEqualTo("'{0}'");
    }
}

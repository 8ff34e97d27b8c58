package io.licit.core.law.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Word;
import io.licit.core.law.Effect;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.law.ShippedLaw;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word has a Chinese one, and no Chinese word stands there for nothing. */
final class VocabularyTest {
    private static final Vocabulary CHINESE = Vocabulary.of(Locale.SIMPLIFIED_CHINESE);
    private static final LawBook LAW = ShippedLaw.book();

    @Test
    void every_word_that_others_see_has_a_chinese_one_and_no_other_is_there() throws Exception {
        Set<String> needed = new TreeSet<>(vocabularies());
        for (Rule rule : LAW.rules()) {
            needed.add("effect." + rule.effect().name());
            if (rule.effect() instanceof Effect.Duty duty) {
                duty.values().keySet().forEach(key -> needed.add("duty-value." + key));
            }
        }
        LAW.categories().data().keySet().forEach(name -> needed.add("data." + name));
        LAW.categories().protectedAs().keySet().forEach(name -> needed.add("protected." + name));
        assertThat(new TreeSet<>(CHINESE.keys())).isEqualTo(needed);
    }

    /** Those of all public vocabularies of the core. */
    private static List<String> vocabularies() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(
                Word.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> keys = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                String name = root.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
                Class<?> type = Class.forName(name, false, Word.class.getClassLoader());
                if (type.isEnum() && Word.class.isAssignableFrom(type) && isSeen(type)) {
                    Arrays.stream(type.getEnumConstants())
                            .forEach(constant -> keys.add(key((Enum<?>) constant, ((Word) constant).word())));
                }
            }
        }
        assertThat(keys).hasSizeGreaterThan(100);
        return keys;
    }

    private static boolean isSeen(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && (outer == null || isSeen(outer));
    }

    private static String key(Enum<?> constant, String word) {
        String name = constant.getDeclaringClass().getName();
        return name.substring(name.lastIndexOf('.') + 1)
                        .replaceAll("([a-z])([A-Z])", "$1-$2")
                        .replace('$', '.')
                        .toLowerCase(Locale.ROOT)
                + "." + word;
    }

    @Test
    void every_chinese_phrase_is_of_some_shipped_duty() {
        Set<String> used = new TreeSet<>();
        for (Rule rule : LAW.rules()) {
            if (rule.effect() instanceof Effect.Duty duty) {
                for (Map.Entry<String, List<String>> value : duty.values().entrySet()) {
                    for (String text : value.getValue()) {
                        used.add(value.getKey() + ": " + text);
                        used.add(text);
                    }
                }
            }
        }
        assertThat(used).containsAll(CHINESE.phrases());
        assertThat(LAW.rules()).allSatisfy(rule -> {
            if (rule.effect() instanceof Effect.Duty duty) {
                assertThat(duty.values().getOrDefault("patterns", List.of()))
                        .allSatisfy(id -> assertThat(CHINESE.dutyValue("patterns", id))
                                .as("the id of a pattern stays")
                                .isEqualTo(id));
            }
        });
    }

    @Test
    void every_penalty_has_chinese_words_and_none_is_there_that_no_rule_states() {
        Set<String> stated = LAW.rules().stream()
                .map(rule -> rule.penalty().text())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(CHINESE.penalties())).isEqualTo(stated);
    }

    @Test
    void english_is_as_files_write_it_and_what_nobody_knows_stays() {
        Vocabulary english = Vocabulary.of(Locale.UK);
        assertThat(english.word(Purpose.DIRECT_MARKETING)).isEqualTo("direct-marketing");
        assertThat(english.characteristic("age_40_plus")).isEqualTo("age_40_plus");
        assertThat(english.effect(new Effect.Inform())).isEqualTo("inform");
        assertThat(CHINESE.word(Purpose.DIRECT_MARKETING)).isEqualTo("直接营销");
        assertThat(CHINESE.effect(new Effect.Inform())).isEqualTo("提供信息");
        assertThat(CHINESE.data("health")).isEqualTo("健康");
        assertThat(CHINESE.characteristic("health")).isEqualTo("健康状况");
        assertThat(CHINESE.data("shoe-size")).isEqualTo("shoe-size");
        assertThat(Tongue.of(Locale.CHINESE).dutyValue("keep", "P1Y6M")).isEqualTo("1 年 6 个月");
        assertThat(Tongue.ENGLISH.dutyValue("keep", "P1Y6M")).isEqualTo("P1Y6M");
    }
}

package io.licit.programme.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.source.Sources;
import io.licit.engine.folder.Books;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shipped controls in Chinese: each of them, and none whose English sentence has changed since. */
final class ChineseControlsTest {
    private static final Path FILE = Path.of(System.getProperty("licit.root")).resolve("law/zh/controls.properties");

    @Test
    void every_control_has_a_title_and_a_sentence_in_chinese_that_is_of_its_english_one() throws IOException {
        Properties chinese = new Properties();
        try (Reader file = Files.newBufferedReader(FILE)) {
            chinese.load(file);
        }
        Set<String> needed = new TreeSet<>();
        for (Control control :
                Controls.of(Sources.of(List.of()), Books.shipped()).byId().values()) {
            Map<String, String> english =
                    Map.of(control.id(), control.asks(), control.id() + ".title", control.title());
            english.forEach((key, sentence) -> {
                needed.addAll(List.of(key, key + ".of"));
                assertThat(chinese.getProperty(key + ".of"))
                        .as("the translation of %s is of another sentence", key)
                        .isEqualTo(digest(sentence));
            });
        }
        assertThat(new TreeSet<>(chinese.stringPropertyNames())).isEqualTo(needed);
        assertThat(needed).hasSizeGreaterThan(100);
    }

    private static String digest(String sentence) {
        byte[] text = sentence.strip().replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                    .substring(0, 8);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}

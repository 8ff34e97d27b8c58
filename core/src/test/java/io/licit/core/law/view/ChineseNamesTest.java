package io.licit.core.law.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.law.ShippedLaw;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The Chinese names of places: one to each name in English. */
final class ChineseNamesTest {
    private static final Path NAMES =
            Path.of(System.getProperty("licit.root")).resolve("law/zh/jurisdictions.properties");

    @Test
    void every_place_that_has_a_name_has_a_chinese_one() throws IOException {
        Properties names = new Properties();
        try (Reader file = Files.newBufferedReader(NAMES)) {
            names.load(file);
        }
        assertThat(new TreeSet<>(names.stringPropertyNames()))
                .isEqualTo(
                        new TreeSet<>(ShippedLaw.book().jurisdictions().titles().keySet()));
        assertThat(names.values()).allSatisfy(name -> assertThat((String) name).matches("[\\p{IsHan}（）]+"));
        assertThat(names)
                .containsEntry("US-CA", "加利福尼亚州")
                .containsEntry("TW", "台湾地区")
                .containsEntry("HK", "香港");
    }
}

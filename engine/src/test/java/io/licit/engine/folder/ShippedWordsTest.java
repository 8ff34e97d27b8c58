package io.licit.engine.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.law.Rule;
import io.licit.core.law.view.LawWords;
import io.licit.core.law.view.LawWords.Wording;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShippedWordsTest {
    private static final Rule RULE = Books.shipped().rule("EU-GDPR-ART30").orElseThrow();
    private static final Wording CHINESE = new Wording("组织须保存其处理活动的书面记录。", "zh-CN");
    private static final Wording ENGLISH = new Wording(RULE.requires(), "en");

    @TempDir
    Path folder;

    @Test
    void the_program_itself_speaks_chinese() {
        LawWords words = ShippedWords.in(Locale.SIMPLIFIED_CHINESE);

        assertThat(words.requires(RULE)).isEqualTo(CHINESE);
        assertThat(words.title(Books.shipped().pack(RULE.pack()).orElseThrow()))
                .isEqualTo(new Wording("《通用数据保护条例》", "zh-CN"));
    }

    @Test
    void what_is_not_there_in_a_language_is_english() {
        assertThat(ShippedWords.in(Locale.ENGLISH).requires(RULE)).isEqualTo(ENGLISH);
        assertThat(ShippedWords.in(Locale.ITALIAN).requires(RULE)).isEqualTo(ENGLISH);
    }

    @Test
    void words_are_read_from_a_jar() throws IOException {
        Path shipped = Path.of(System.getProperty("licit.root")).resolve("law/zh/eu/gdpr.properties");
        Path file = folder.resolve("core with blanks.jar");
        try (FileSystem jar = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
            Files.createDirectories(jar.getPath("/law/zh/eu"));
            Files.copy(shipped, jar.getPath("/law/zh/eu/gdpr.properties"));
        }

        assertThat(ShippedWords.readFrom(file, Locale.SIMPLIFIED_CHINESE).requires(RULE))
                .isEqualTo(CHINESE);
        assertThat(ShippedWords.readFrom(file, Locale.ITALIAN).requires(RULE)).isEqualTo(ENGLISH);
        assertThat(ShippedLaw.readFrom(file).files()).as("no pack").isEmpty();
    }

    @Test
    void the_law_is_prepared_alike_with_words_beside_it() throws IOException {
        Path file = folder.resolve("core.jar");
        try (FileSystem jar = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
            Files.createDirectories(jar.getPath("/law/zh"));
            Files.writeString(jar.getPath("/law/zh/licit.properties"), "title=内部规则\n");
        }
        PreparedLaw.write(file, Books.shipped());

        assertThat(PreparedLaw.read(file).orElseThrow().rules())
                .hasSameSizeAs(Books.shipped().rules());
    }
}

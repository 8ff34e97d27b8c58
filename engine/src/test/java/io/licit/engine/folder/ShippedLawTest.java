package io.licit.engine.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShippedLawTest {
    @TempDir
    Path folder;

    @Test
    void packs_are_read_from_a_folder_of_classes() throws IOException {
        fill(folder);

        assertThat(ShippedLaw.readFrom(folder).files().keySet()).containsExactly("law/eu/gdpr.yaml", "law/world.yaml");
    }

    @Test
    void packs_are_read_from_a_jar() throws IOException {
        Path file = folder.resolve("core with blanks.jar");
        try (FileSystem jar = FileSystems.newFileSystem(file, Map.of("create", "true"))) {
            fill(jar.getPath("/"));
        }

        assertThat(ShippedLaw.readFrom(file).files().keySet()).containsExactly("law/eu/gdpr.yaml", "law/world.yaml");
        assertThat(ShippedLaw.readFrom(file)
                        .file("law/world.yaml")
                        .orElseThrow()
                        .text())
                .isEqualTo("pack: world\n");
    }

    @Test
    void the_program_itself_can_be_asked() {
        assertThat(ShippedLaw.sources().files().keySet()).allMatch(path -> path.startsWith("law/"));
        assertThat(ShippedLaw.sources().files().keySet()).noneMatch(path -> path.startsWith("law/zh/"));
    }

    private static void fill(Path root) throws IOException {
        Files.createDirectories(root.resolve("law/eu"));
        Files.writeString(root.resolve("law/eu/gdpr.yaml"), "pack: eu-gdpr\n");
        Files.writeString(root.resolve("law/world.yaml"), "pack: world\n");
        Files.writeString(root.resolve("law/readme.md"), "not a pack");
        Files.createDirectories(root.resolve("law/zh/eu"));
        Files.writeString(root.resolve("law/zh/eu/gdpr.properties"), "title=not a pack\n");
    }
}

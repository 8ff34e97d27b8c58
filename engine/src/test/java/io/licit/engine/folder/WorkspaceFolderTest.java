package io.licit.engine.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceFolderTest {
    @TempDir
    Path folder;

    @Test
    void texts_are_read_by_their_path_in_the_workspace() throws IOException {
        write("licit.yaml", "licit: 1\n");
        write("segments/a.yaml", "segment: a\n");
        write("campaigns/body.html", "<p>");

        WorkspaceFolder read = WorkspaceFolder.read(folder);

        assertThat(read.problems()).isEmpty();
        assertThat(read.sources().files().keySet())
                .containsExactly("campaigns/body.html", "licit.yaml", "segments/a.yaml");
        assertThat(read.sources().file("licit.yaml").orElseThrow().text()).isEqualTo("licit: 1\n");
    }

    @Test
    void data_state_and_foreign_folders_are_left_alone() throws IOException {
        for (String other :
                new String[] {"data/a.yaml", ".licit/a.yaml", ".git/a.yaml", "target/a.yaml", "x/node_modules/a.yaml"
                }) {
            write(other, "a: 1\n");
        }
        write("segments/data/a.yaml", "a: 1\n");
        write("segments/photo.png", "not a text");

        assertThat(WorkspaceFolder.read(folder).sources().files().keySet()).containsExactly("segments/data/a.yaml");
    }

    @Test
    void a_file_in_another_encoding_is_shown_where_it_breaks() throws IOException {
        Files.write(
                folder.resolve("licit.yaml"), "licit: 1\nname: M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));

        Diagnostic problem = WorkspaceFolder.read(folder).problems().get(0);

        assertThat(problem.code()).isEqualTo(Code.SRC1008);
        assertThat(problem.message().text()).isEqualTo("`licit.yaml` is not UTF-8 text");
        assertThat(problem.span().from().line()).isEqualTo(2);
        assertThat(problem.span().from().column()).isEqualTo(8);
        assertThat(problem.help().text()).isEqualTo("save the file in UTF-8");
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_text() throws IOException {
        write("licit.yaml", "\uFEFFlicit: 1\n");

        assertThat(WorkspaceFolder.read(folder)
                        .sources()
                        .file("licit.yaml")
                        .orElseThrow()
                        .text())
                .isEqualTo("licit: 1\n");
    }

    @Test
    void a_file_too_large_for_a_text_is_a_problem() throws IOException {
        Files.write(folder.resolve("big.yaml"), new byte[(int) WorkspaceFolder.MAX_BYTES + 1]);

        assertThat(WorkspaceFolder.read(folder).problems())
                .extracting(one -> one.message().text())
                .containsExactly("`big.yaml` is larger than 8 MiB");
    }

    @Test
    void a_folder_that_is_not_there_has_no_texts() {
        WorkspaceFolder read = WorkspaceFolder.read(folder.resolve("nowhere"));

        assertThat(read.sources().files()).isEmpty();
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void a_link_to_its_own_folder_does_not_run_for_ever() throws IOException {
        write("segments/a.yaml", "segment: a\n");
        Files.createSymbolicLink(folder.resolve("segments/again"), folder.resolve("segments"));

        assertThat(WorkspaceFolder.read(folder).problems()).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

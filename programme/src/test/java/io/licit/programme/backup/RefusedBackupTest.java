package io.licit.programme.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.programme.Programme;
import io.licit.programme.journal.Journal;
import io.licit.programme.state.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Back-ups that are not as they were written, whoever changed them, and nothing is written for them. */
final class RefusedBackupTest {
    private static final int STEP = 37;
    private static final int EDGE = 300;

    @TempDir
    Path place;

    private Path file = Path.of(".");

    @BeforeEach
    void a_back_up() throws IOException {
        Shop shop = Shop.in(place.resolve("shop"), "").busy();
        file = place.resolve("it.backup");
        shop.backUp(file);
    }

    private void refused(Path back, String why) throws IOException {
        assertThatThrownBy(() -> Shop.restore(Shop.order(back, place.resolve("back"))))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining(why);
        assertThat(place.resolve("back")).doesNotExist();
        assertThat(place.resolve("elsewhere")).doesNotExist();
        try (Stream<Path> left = Files.list(place)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("restoring"));
        }
    }

    @Test
    void every_byte_that_is_changed_is_found() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path changed = place.resolve("changed");
        for (int i = 0; i < whole.length; i += i < EDGE || i > whole.length - EDGE ? 1 : STEP) {
            byte[] copy = whole.clone();
            copy[i] ^= 1;
            Files.write(changed, copy);
            assertThatThrownBy(() -> Archive.open(changed).close()).isInstanceOf(BackupRefused.class);
        }
    }

    @Test
    void a_file_that_is_cut_or_none_is_said() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path cut = place.resolve("cut");
        for (int length : new int[] {0, 1, 64, 65, 1000, whole.length - 1}) {
            Files.write(cut, Arrays.copyOf(whole, length));
            refused(cut, "the back-up is not");
        }
        refused(place.resolve("shop"), "there is no file");
        refused(place.resolve("nothing"), "there is no file");
    }

    @Test
    void names_that_lead_elsewhere_are_refused() throws IOException {
        for (String name : new String[] {
            "workspace/../elsewhere",
            "workspace/a/../../../elsewhere",
            "workspace//elsewhere",
            "workspace/.licit/state.db",
            "workspace/.LICIT/x",
            "workspace/.git/hooks/post-checkout",
            "workspace/a\\..\\b",
            "workspace/nul\u0000",
            "workspace/",
            "kept/checkpoint",
            "kept/erasing-1.json/../x",
            "state/../x.jsonl",
            "/elsewhere",
            "elsewhere"
        }) {
            refused(Crafted.from(file).put(name, "x").write(place.resolve("crafted")), "leads elsewhere");
        }
    }

    @Test
    void what_the_manifest_does_not_say_is_refused() throws IOException {
        Path crafted = place.resolve("crafted");
        refused(Crafted.from(file).slip("workspace/licit.yaml", "x").write(crafted), "is not what the back-up says");
        refused(Crafted.from(file).slip("workspace/licit.yaml", "x".repeat(500)).write(crafted), "larger than");
        refused(Crafted.from(file).slip("workspace/more.yaml", "x").write(crafted), "other files than it says");
        refused(Crafted.from(file).form(99).write(crafted), "newer version");
    }

    @Test
    void a_state_that_is_none_is_refused() throws IOException {
        Path crafted = place.resolve("crafted");
        refused(Crafted.from(file).remove("state/run.jsonl").write(crafted), "other tables");
        refused(Crafted.from(file).put("state/more.jsonl", "[]\n").write(crafted), "other tables");
        refused(Crafted.from(file).put("state/run.jsonl", "[\"x\"]\n").write(crafted), "another one");
        refused(Crafted.from(file).put("state/run.jsonl", "").write(crafted), "another one");
        String staff = Crafted.from(file).text("state/staff.jsonl");
        refused(Crafted.from(file).put("state/staff.jsonl", staff + "[1]\n").write(crafted), "has 1 values");
        refused(Crafted.from(file).put("state/staff.jsonl", staff + "{\n").write(crafted), "a row that is none");
        refused(
                Crafted.from(file)
                        .put("state/staff.jsonl", staff + "[true,1]\n")
                        .write(crafted),
                "of no kind");
    }

    @Test
    void a_log_that_does_not_hold_is_refused() throws IOException {
        Path crafted = place.resolve("crafted");
        String name = "state/evidence_entry.jsonl";
        String entries = Crafted.from(file).text(name);
        String[] lines = entries.split("\n");
        String without = entries.replace(lines[lines.length - 1] + "\n", "");
        refused(Crafted.from(file).put(name, without).write(crafted), "does not hold");
        String swapped = entries.replace(lines[2], lines[3].replaceFirst("\\[2,", "[1,"));
        refused(Crafted.from(file).put(name, swapped).write(crafted), "does not hold");
        refused(Crafted.from(file).put(name, entries + lines[1] + "\n").write(crafted), "that the table refuses");
    }

    @Test
    void a_log_without_its_key_is_not_gone_on_with() throws IOException {
        Path keyless = Crafted.from(file).remove(Names.KEY).write(place.resolve("keyless"));
        assertThatThrownBy(() -> Shop.restore(Shop.order(keyless, place.resolve("back"))))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("the key of the evidence log is not in");
        assertThat(place.resolve("back")).doesNotExist();
        Path key = Files.copy(place.resolve("shop/.licit/evidence.key"), place.resolve("kept.key"));
        new Restore(Map.of(Journal.KEY_VARIABLE, key.toString()), Shop.CLOCK)
                .run(Shop.order(keyless, place.resolve("back")));
        assertThat(place.resolve("back/.licit/evidence.key")).doesNotExist();
    }

    @Test
    void a_settings_file_that_can_not_be_read_restores_nothing() throws IOException {
        refused(
                Crafted.from(file).put("workspace/licit.yaml", "licit: [").write(place.resolve("crafted")),
                "licit.yaml in the back-up can't be read");
    }

    @Test
    void a_back_up_of_an_older_form_comes_back_in_the_newest() throws IOException {
        Path older = Crafted.from(file)
                .remove("state/segment_version.jsonl")
                .remove("state/segment_draft.jsonl")
                .remove("state/approval_withdrawal.jsonl")
                .without("approval_request", "reviewer")
                .without("approval", "grounds")
                .form(8)
                .write(place.resolve("older"));
        Shop.restore(Shop.order(older, place.resolve("back")));
        try (Programme back = Shop.open(place.resolve("back"))) {
            assertThat(Shop.count(back, "segment_version")).isZero();
            assertThat(Shop.count(back, "consent_event")).isEqualTo(3);
            assertThat(back.journal().check(back.state()).intact()).isTrue();
        }
    }
}

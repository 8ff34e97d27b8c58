package io.licit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and notes, with the example of Go's note package as an independent source. */
final class NoteTest {
    /** Documentation of golang.org/x/mod/sumdb/note. */
    private static final String PRIVATE =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String NOTE = TEXT
            + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @TempDir
    Path folder;

    @Test
    void keys_and_notes_are_those_of_the_note_package() throws Exception {
        SigningKey key = SigningKey.parse(PRIVATE);
        assertThat(key.verifier().print()).isEqualTo(PUBLIC);
        assertThat(key.print()).isEqualTo(PRIVATE);
        assertThat(SignedNote.sign(TEXT, key).print()).isEqualTo(NOTE);
        assertThat(SignedNote.parse(NOTE).isSignedBy(VerifierKey.parse(PUBLIC))).isTrue();
        // The key of Go's checksum database; its id follows from name and key.
        assertThat(VerifierKey.parse("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8")
                        .name())
                .isEqualTo("sum.golang.org");
    }

    @Test
    void every_changed_character_of_a_key_is_refused() {
        for (int i = 0; i < PUBLIC.length(); i++) {
            for (char c : new char[] {'A', 'b', '0', '+', ' '}) {
                String changed = PUBLIC.substring(0, i) + c + PUBLIC.substring(i + 1);
                if (!changed.equals(PUBLIC)) {
                    assertThatThrownBy(() -> VerifierKey.parse(changed + "="))
                            .as(changed)
                            .isInstanceOf(EvidenceException.class);
                    if (!changed.strip().equals(PUBLIC.substring(0, PUBLIC.length() - 1))) {
                        assertThatThrownBy(() -> VerifierKey.parse(changed))
                                .as(changed)
                                .isInstanceOf(EvidenceException.class);
                    }
                }
            }
        }
    }

    @Test
    void a_key_is_written_for_its_owner_alone_and_never_over_another() throws Exception {
        SigningKey key = SigningKey.generate("example.com/log");
        Path file = folder.resolve("key");
        key.write(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SigningKey.read(file).verifier()).isEqualTo(key.verifier());
        assertThatThrownBy(() -> key.write(file)).hasMessageContaining("there is a file");
        assertThat(key.toString()).doesNotContain("PRIVATE").doesNotContain(key.print());
        assertThat(SigningKey.generate("example.com/log").verifier()).isNotEqualTo(key.verifier());
    }

    @Test
    void notes_are_read_strictly() {
        for (String note : List.of(
                "",
                TEXT,
                TEXT + "\n",
                NOTE + "x",
                NOTE + "\n",
                NOTE.substring(0, NOTE.length() - 1),
                NOTE.replace("\u2014 ", "- "),
                NOTE.replace("x08go", " x08go"),
                NOTE.replace("nAM=", "nAN="),
                NOTE.replace("nAM=", "nAM"),
                NOTE.replace("Peter", "Pe\tter"),
                NOTE.replace("you think", "you\rthink"))) {
            assertThatThrownBy(() -> SignedNote.parse(note)).as(note).isInstanceOf(EvidenceException.class);
        }
        assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xc3, 0x28}))
                .hasMessage("the signed note is not valid UTF-8");
    }

    @Test
    void a_signature_that_claims_a_known_key_and_is_not_its_own_makes_the_note_forged() throws Exception {
        VerifierKey key = VerifierKey.parse(PUBLIC);
        SignedNote forged = SignedNote.parse(NOTE.replace("problem is", "problem was"));
        assertThatThrownBy(() -> forged.isSignedBy(key))
                .hasMessage("the signature of PeterNeumann is not over this text");
        assertThat(SignedNote.sign(TEXT, Sample.key()).isSignedBy(key)).isFalse();
        SignedNote both = SignedNote.parse(NOTE).signed(Sample.key());
        assertThat(SignedNote.parse(both.print()).isSignedBy(key)).isTrue();
        assertThat(both.isSignedBy(Sample.key().verifier())).isTrue();
    }

    @Test
    void checkpoints_are_read_strictly_and_extension_lines_are_tolerated() throws Exception {
        String root = Hash.leaf(new byte[0]).base64();
        Checkpoint checkpoint = Checkpoint.parse("example.com/log\n7\n" + root + "\nextension\n");
        assertThat(checkpoint.print()).isEqualTo("example.com/log\n7\n" + root + "\n");
        for (String text : List.of(
                "example.com/log\n7\n",
                "\n7\n" + root + "\n",
                "example.com/log\n07\n" + root + "\n",
                "example.com/log\n-7\n" + root + "\n",
                "example.com/log\n99999999999999999999\n" + root + "\n",
                "example.com/log\n7\n" + root.substring(1) + "\n",
                "example.com/log\n7\n" + root,
                "example.com/log\n7\n" + root + "\n\nx\n",
                "example.com/log\n0\n" + root + "\n")) {
            assertThatThrownBy(() -> Checkpoint.parse(text)).as(text).isInstanceOf(EvidenceException.class);
        }
    }
}

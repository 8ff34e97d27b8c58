package io.licit.programme.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PasswordsTest {
    private final Passwords passwords = new Passwords(10, new Chance());

    /** A published vector for PBKDF2-HMAC-SHA-256 in the manner of RFC 6070; also Python's hashlib.pbkdf2_hmac gives it. */
    @Test
    void what_is_kept_is_what_others_compute() {
        String kept = "pbkdf2-sha256$4096$"
                + Base64.getEncoder().encodeToString("salt".getBytes(StandardCharsets.US_ASCII))
                + "$"
                + Base64.getEncoder()
                        .encodeToString(HexFormat.of()
                                .parseHex("c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a"));
        assertThat(passwords.matches(kept, "password")).isTrue();
        assertThat(passwords.matches(kept, "Password")).isFalse();
        assertThat(passwords.isOutdated(kept)).isFalse();
        assertThat(new Passwords(5000, new Chance()).isOutdated(kept)).isTrue();
    }

    @Test
    void no_two_are_kept_alike_and_odd_ones_are_no_trouble() {
        assertThat(passwords.kept(Firm.GOOD)).isNotEqualTo(passwords.kept(Firm.GOOD));
        assertThat(passwords.matches(passwords.kept(""), "")).isTrue();
        String kept = passwords.kept(Firm.GOOD);
        for (String odd : List.of("", " ", "\u0000", "\ud800", "x".repeat(257), "x".repeat(1_000_000))) {
            assertThat(passwords.matches(kept, odd)).isFalse();
            passwords.spend(odd);
        }
    }

    @Test
    void spellings_of_one_text_are_one_password() {
        assertThat(passwords.matches(passwords.kept("\u00fcber den D\u00e4chern"), "u\u0308ber den Da\u0308chern"))
                .isTrue();
        assertThat(passwords.matches(passwords.kept("\uff11\uff12 abc"), "12 abc"))
                .isTrue();
    }

    @Test
    void the_public_face_takes_six_hundred_thousand_rounds() {
        assertThat(Passwords.ROUNDS).isEqualTo(600_000);
        assertThat(new Passwords(Passwords.ROUNDS, new Chance()).kept(Firm.GOOD))
                .startsWith("pbkdf2-sha256$600000$");
    }

    @Test
    void what_anybody_would_try_is_nobodys_password() {
        assertThat(unfit("eleven char")).contains(Unfit.SHORT);
        assertThat(unfit("twelve chars")).isEmpty();
        assertThat(unfit("x y".repeat(86))).contains(Unfit.LONG);
        assertThat(unfit("Ana@Shop.example ")).contains(Unfit.ID);
        assertThat(unfit("the old password")).contains(Unfit.SAME);
        for (String common : List.of(
                "Password1234",
                "P@ssw0rd2027!",
                "qwertyuiop123",
                "administrator",
                "letmein 12345",
                "123456789012",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "abc1abc1abc1ab",
                "passwordpassword",
                "Welcome-2027!")) {
            assertThat(unfit(common)).describedAs(common).contains(Unfit.COMMON);
        }
        for (String good : List.of(
                Firm.GOOD,
                "\u96e8\u6253\u5728\u5c4b\u9876\u4e0a\u7684\u58f0\u97f3\u5f88\u597d\u542c",
                "7qh2-kx0v-2m1r")) {
            assertThat(unfit(good)).describedAs(good).isEmpty();
        }
    }

    private static Optional<Unfit> unfit(String fresh) {
        return Unfit.of(Firm.ANA, "the old password", fresh);
    }
}

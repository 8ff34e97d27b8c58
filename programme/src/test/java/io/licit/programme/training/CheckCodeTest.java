package io.licit.programme.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.evidence.SigningKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CheckCodeTest {
    private static final SigningKey KEY = SigningKey.generate("licit.local/test");
    private static final Instant PASSED = Instant.parse("2026-03-01T10:00:00Z");

    private static Result result(long number, String statement, Instant at) {
        return new Result(
                number,
                statement,
                "mara",
                "a-course",
                1,
                Optional.empty(),
                Optional.of(90),
                true,
                at,
                Optional.of(at.plusSeconds(1_000)),
                Optional.empty(),
                Optional.empty(),
                "mara",
                new Result.LogEntry(7, "", ""));
    }

    @Test
    void a_code_is_of_one_certificate_and_one_key() {
        String code = CheckCode.of(KEY, result(1, "a", PASSED));
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
        assertThat(CheckCode.of(KEY, result(1, "a", PASSED))).isEqualTo(code);
        Set<String> all = new HashSet<>(List.of(code));
        for (int number = 2; number < 500; number++) {
            all.add(CheckCode.of(KEY, result(number, "a", PASSED)));
        }
        assertThat(all).hasSize(499);
        assertThat(CheckCode.of(KEY, result(1, "b", PASSED))).isNotEqualTo(code);
        assertThat(CheckCode.of(SigningKey.generate("licit.local/test"), result(1, "a", PASSED)))
                .as("a key of the same name")
                .isNotEqualTo(code);
    }

    @Test
    void it_is_read_as_people_type_it_and_no_other_is_taken() {
        String code = "0A1B-2C3D-4E5F-6G7H";
        assertThat(CheckCode.isTyped(" oaib 2c3d4e5f-6G7H ", code)).isTrue();
        assertThat(CheckCode.isTyped("0A1B-2C3D-4E5F-6G7J", code)).isFalse();
        assertThat(CheckCode.isTyped("0A1B-2C3D-4E5F", code)).isFalse();
        assertThat(CheckCode.isTyped("", code)).isFalse();
    }

    @Test
    void one_that_was_passed_again_is_superseded_and_one_whose_course_is_gone_has_ended() {
        Result first = result(1, "a", PASSED);
        Certificate certificate = new Certificate(first, "Mara", "", Optional.empty());
        Instant later = PASSED.plusSeconds(500);
        assertThat(certificate.worth(later, List.of(first))).isEqualTo(Certificate.Worth.EXPIRED);
        List<Result> hers = List.of(first, result(2, "b", PASSED.plusSeconds(400)));
        assertThat(certificate.worth(later, hers)).isEqualTo(Certificate.Worth.SUPERSEDED);
        assertThat(certificate.worth(PASSED.plusSeconds(300), hers))
                .as("before it was passed again")
                .isEqualTo(Certificate.Worth.EXPIRED);
    }
}

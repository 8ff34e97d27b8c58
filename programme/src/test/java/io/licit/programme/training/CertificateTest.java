package io.licit.programme.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.json.Json;
import io.licit.programme.training.course.Course;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CertificateTest {
    private static final Course COURSE = SmallCourse.read();

    @Test
    void the_page_is_in_both_languages_and_nothing_on_it_is_markup_of_somebody_else() {
        Certificate certificate = new Certificate(
                result(true, Optional.of("<b onclick=\"x\">'LMS'</b>")),
                "A <i>Ruiz</i>",
                "Shop & Sons",
                Optional.of(COURSE));
        String page = certificate.html(School.NOW, "0000");
        assertThat(page)
                .contains("Certificate of training", "培训证书", "House rules", "内部规则", "2028-03-01", "90%")
                .contains("A &lt;i&gt;Ruiz&lt;/i&gt;", "Shop &amp; Sons", "&lt;b onclick=&quot;x&quot;&gt;")
                .doesNotContain("<i>", "<b ", "counts no more");
    }

    @Test
    void one_that_ended_says_so_in_every_form() {
        Certificate certificate = new Certificate(result(true, Optional.empty()), "Ana", "", Optional.of(COURSE));
        Instant later = Instant.parse("2028-03-01T12:00:00Z");
        assertThat(certificate.text(School.NOW, "0000")).doesNotContain("counts no more");
        assertThat(certificate.text(later, "0000")).contains("counts no more");
        assertThat(certificate.html(later, "0000")).contains("本证书已失效");
        assertThat(certificate.json(later).get("counts")).contains(Json.of(false));
        assertThat(certificate.json(School.NOW).get("counts")).contains(Json.of(true));
    }

    @Test
    void what_was_not_passed_has_none() {
        assertThatThrownBy(() -> new Certificate(result(false, Optional.empty()), "Ana", "", Optional.of(COURSE)))
                .isInstanceOf(TrainingException.class);
    }

    /** The example of RFC 9562, appendix A.4. */
    @Test
    void a_name_gives_the_uuid_that_the_standard_gives() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(NameUuid.of(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
        assertThat(NameUuid.of("a", "bc")).isNotEqualTo(NameUuid.of("a", "b", "c"));
    }

    private static Result result(boolean passed, Optional<String> source) {
        return new Result(
                3,
                NameUuid.of("attempt", "x"),
                "ana@shop.example",
                "house",
                1,
                Optional.of(COURSE.digest()),
                Optional.of(90),
                passed,
                School.NOW,
                passed ? Optional.of(COURSE.terms().until(School.NOW, 1)) : Optional.empty(),
                source,
                Optional.empty(),
                "ana@shop.example",
                new Result.LogEntry(4, "ab".repeat(32), ""));
    }
}

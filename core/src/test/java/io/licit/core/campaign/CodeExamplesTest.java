package io.licit.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.Golden;
import io.licit.core.diagnostic.Diagnostic;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples on the pages of the codes on words, reviewed for recipients in three countries. */
class CodeExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile(
            "^(Wrong|Right) \\(`([^`]+)`\\):\n\n```\\w+\n(.*?)```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final String SEGMENT = """
            segment: newsletter-regulars
            title: Regulars
            use: {purpose: direct-marketing, channels: [email]}
            basis: consent
            reason: R.
            where: lifetime_value > 1
            """;

    @ParameterizedTest
    @ValueSource(strings = {"CMP7001", "CMP7002", "CMP7003", "CMP7004", "CMP7005", "CMP7006"})
    void wrong_gives_the_code_alone_and_right_gives_none(String code) {
        assertThat(codes(code, "Wrong")).containsExactly(code);
        assertThat(codes(code, "Right")).isEmpty();
    }

    private static Set<String> codes(String code, String kind) {
        Desk desk = new Desk().with("segments/newsletter-regulars.yaml", SEGMENT);
        Matcher example = EXAMPLE.matcher(page(code));
        while (example.find()) {
            if (example.group(1).equals(kind)) {
                desk.with(example.group(2), example.group(3));
            }
        }
        Set<String> codes = new TreeSet<>();
        for (Diagnostic one : desk.review("spring", List.of("DE", "FR", "US"))) {
            if (one.code().id().startsWith("CMP700")) {
                codes.add(one.code().id());
            }
        }
        return codes;
    }

    private static String page(String code) {
        return Golden.texts(Golden.root().resolve("docs/codes")).getOrDefault(code + ".md", "");
    }
}

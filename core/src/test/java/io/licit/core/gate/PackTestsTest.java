package io.licit.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.law.LawBook;
import io.licit.core.law.RuleTest.Expectation;
import io.licit.core.law.ShippedLaw;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackTestsTest {
    private final LawBook book = ShippedLaw.book();
    private final List<PackCase> cases =
            PackTests.cases(book, List.of(book.rule("LICIT-OBJECTION").orElseThrow()), new Diagnostics());

    @Test
    void an_engine_that_agrees_is_not_spoken_of() {
        assertThat(judged(Map.of())).isEmpty();
        assertThat(judged(answers(false))).isEmpty();
    }

    @Test
    void an_engine_that_gives_another_answer_is_reported_with_both() {
        List<Diagnostic> found = judged(answers(true));
        PackCase first = cases.get(0);
        assertThat(found).hasSameSizeAs(cases).allMatch(one -> one.code() == Code.LAW3009);
        assertThat(found.get(0).message().text())
                .isEqualTo(
                        "a test of rule `LICIT-OBJECTION` gives excluded on the reference and allowed on the engine");
        assertThat(found.get(0).notes())
                .extracting(Said::text)
                .containsExactly("on " + first.test().on() + ", " + first.rule().cite(), "the test expects excluded");
    }

    private Map<PackCase, Expectation> answers(boolean wrong) {
        Map<PackCase, Expectation> answers = new IdentityHashMap<>();
        cases.forEach(one -> answers.put(one, PackCase.ofPerson((one.outcome() == Expectation.EXCLUDED) != wrong)));
        return answers;
    }

    private List<Diagnostic> judged(Map<PackCase, Expectation> answers) {
        Diagnostics out = new Diagnostics();
        PackTests.judge(cases, answers, out);
        return out.sorted();
    }
}

package io.licit.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    @Test
    void near_words_come_nearest_first() {
        assertThat(Suggestions.nearest("emial", List.of("email", "mail", "post")))
                .containsExactly("email");
        assertThat(Suggestions.nearest("placed", List.of("placed_at", "place", "planed", "placer", "plates")))
                .containsExactly("place", "placer", "planed");
    }

    @Test
    void case_and_hyphens_cost_nothing() {
        assertThat(Suggestions.nearest("Direct_Marketing", List.of("direct-marketing")))
                .containsExactly("direct-marketing");
    }

    @Test
    void far_words_are_not_suggested() {
        assertThat(Suggestions.nearest("zzz", List.of("email", "sms"))).isEmpty();
        assertThat(Suggestions.nearest("", List.of("email", "a"))).containsExactly("a");
        assertThat(Suggestions.didYouMean("zzz", List.of("email")).isEmpty()).isTrue();
    }

    @Test
    void a_sentence_offers_them() {
        assertThat(Suggestions.didYouMean("ab", List.of("abc", "abd", "x")).text())
                .isEqualTo("did you mean `abc` or `abd`?");
        assertThat(Suggestions.didYouMean("ab", List.of("abc", "abd", "abe", "abf"))
                        .text())
                .isEqualTo("did you mean `abc`, `abd` or `abe`?");
        assertThat(Suggestions.all(List.of("a", "b", "c")).text()).isEqualTo("`a`, `b` and `c`");
        assertThat(Suggestions.all(List.of("a")).text()).isEqualTo("`a`");
    }
}

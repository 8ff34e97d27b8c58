package io.licit.programme.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlainWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "points >= 5 | points is at least 5",
                "city in ('a_b', 'c > d') | city is one of ('a_b', 'c > d')",
                "sum(orders.amount where placed_at >= today - 365 days) > 500"
                        + " | the sum of (orders.amount where placed at is within the last 365 days) is more than 500",
                "days_since(max(orders.placed_at)) > 90"
                        + " | the days since (the highest or latest of orders.placed at) is more than 90",
                "signed_up_at < today - 2 years | signed up at is more than 2 years ago",
                "email is not null | email is known",
                "in segment 'staff' | is in the segment 'staff'",
            })
    void a_condition_is_said_in_plain_words(String condition, String words) {
        assertThat(PlainWords.of(condition)).isEqualTo(words);
    }
}

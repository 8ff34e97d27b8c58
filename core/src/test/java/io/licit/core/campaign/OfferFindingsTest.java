package io.licit.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An offer against itself, against the words, and against what the law says of prior prices. */
class OfferFindingsTest {
    /** Nobody lives where a rule holds, so that only the offer is looked at. */
    private static List<Diagnostic> of(String words, String offer, String... places) {
        String campaign = """
                campaign: spring
                segment: regulars
                channel: email
                language: en
                sender: Emporium, 1 High Street, Dublin
                send_at: 2027-03-02T10:00
                message:
                  subject: Spring
                  body: |
                    %s
                offer: {%s}
                """.formatted(words, offer);
        return Reviewed.of(campaign, places.length == 0 ? new String[] {"AE"} : places).stream()
                .filter(finding -> finding.code() == Code.CMP7013 || finding.code() == Code.CMP7014)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15 % off until 31 March 2027.     | kind: discount, percent: 15, valid_until: 2027-03-31",
                "15% off, ends March 31.           | kind: discount, percent: 15, valid_until: 2027-03-31",
                "15 % Rabatt bis 31.03.2027.       | kind: discount, percent: 15, valid_until: 2027-03-31",
                "-15 % jusqu'au 31 mars 2027.      | kind: discount, percent: 15, valid_until: 2027-03-31",
                "八五折, 2027年3月31日截止。       | kind: discount, percent: 15, valid_until: 2027-03-31",
                "8.5折, 截止3月31日。              | kind: discount, percent: 15, valid_until: 2027-03-31",
                "15% 할인, 3월 31일까지.           | kind: discount, percent: 15, valid_until: 2027-03-31",
                "15%オフ、3月31日まで。            | kind: discount, percent: 15, valid_until: 2027-03-31",
                "The lamp at 84.99 EUR.            | kind: discount, price: 84.99, prior_price: 99.99, percent: 15",
                "10 euros less from a basket of 40 euros. | kind: discount, amount: 10, minimum_basket: 40",
                "100 % linen.                      | kind: none",
                "Try it free for 14 days.          | kind: free-trial, trial_days: 14, then_price: 9, how_to_cancel: mail"
            })
    void an_offer_that_fits_its_words_is_clean(String words, String offer) {
        assertThat(of(words, offer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 % off.                         | kind: discount, percent: 15",
                "20 % Rabatt.                      | kind: discount, percent: 15",
                "8折。                             | kind: discount, percent: 15",
                "20%オフ。                         | kind: discount, percent: 15",
                "20% 할인.                         | kind: discount, percent: 15",
                "20 % off.                         | kind: discount, price: 85, prior_price: 100",
                "Less.                             | kind: discount, price: 85, prior_price: 100, percent: 20",
                "Less.                             | kind: discount, price: 100, prior_price: 100",
                "Less.                             | kind: discount, price: 85, prior_price: 100, amount: 20",
                "Less.                             | kind: discount, price: 85 EUR, prior_price: 100 USD",
                "Less.                             | kind: discount, percent: 15, valid_until: 2027-03-01",
                "Less.                             | kind: discount, percent: 15, valid_from: 2027-04-02, valid_until: 2027-04-01",
                "15 % off until 30 March 2027.     | kind: discount, percent: 15, valid_until: 2027-03-31",
                "15 % off, ends March 30.          | kind: discount, percent: 15, valid_until: 2027-03-31",
                "15 % Rabatt bis 30.3.2027.        | kind: discount, percent: 15, valid_until: 2027-03-31",
                "八五折, 3月30日截止。             | kind: discount, percent: 15, valid_until: 2027-03-31",
                "15 % off, ends today.             | kind: discount, percent: 15, valid_until: 2027-03-31",
                "15 % off until 1 March 2027.      | kind: discount, percent: 15",
                "A 30-day free trial.              | kind: free-trial, trial_days: 14, then_price: 9, how_to_cancel: mail"
            })
    void an_offer_that_contradicts_itself_or_the_words_is_told_once(String words, String offer) {
        assertThat(of(words, offer))
                .singleElement()
                .extracting(Diagnostic::code)
                .isEqualTo(Code.CMP7014);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Less.                      | kind: discount",
                "Free.                      | kind: free-trial, trial_days: 14",
                "The club.                  | kind: subscription, price: 9",
                "For you.                   | kind: personalised-price",
                "More.                      | kind: surcharge",
                "10 euros less.             | kind: discount, amount: 10, minimum_basket: 40",
                "15 % off until 31 March.   | kind: discount, percent: 15",
                "15 % off.                  | kind: none"
            })
    void what_an_offer_leaves_open_is_told(String words, String offer) {
        assertThat(of(words, offer))
                .singleElement()
                .extracting(Diagnostic::code)
                .isEqualTo(Code.CMP7013);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DE |                                                             | CMP7013 undetermined EU-PRIOR-PRICE-30D",
                "DE | , prior_price_from: 2027-01-31                              | ",
                "DE | , prior_price_from: 2027-01-30                              | ",
                "DE | , prior_price_from: 2027-02-01                              | CMP7013 undetermined EU-PRIOR-PRICE-30D",
                "DE | , lowest_price: 100, lowest_price_days: 30                  | ",
                "DE | , lowest_price: 90, lowest_price_days: 30                   | CMP7014 violated EU-PRIOR-PRICE-30D",
                "DE | , lowest_price: 90, lowest_price_days: 7                    | CMP7014 violated EU-PRIOR-PRICE-30D",
                "DE | , lowest_price: 100, lowest_price_days: 7                   | CMP7013 undetermined EU-PRIOR-PRICE-30D",
                "CN | , lowest_price: 100, lowest_price_days: 7                   | ",
                "CN | , lowest_price: 90, lowest_price_days: 7                    | CMP7014 violated CN-PRICE-FRAUD-PROVISIONS",
                "JP | , lowest_price: 100, lowest_price_days: 56                  | CMP7013 undetermined JP-AURMR-MISLEADING-DISCOUNT",
                "JP | , prior_price_from: 2027-01-05                              | ",
                "AE |                                                             | "
            })
    void a_prior_price_was_what_the_law_says(String place, String terms, String expected) {
        String more = terms == null ? "" : terms;
        List<String> said =
                of("The lamp, 85 EUR.", "kind: discount, price: 85, prior_price: 100" + more, place).stream()
                        .map(finding -> finding.code() + " "
                                + finding.law()
                                        .map(law -> law.verdict() + " " + law.rule())
                                        .orElse("house"))
                        .toList();
        assertThat(said).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void a_contradiction_is_on_the_very_words() {
        assertThat(of("Now 20 % off.", "kind: discount, percent: 15"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.span().text()).isEqualTo("20 %"));
        assertThat(of("Less.", "kind: discount, percent: 15, valid_until: 2027-03-01"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.span().text()).isEqualTo("2027-03-01"));
    }
}

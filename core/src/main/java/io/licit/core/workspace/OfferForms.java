package io.licit.core.workspace;

import io.licit.core.diagnostic.Said;
import io.licit.core.yaml.Form;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The terms that an offer may state, and how each is written. */
final class OfferForms {
    private static final Pattern MONEY = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?( [A-Z]{3})?");

    private static final Form<String> SUM = Form.of(
            Said.of("an amount, with its currency where it is not the organisation's"),
            "49.90 EUR",
            scalar -> Optional.of(scalar.text())
                    .filter(text -> MONEY.matcher(text).matches()));

    private static final Form<BigDecimal> PERCENTAGE = Form.of(
            Said.of("a number of percent from 0 to 100"),
            "15",
            scalar -> Form.NUMBER
                    .parse()
                    .apply(scalar)
                    .filter(number -> number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(100)) <= 0));

    private static final Form<String> CURRENCY = Form.of(
            Said.of("a currency, ISO 4217"),
            "EUR",
            scalar -> Optional.of(scalar.text()).filter(text -> text.matches("[A-Z]{3}")));

    /** By key, in the order of the page on campaigns. */
    static final Map<String, Form<?>> TERMS = terms();

    private OfferForms() {}

    private static Map<String, Form<?>> terms() {
        Map<String, Form<?>> terms = new LinkedHashMap<>();
        terms.put("percent", PERCENTAGE);
        for (String sum :
                new String[] {"amount", "price", "prior_price", "lowest_price", "then_price", "minimum_basket"}) {
            terms.put(sum, SUM);
        }
        for (String day : new String[] {"prior_price_from", "valid_from", "valid_until", "first_charge_on"}) {
            terms.put(day, Form.DATE);
        }
        terms.put("lowest_price_days", Form.WHOLE_NUMBER);
        terms.put("trial_days", Form.WHOLE_NUMBER);
        terms.put("currency", CURRENCY);
        terms.put("renews", Form.TRUTH);
        for (String words : new String[] {
            "code", "applies_to", "stock", "billing_period", "cancel_by", "how_to_cancel", "personalised"
        }) {
            terms.put(words, Form.TEXT);
        }
        return terms;
    }
}

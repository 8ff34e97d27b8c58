package io.licit.core.campaign;

import io.licit.core.workspace.Campaign;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** An offer's terms as values. */
record OfferTerms(Campaign.Offer offer) {
    Optional<BigDecimal> number(String key) {
        return Optional.ofNullable(offer.terms().get(key)).map(text -> new BigDecimal(text.split(" ", 2)[0]));
    }

    /** The currency that an amount states; that of the whole offer where it states none. */
    Optional<String> currency(String key) {
        String text = offer.terms().getOrDefault(key, "");
        int blank = text.indexOf(' ');
        return blank < 0 ? Optional.ofNullable(offer.terms().get("currency")) : Optional.of(text.substring(blank + 1));
    }

    Optional<LocalDate> day(String key) {
        return Optional.ofNullable(offer.terms().get(key)).map(LocalDate::parse);
    }

    /** As the file has it; empty where it has none. */
    String written(String key) {
        return offer.terms().getOrDefault(key, "");
    }

    boolean states(String key) {
        return offer.terms().containsKey(key);
    }
}

package io.licit.core.catalogue;

/** What a message offers. */
public enum OfferKind implements Word {
    DISCOUNT,
    PERSONALISED_PRICE,
    FREE_TRIAL,
    SUBSCRIPTION,
    SURCHARGE,
    NONE;

    @Override
    public String word() {
        return Word.written(this);
    }
}

package io.licit.core.catalogue;

/** What personal data is used for. Words outside this list count as unknown in data and are an error in definitions. */
public enum Purpose implements Word {
    ANALYTICS("analytics"),
    SERVICE("service"),
    LOYALTY("loyalty"),
    DIRECT_MARKETING("direct-marketing"),
    TARGETED_ADVERTISING("targeted-advertising"),
    PROFILING("profiling"),
    ENRICHMENT("enrichment"),
    SALE_SHARE("sale-share"),
    PRICE_PERSONALISATION("price-personalisation"),
    AUTOMATED_DECISION("automated-decision"),
    POLITICAL_ADVERTISING("political-advertising");

    private final String word;

    Purpose(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}

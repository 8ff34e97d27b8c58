package io.licit.server.campaign;

import io.licit.core.catalogue.OfferKind;
import io.licit.core.catalogue.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a form shows of a campaign's file, and changes in it.
 *
 * @param language as written, like all that follows; blank where the file does not say
 * @param hasBody whether the body stands in the file; it stands in one of its own where it does not
 * @param terms of the offer, its kind apart, by key in the order of the file
 */
record CampaignForm(
        String language,
        String sender,
        String sendAt,
        String subject,
        String body,
        boolean hasBody,
        String offer,
        Map<String, String> terms,
        List<Claim> claims) {
    /** The terms that an offer may have; docs/campaigns.md says what each is. */
    static final List<String> TERMS = List.of(
            "worth",
            "percent",
            "amount",
            "price",
            "prior_price",
            "prior_price_from",
            "lowest_price",
            "lowest_price_days",
            "currency",
            "valid_from",
            "valid_until",
            "code",
            "minimum_basket",
            "applies_to",
            "stock",
            "trial_days",
            "then_price",
            "first_charge_on",
            "billing_period",
            "renews",
            "cancel_by",
            "how_to_cancel",
            "personalised");

    static final List<String> OFFERS = Word.words(OfferKind.class);

    private static final int MOST_CLAIMS = 50;
    private static final String OFFER = "offer";
    private static final String CLAIMS = "claims";
    private static final String MESSAGE = "message";

    CampaignForm {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        claims = List.copyOf(claims);
    }

    /** @param assessment its id; blank where the claim names none */
    record Claim(String text, String assessment) {}

    /** Of a file; empty where it can't be read. */
    static Optional<CampaignForm> of(String text) {
        return YamlEdit.of(text).map(CampaignForm::of);
    }

    private static CampaignForm of(YamlEdit file) {
        Map<String, String> terms = new LinkedHashMap<>();
        file.keys(OFFER).stream().filter(TERMS::contains).forEach(key -> terms.put(key, file.value(OFFER, key)));
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < file.items(CLAIMS); i++) {
            claims.add(new Claim(file.item(CLAIMS, i, "text"), file.item(CLAIMS, i, "assessment")));
        }
        return new CampaignForm(
                file.value("language"),
                file.value("sender"),
                file.value("send_at"),
                file.value(MESSAGE, "subject"),
                file.value(MESSAGE, "body"),
                file.value(MESSAGE, "body_file").isEmpty(),
                file.value(OFFER, "kind"),
                terms,
                claims);
    }

    /** What somebody has typed, in the place of what stands in the file; what the form does not have is as it was. */
    CampaignForm typed(UnaryOperator<String> field) {
        Map<String, String> typed = new LinkedHashMap<>();
        terms.keySet().forEach(key -> typed.put(key, line(field.apply("offer." + key))));
        String more = field.apply("term");
        if (TERMS.contains(more) && !typed.containsKey(more)) {
            typed.put(more, line(field.apply("term-value")));
        }
        List<Claim> stated = new ArrayList<>();
        for (int i = 0; i < Math.min(claims.size() + 1, MOST_CLAIMS); i++) {
            stated.add(new Claim(line(field.apply("claim." + i)), line(field.apply("claim." + i + ".assessment"))));
        }
        return new CampaignForm(
                line(field.apply("language")),
                line(field.apply("sender")),
                line(field.apply("send_at")),
                line(field.apply("subject")),
                hasBody ? sameEnd(field.apply("body").replace("\r\n", "\n"), body) : body,
                hasBody,
                line(field.apply(OFFER)),
                typed,
                stated);
    }

    private static String line(String typed) {
        return typed.replaceAll("[\\r\\n]+", " ").strip();
    }

    /** A browser shows no line break at the beginning and keeps what stands at the end; a block's last one is layout. */
    private static String sameEnd(String typed, String before) {
        boolean isSame = typed.strip().equals(before.strip());
        boolean endsLine = before.endsWith("\n") || typed.strip().contains("\n");
        return isSame ? before : typed.stripTrailing() + (endsLine ? "\n" : "");
    }

    CampaignForm withSubject(String other) {
        return new CampaignForm(language, sender, sendAt, other, body, hasBody, offer, terms, claims);
    }

    CampaignForm withBody(String other) {
        return new CampaignForm(language, sender, sendAt, subject, other, hasBody, offer, terms, claims);
    }

    /**
     * A file with what the form says; every other key, comments and layout stay.
     *
     * @return empty where the form can't say it there, so that only the text itself can be changed
     */
    Optional<String> into(String text) {
        Optional<YamlEdit> all = YamlEdit.of(text)
                .flatMap(file -> file.with(language, "language"))
                .flatMap(file -> file.with(sender, "sender"))
                .flatMap(file -> file.with(sendAt, "send_at"))
                .flatMap(file -> file.with(subject, MESSAGE, "subject"))
                .flatMap(file -> hasBody ? file.with(body, MESSAGE, "body") : Optional.of(file))
                .flatMap(this::withOffer)
                .flatMap(this::withClaims);
        return all.filter(file -> of(file).says(this)).map(YamlEdit::text);
    }

    private Optional<YamlEdit> withOffer(YamlEdit file) {
        if (offer.isBlank()) {
            return file.value(OFFER, "kind").isBlank() ? Optional.of(file) : file.without(OFFER);
        }
        Optional<YamlEdit> all = file.with(offer, OFFER, "kind");
        for (Map.Entry<String, String> term : terms.entrySet()) {
            all = all.flatMap(one -> one.with(term.getValue(), OFFER, term.getKey()));
        }
        return all;
    }

    private Optional<YamlEdit> withClaims(YamlEdit file) {
        int before = file.items(CLAIMS);
        List<Claim> kept =
                claims.stream().filter(claim -> !claim.text().isBlank()).toList();
        if (kept.isEmpty()) {
            return file.without(CLAIMS);
        }
        Optional<YamlEdit> all = Optional.of(file);
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            int index = i;
            if (i >= before && !claim.text().isBlank()) {
                all = all.flatMap(one -> one.withMore(CLAIMS, "text", claim.text(), "assessment", claim.assessment()));
            } else if (i < before && !claim.text().isBlank()) {
                all = all.flatMap(one -> one.withItem(claim.text(), CLAIMS, index, "text"))
                        .flatMap(one -> one.withItem(claim.assessment(), CLAIMS, index, "assessment"));
            }
        }
        for (int i = before - 1; i >= 0; i--) {
            int index = i;
            if (i < claims.size() && claims.get(i).text().isBlank()) {
                all = all.flatMap(one -> one.withoutItem(CLAIMS, index));
            }
        }
        return all;
    }

    /** Whether it says the same, what is blank apart. */
    private boolean says(CampaignForm other) {
        return stated().equals(other.stated());
    }

    private CampaignForm stated() {
        Map<String, String> filled = new LinkedHashMap<>();
        if (!offer.isBlank()) {
            terms.entrySet().stream()
                    .filter(term -> !term.getValue().isBlank())
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(term -> filled.put(term.getKey(), term.getValue()));
        }
        return new CampaignForm(
                language,
                sender,
                sendAt,
                subject,
                body,
                hasBody,
                offer,
                filled,
                claims.stream().filter(claim -> !claim.text().isBlank()).toList());
    }
}

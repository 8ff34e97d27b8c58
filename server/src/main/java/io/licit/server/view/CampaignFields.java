package io.licit.server.view;

import java.util.List;

/**
 * A campaign's file as fields.
 *
 * @param isReadable whether the text can be read, so that there are any
 * @param of the digest of the text that they are of
 * @param bodyFile the file that the body stands in; blank where it stands in the campaign's own
 */
public record CampaignFields(
        String id,
        boolean mayEdit,
        boolean isReadable,
        String of,
        String language,
        String sender,
        String sendAt,
        String subject,
        String body,
        String bodyFile,
        String offer,
        List<String> offers,
        List<Term> terms,
        List<String> furtherTerms,
        List<Claim> claims) {
    public CampaignFields {
        offers = List.copyOf(offers);
        terms = List.copyOf(terms);
        furtherTerms = List.copyOf(furtherTerms);
        claims = List.copyOf(claims);
    }

    /** A term of the offer. */
    public record Term(String key, String value) {}

    public record Claim(String text, String assessment) {}
}

package io.licit.server.view;

/**
 * How much of the law of a place is acted on.
 *
 * @param family what kind of law
 * @param share of what binds, on which somebody or something acts, in per cent; a dash of nothing
 * @param reviewed the oldest review of its packs, a day; empty where there is none
 */
public record CoverageRow(
        String code,
        String place,
        String family,
        int rules,
        int executed,
        int judgement,
        int duty,
        int inform,
        int never,
        String share,
        String reviewed) {}

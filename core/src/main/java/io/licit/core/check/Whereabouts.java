package io.licit.core.check;

/** A country and a region that some person's row states, as it states them; the empty text where it states none. */
public record Whereabouts(String country, String region) {}

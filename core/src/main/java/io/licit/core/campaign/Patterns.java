package io.licit.core.campaign;

/** Wordings that rules speak of, by the name that packs use. */
public record Patterns() {}

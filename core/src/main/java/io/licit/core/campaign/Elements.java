package io.licit.core.campaign;

/** How the elements that rules require are recognised in a message, by the name that packs use. */
public record Elements() {}

package io.licit.core.campaign;

/** What is known of wordings and of a message's elements: {@code law/patterns.yaml} and {@code law/elements.yaml}. */
public record Library(Patterns patterns, Elements elements) {}

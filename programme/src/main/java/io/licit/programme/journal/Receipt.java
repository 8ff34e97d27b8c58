package io.licit.programme.journal;

/**
 * Where an entry stands in the log.
 *
 * @param index from 0
 * @param entry SHA-256 of its leaf, in hexadecimal
 * @param checkpoint the signed head that covers it, as text
 */
public record Receipt(long index, String entry, String checkpoint) {}

package io.licit.evidence;

/**
 * What an append gives back, to be kept beside what it was about.
 *
 * @param first index of the first entry that was appended
 * @param size entries in the log after it
 * @param checkpoint the signed checkpoint over all of them
 */
public record Receipt(long first, long size, String checkpoint) {}

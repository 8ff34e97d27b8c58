package io.licit.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Where a log is kept: entries, tiles and one signed head, read and grown under a lock that the caller holds.
 *
 * <p>A store knows nothing of hashing or keys, and is not trusted: the log holds what it reads against the head.
 */
public interface LogStore {
    /** The signed checkpoint, exactly as it was given; empty in a store that nothing was ever put in. */
    Optional<String> head() throws EvidenceException;

    /** The entries from an index on up to, not including, another, all of them: a gap is a failure. */
    List<byte[]> entries(long from, long to) throws EvidenceException;

    /**
     * The first `width` hashes, of 32 bytes each, of a tile as it now stands; never fewer.
     *
     * @param level 0 has the hashes of entries; each level above, the roots of 256 hashes below
     */
    byte[] tile(int level, long index, int width) throws EvidenceException;

    /** Stores all of it or nothing, durably before it returns. Tiles and the head take the place of older ones. */
    void append(Growth growth) throws EvidenceException;

    /** What the store itself finds wrong in what it holds beside what the log reads; a store without such has nothing. */
    default Optional<String> flaw() throws EvidenceException {
        return Optional.empty();
    }
}

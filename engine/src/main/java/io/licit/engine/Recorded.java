package io.licit.engine;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.RestrictionKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Consents and restrictions that were recorded beside the sources. They count as the rows of the sources' ledgers do. */
public interface Recorded {
    /** When the last of it was recorded. What is to hold from a later moment on is yet to come. */
    default Instant lastRecorded() {
        return Instant.MAX;
    }

    /** Goes up with everything that is recorded; 0 before the first. */
    default long version() {
        return mark().version();
    }

    /** Where the ledger stands now. */
    Mark mark();

    /** Tells everything that is recorded, as of one moment, and where the ledger stood then. */
    Mark tell(Listener listener);

    /**
     * Tells all that is recorded of some persons, as of one moment: of those of whom anything was recorded since, a grant
     * too, and of further persons. Of others it may tell all, too.
     *
     * @param since a mark of another ledger, or ahead of this one, is the beginning
     * @param further keys; empty for everybody's
     */
    Changes tell(Mark since, Optional<Set<String>> further, Listener listener);

    /** Whom something takes out that was recorded since. A mark of another ledger, or ahead of this one, is the beginning. */
    Since since(Mark mark);

    /** Whether {@link #since} takes out one person. */
    default boolean takesOutSince(Mark mark, String person) {
        return since(mark).takesOut(person);
    }

    /** Nothing is recorded. */
    static Recorded nothing() {
        return NothingRecorded.NOTHING;
    }

    /**
     * A state of a ledger.
     *
     * @param ledger tells ledgers apart; empty for none
     */
    record Mark(String ledger, long version) {
        public static final Mark NONE = new Mark("", 0);

        /** Whether a ledger that stood here can have come to stand there. */
        public boolean leadsTo(Mark later) {
            return version == 0 || ledger.equals(later.ledger) && version <= later.version;
        }
    }

    /**
     * A consent, or a refusal.
     *
     * @param person the key, as the sources have it
     * @param purpose words as a ledger's row has them, and so the channel and the method
     * @param product empty where none is told
     */
    record Consent(
            String person,
            String purpose,
            String channel,
            ConsentStatus status,
            Instant at,
            Optional<Instant> expiresAt,
            String method,
            boolean explicit,
            Optional<String> product) {}

    /** @param until empty where it does not end */
    record Restriction(String person, RestrictionKind kind, Instant at, Optional<Instant> until) {}

    /**
     * Those who were erased. Whoever of them comes back from a source is under the restriction {@code erasure}.
     *
     * @param hashes {@link #hash} of their keys
     */
    record Erased(String secret, Set<String> hashes) {
        public static final Erased NOBODY = new Erased("", Set.of());

        public Erased {
            hashes = Set.copyOf(hashes);
        }

        public boolean contains(String person) {
            return !hashes.isEmpty() && hashes.contains(hash(secret, person));
        }

        /** SHA-256 of the secret and the key behind it, in hexadecimal. */
        public static String hash(String secret, String person) {
            try {
                byte[] text = (secret + person).getBytes(StandardCharsets.UTF_8);
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }

        @Override
        public String toString() {
            return "Erased[" + hashes.size() + "]";
        }
    }

    /** Is told what is recorded: first who is erased. */
    interface Listener {
        void erased(Erased erased);

        void consent(Consent consent);

        void restriction(Restriction restriction);
    }

    /**
     * What was recorded between two marks.
     *
     * @param mark where the ledger stands now
     * @param lastRecorded when the last of it was recorded; long past for nothing
     * @param persons of whom anything was
     * @param erased who was erased
     */
    record Changes(Mark mark, Instant lastRecorded, Set<String> persons, Erased erased) {
        public Changes {
            persons = Set.copyOf(persons);
        }
    }

    /** @param persons who refused, withdrew or was restricted, for whatever purpose and from whatever day */
    record Since(Set<String> persons, Erased erased) {
        public static final Since NOTHING = new Since(Set.of(), Erased.NOBODY);

        public Since {
            persons = Set.copyOf(persons);
        }

        public boolean isNothing() {
            return persons.isEmpty() && erased.hashes().isEmpty();
        }

        public boolean takesOut(String person) {
            return persons.contains(person) || erased.contains(person);
        }
    }
}

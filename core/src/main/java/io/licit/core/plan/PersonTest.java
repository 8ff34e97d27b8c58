package io.licit.core.plan;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.law.Effect.Obtained;
import io.licit.core.law.Effect.Strength;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question about one person's state that excludes when it holds. Reading of the ledger, for every kind below:
 *
 * <ul>
 *   <li>A row <em>concerns</em> a (purpose, channel) when both words, after splitting at {@code , ; |} and trimming, name
 *       them. In rows that are not grants or informs, {@code all} and words outside the vocabulary name everything; in
 *       grants and informs they name nothing. For channel {@code none}, a refusal on any channel concerns it.
 *   <li>A row of unknown status is an objection. A row in the future (at after the instant) does not exist. A grant or
 *       inform without a time does not exist; a refusal without one stands above every other row.
 *   <li>A grant (inform) is <em>in force</em> when it is not expired (expiresAt at or before the instant) and is later
 *       than every withdrawal and objection that concerns the use; at the same instant the refusal wins.
 * </ul>
 */
public sealed interface PersonTest {
    <R> R accept(Visitor<R> visitor);

    /** Everybody. */
    record Always() implements PersonTest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.always(this);
        }
    }

    /**
     * A restriction of one of the kinds, or of an unknown kind, is in force: from {@code at} (or ever), until before
     * {@code until} (or for ever).
     *
     * @param unless lifted by such a consent in force that is later than the restriction's {@code at}; one without a time
     *     is never lifted
     */
    record Restricted(Set<RestrictionKind> kinds, Optional<Consent> unless) implements PersonTest {
        public Restricted {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.restricted(this);
        }
    }

    /**
     * A refusal of the status concerns the channel and one of the purposes, and no grant in force for {@code purpose} on
     * the channel is later than it.
     *
     * @param status objected (rows of unknown status count as such) or withdrawn
     * @param purpose of the use
     * @param alsoTo further purposes whose refusals count
     * @param signalOnly count only rows of method {@code gpc}
     */
    record Refused(ConsentStatus status, Purpose purpose, Channel channel, Set<Purpose> alsoTo, boolean signalOnly)
            implements PersonTest {
        public Refused {
            alsoTo = Set.copyOf(alsoTo);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.refused(this);
        }
    }

    /**
     * The person is younger than {@code under} whole years on the day of the instant, or of unknown age.
     *
     * @param unless lifted by such a consent in force
     */
    record Minor(int under, Optional<Consent> unless) implements PersonTest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.minor(this);
        }
    }

    /** There is no such consent in force, and none of the reliefs stands in for it. */
    record Unconsented(Consent consent, List<Relief> reliefs) implements PersonTest {
        public Unconsented {
            reliefs = List.copyOf(reliefs);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unconsented(this);
        }
    }

    /** Retention has ended: {@code retainUntil} is at or before the instant, or unknown. */
    record RetentionPassed() implements PersonTest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.retentionPassed(this);
        }
    }

    /**
     * A grant in force for a use.
     *
     * @param strength explicit and separate ask for an explicit row; written asks for an explicit row of method web-form,
     *     paper or e-signature; with a maximum age a grant without an expiry of its own counts only when given after the
     *     instant minus that, with a ceiling every grant does
     * @param parental only grants of method {@code parental} count
     */
    record Consent(Purpose purpose, Channel channel, Strength strength, boolean parental) {}

    /**
     * An inform in force for a use.
     *
     * @param obtained {@code method: purchase} is a purchase; every other method, none included, is an inquiry
     * @param within it counts only when given after the instant minus this
     * @param product of the use; a row that tells its product counts only when it is this one (a ledger without a product
     *     column tells none, a null in such a column tells the empty text)
     */
    record Relief(
            Purpose purpose,
            Channel channel,
            Set<Obtained> obtained,
            Optional<Period> within,
            Optional<String> product) {
        public Relief {
            obtained = Set.copyOf(obtained);
        }
    }

    /** One method per test and no default. */
    interface Visitor<R> {
        R always(Always test);

        R restricted(Restricted test);

        R refused(Refused test);

        R minor(Minor test);

        R unconsented(Unconsented test);

        R retentionPassed(RetentionPassed test);
    }
}

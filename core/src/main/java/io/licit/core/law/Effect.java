package io.licit.core.law;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.Origin;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Word;
import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a rule does. A closed set: a pack can choose among these and state their values, and can run nothing of its own.
 */
public sealed interface Effect {
    /** The name that packs write. */
    String name();

    <R> R accept(Visitor<R> visitor);

    /** Where in the fixed order of reasons it excludes a person; empty for effects that concern no single person. */
    default Optional<Stage> stage() {
        return Optional.empty();
    }

    /** Whether an organisation can sign not to be bound by it. What a person asked for herself it can't. */
    default boolean waivable() {
        return true;
    }

    /** The fixed order of reasons for leaving a person out. */
    enum Stage {
        RESTRICTION,
        OBJECTION,
        MINORS,
        DATA,
        CONSENT,
        RETENTION
    }

    /** How strong a consent must be. {@code SEPARATE} asks of the ledger what {@code EXPLICIT} asks. */
    enum ConsentKind implements Word {
        OPT_IN,
        EXPLICIT,
        SEPARATE,
        WRITTEN;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /**
     * How good a consent must be.
     *
     * @param maxAge how long a grant counts that states no expiry of its own
     * @param atMost how long a grant counts whatever it states
     */
    record Strength(ConsentKind kind, Optional<Period> maxAge, Optional<Period> atMost) {
        public static Strength of(ConsentKind kind) {
            return new Strength(kind, Optional.empty(), Optional.empty());
        }
    }

    /** How contact details were obtained. */
    enum Obtained implements Word {
        PURCHASE,
        INQUIRY;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /**
     * A granted consent for the use, in force.
     *
     * @param purpose instead of the use's own
     * @param channel instead of the use's own
     */
    record RequireConsent(Strength strength, Optional<Purpose> purpose, Optional<Channel> channel) implements Effect {
        @Override
        public String name() {
            return "require-consent";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.requireConsent(this);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.CONSENT);
        }
    }

    /**
     * An informed customer who did not refuse stands in for the consent that other rules require.
     *
     * @param relieves ids of the rules that are met by it
     * @param obtained how the contact details may have been obtained
     * @param within how long after that
     * @param impliedConsent whether the law calls the relation a consent, so that it meets {@code basis: consent} too;
     *     otherwise it stands on legitimate interests with a valid assessment
     */
    record SoftOptIn(List<String> relieves, Set<Obtained> obtained, Optional<Period> within, boolean impliedConsent)
            implements Effect {
        public SoftOptIn {
            relieves = List.copyOf(relieves);
            obtained = Set.copyOf(obtained);
        }

        @Override
        public String name() {
            return "soft-opt-in";
        }

        @Override
        public boolean waivable() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.softOptIn(this);
        }
    }

    /** The declared basis is one of these; consent and legitimate interests then need their grant or assessment. */
    record RequireBasis(Set<Basis> allowed) implements Effect {
        public RequireBasis {
            allowed = Set.copyOf(allowed);
        }

        @Override
        public String name() {
            return "require-basis";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.requireBasis(this);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.CONSENT);
        }
    }

    /**
     * Whoever refused is left out, until a later grant for the same use.
     *
     * @param status objected, or withdrawn
     * @param purposes refusals of any of these count, beside those of the use's own purpose
     * @param signalOnly whether only a browser's signal (method {@code gpc}) counts
     */
    record ExcludeRefused(ConsentStatus status, Set<Purpose> purposes, boolean signalOnly) implements Effect {
        public ExcludeRefused {
            purposes = Set.copyOf(purposes);
            if (status != ConsentStatus.OBJECTED && status != ConsentStatus.WITHDRAWN) {
                throw new IllegalArgumentException("not a refusal: " + status);
            }
        }

        @Override
        public String name() {
            return "exclude";
        }

        @Override
        public boolean waivable() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.excludeRefused(this);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(status == ConsentStatus.OBJECTED ? Stage.OBJECTION : Stage.CONSENT);
        }
    }

    /**
     * Persons younger than an age are left out; a person of unknown age is younger.
     *
     * @param under years
     * @param ages by country, where one differs
     * @param unless whose consent lifts it
     */
    record ExcludeMinors(int under, Map<String, Integer> ages, MinorConsent unless) implements Effect {
        public ExcludeMinors {
            ages = Map.copyOf(ages);
        }

        /** The age at a place; where that is unknown, the highest. */
        public int underAt(Place place) {
            return place instanceof Place.Unknown
                    ? Math.max(
                            under, ages.values().stream().max(Integer::compare).orElse(under))
                    : ages.getOrDefault(place.key().substring(0, 2), under);
        }

        @Override
        public String name() {
            return "exclude";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.excludeMinors(this);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.MINORS);
        }
    }

    /** Whose consent lets a minor in: nobody's, a parent's (ledger method {@code parental}), or her own as well. */
    enum MinorConsent {
        NOBODY,
        PARENT,
        SELF
    }

    /**
     * Persons under a restriction in force are left out.
     *
     * @param unless a consent for the use, so good and given later, lifts it
     */
    record ExcludeRestricted(Set<RestrictionKind> kinds, Optional<Strength> unless) implements Effect {
        public ExcludeRestricted {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public String name() {
            return "exclude";
        }

        @Override
        public boolean waivable() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.excludeRestricted(this);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.RESTRICTION);
        }
    }

    /** Persons whose data is past its retention are left out; where none is declared, all are. */
    record ExcludeRetention() implements Effect {
        @Override
        public String name() {
            return "exclude";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.excludeRetention(this);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.RETENTION);
        }
    }

    /**
     * A segment that reads such data includes nobody, or only who consented so.
     *
     * @param categories of {@code law/categories.yaml}
     * @param protectedAs protected characteristics
     * @param origins where columns came from
     * @param unless the consent that cures it; empty where none does ({@code consent_cures: false})
     */
    record ForbidData(
            Set<String> categories, Set<String> protectedAs, Set<Origin> origins, Optional<ConsentKind> unless)
            implements Effect {
        public ForbidData {
            categories = Set.copyOf(categories);
            protectedAs = Set.copyOf(protectedAs);
            origins = Set.copyOf(origins);
        }

        /** Whether the segment is known to read such data. */
        public boolean isRead(Reading reading) {
            return !Collections.disjoint(categories, reading.data())
                    || !Collections.disjoint(protectedAs, reading.protectedAs())
                    || !Collections.disjoint(origins, reading.origins());
        }

        /** Whether it may read such data: an unlabelled column may hold any category and state any characteristic. */
        public boolean mayBeRead(Reading reading) {
            boolean ofContent = !categories.isEmpty() || !protectedAs.isEmpty();
            return isRead(reading) || ofContent && reading.unlabelled() || !origins.isEmpty() && reading.untraced();
        }

        @Override
        public String name() {
            return "forbid-data";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.forbidData(this);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.DATA);
        }
    }

    /**
     * Undetermined until an assessment of the kind is signed for the segment.
     *
     * @param cites figures on fairness without which it does not count
     */
    record Justify(AssessmentKind assessment, Set<Figure> cites) implements Effect {
        public Justify {
            cites = Set.copyOf(cites);
        }

        @Override
        public String name() {
            return "justify";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.justify(this);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.DATA);
        }
    }

    /** The data was collected for the purpose, or consent covers it, or its compatibility is assessed. */
    record LimitPurpose() implements Effect {
        @Override
        public String name() {
            return "limit-purpose";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.limitPurpose(this);
        }

        @Override
        public Optional<Stage> stage() {
            return Optional.of(Stage.DATA);
        }
    }

    /** Events are looked at over a finite time. */
    record LimitLookBack() implements Effect {
        @Override
        public String name() {
            return "limit-look-back";
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.limitLookBack(this);
        }
    }

    /**
     * A duty that binds a message, a process or the organisation and no single person: stated in full here, executed
     * where its subject is.
     *
     * @param values as the pack states them, by key in key order
     * @param terms what of that has a form that the later parts can reckon with
     */
    record Duty(Kind kind, Map<String, List<String>> values, Terms terms) implements Effect {
        public Duty {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }

        @Override
        public String name() {
            return kind.word();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.duty(this);
        }

        /** What the duty is about. */
        public enum Kind implements Word {
            REQUIRE_TEXT,
            FORBID_TEXT,
            SUBSTANTIATE,
            TIME_WINDOW,
            DEADLINE,
            TRAIN,
            AUDIT_EVERY,
            KEEP_RECORDS;

            @Override
            public String word() {
                return Word.written(this);
            }
        }
    }

    /** The terms of a duty. */
    sealed interface Terms permits Deadline, SendWindow, Wording {}

    /** Terms that are words for people and for the later parts alone. */
    record Wording() implements Terms {}

    /** Says something that a machine can't execute. */
    record Inform() implements Effect {
        @Override
        public String name() {
            return "inform";
        }

        @Override
        public boolean waivable() {
            return false;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inform(this);
        }
    }

    /** One method per effect and no default, so that a new effect does not compile until everybody knows it. */
    interface Visitor<R> {
        R requireConsent(RequireConsent effect);

        R softOptIn(SoftOptIn effect);

        R requireBasis(RequireBasis effect);

        R excludeRefused(ExcludeRefused effect);

        R excludeMinors(ExcludeMinors effect);

        R excludeRestricted(ExcludeRestricted effect);

        R excludeRetention(ExcludeRetention effect);

        R forbidData(ForbidData effect);

        R justify(Justify effect);

        R limitPurpose(LimitPurpose effect);

        R limitLookBack(LimitLookBack effect);

        R duty(Duty effect);

        R inform(Inform effect);
    }
}

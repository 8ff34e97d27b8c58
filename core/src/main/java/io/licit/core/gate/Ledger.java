package io.licit.core.gate;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Word;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.law.Effect.Obtained;
import io.licit.core.law.Effect.Strength;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One person's consents and restrictions as of an instant, read as strictly as their words allow.
 *
 * <p>Positive rows (granted, informed) count only where they name the use, have a time, and have not expired; negative
 * rows (withdrawn, objected, and any status outside the vocabulary, which is read as objected) count wherever they may
 * concern it. A positive row is in force when it is later than every negative one; at the same instant the negative wins.
 */
public final class Ledger {
    private static final Set<String> WRITTEN = Set.of("web-form", "paper", "e-signature");

    private final Person person;
    private final Instant now;
    private final List<Row> rows;

    public Ledger(Person person, Instant now) {
        this.person = person;
        this.now = now;
        this.rows = person.consents().stream()
                .filter(said -> said.at().filter(at -> at.isAfter(now)).isEmpty())
                .map(Row::of)
                .toList();
    }

    /**
     * What a person said, with its words told apart: many rules ask for them.
     *
     * @param anyPurpose whether a word among the purposes is {@code all}, or outside the vocabulary, the empty one included
     * @param anyChannel likewise
     */
    private record Row(
            Person.Consent said,
            ConsentStatus status,
            List<String> purposes,
            List<String> channels,
            boolean anyPurpose,
            boolean anyChannel) {
        static Row of(Person.Consent said) {
            List<String> purposes = words(said.purpose());
            List<String> channels = words(said.channel());
            return new Row(
                    said,
                    Word.of(ConsentStatus.class, said.status().strip()).orElse(ConsentStatus.OBJECTED),
                    purposes,
                    channels,
                    purposes.stream()
                            .anyMatch(word -> Word.of(Purpose.class, word).isEmpty()),
                    channels.stream()
                            .anyMatch(word -> Word.of(Channel.class, word).isEmpty()));
        }

        private static List<String> words(String list) {
            return Arrays.stream(list.split("[,;|]", -1)).map(String::strip).toList();
        }

        boolean isRefusal() {
            return status == ConsentStatus.OBJECTED || status == ConsentStatus.WITHDRAWN;
        }

        boolean names(Purpose purpose, Channel channel) {
            return purposes.contains(purpose.word()) && channels.contains(channel.word());
        }

        boolean mayConcern(Set<Purpose> asked, Channel channel) {
            return (anyPurpose || asked.stream().anyMatch(purpose -> purposes.contains(purpose.word())))
                    && (anyChannel || channel == Channel.NONE || channels.contains(channel.word()));
        }
    }

    /** When the latest grant in force that is good enough was given. */
    public Optional<Instant> grant(Purpose purpose, Channel channel, Grant asked) {
        return inForce(ConsentStatus.GRANTED, purpose, channel)
                .filter(row -> strongEnough(row, asked.strength().kind()))
                .filter(row -> !asked.parental() || row.method().strip().equals("parental"))
                .filter(row -> row.expiresAt().isPresent()
                        || isYounger(row, asked.strength().maxAge()))
                .filter(row -> isYounger(row, asked.strength().atMost()))
                .flatMap(row -> row.at().stream())
                .max(Comparator.naturalOrder());
    }

    /**
     * Whether an informed customer relation stands in for a grant. A row that tells its product counts only for the same
     * one; a ledger without a product column tells none.
     */
    public boolean informed(
            Purpose purpose,
            Channel channel,
            Set<Obtained> obtained,
            Optional<Period> within,
            Optional<String> product) {
        return inForce(ConsentStatus.INFORMED, purpose, channel)
                .filter(row -> obtained.contains(
                        row.method().strip().equals("purchase") ? Obtained.PURCHASE : Obtained.INQUIRY))
                .filter(row -> isYounger(row, within))
                .anyMatch(row -> row.product().isEmpty() || row.product().equals(product));
    }

    /** When the latest refusal of the status came that concerns the channel and one of the purposes. */
    public Optional<Instant> refusal(ConsentStatus status, Set<Purpose> purposes, Channel channel, boolean signalOnly) {
        return refusals(purposes, channel)
                .filter(row -> row.status() == status)
                .map(Row::said)
                .filter(row -> !signalOnly || row.method().strip().equals("gpc"))
                .map(row -> row.at().orElse(Instant.MAX))
                .max(Comparator.naturalOrder());
    }

    /** Restrictions in force of one of the kinds, or of a kind that nobody knows. */
    public List<Person.Restriction> restrictions(Set<RestrictionKind> kinds) {
        return person.restrictions().stream()
                .filter(row -> row.at().filter(at -> at.isAfter(now)).isEmpty())
                .filter(row -> row.until().filter(until -> !until.isAfter(now)).isEmpty())
                .filter(row -> Word.of(RestrictionKind.class, row.kind().strip())
                        .map(kinds::contains)
                        .orElse(true))
                .toList();
    }

    private Stream<Person.Consent> inForce(ConsentStatus status, Purpose purpose, Channel channel) {
        Instant refused = refusals(Set.of(purpose), channel)
                .map(row -> row.said().at().orElse(Instant.MAX))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return rows.stream()
                .filter(row -> row.status() == status && row.names(purpose, channel))
                .map(Row::said)
                .filter(row -> row.at().filter(at -> at.isAfter(refused)).isPresent())
                .filter(row ->
                        row.expiresAt().filter(expiry -> !expiry.isAfter(now)).isEmpty());
    }

    private Stream<Row> refusals(Set<Purpose> purposes, Channel channel) {
        return rows.stream().filter(row -> row.isRefusal() && row.mayConcern(purposes, channel));
    }

    private boolean isYounger(Person.Consent row, Optional<Period> age) {
        return age.isEmpty() || row.at().orElse(Instant.MIN).isAfter(before(age.get()));
    }

    private Instant before(Period period) {
        return now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }

    private static boolean strongEnough(Person.Consent row, ConsentKind kind) {
        return switch (kind) {
            case OPT_IN -> true;
            case EXPLICIT, SEPARATE -> row.explicit();
            case WRITTEN -> row.explicit() && WRITTEN.contains(row.method().strip());
        };
    }

    /** How good a grant must be. */
    public record Grant(Strength strength, boolean parental) {
        /** Any grant, however given. */
        public static final Grant ANY = new Grant(Strength.of(ConsentKind.OPT_IN), false);
    }
}

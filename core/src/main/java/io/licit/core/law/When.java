package io.licit.core.law;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a rule applies to. An empty set asks nothing. What the facts do not tell (no sector, no basis, an unlabelled
 * column, an organisation of unknown size) counts as if it were named.
 *
 * @param offers what a campaign on the segment offers
 * @param content what the segment reads
 * @param size what the organisation must exceed
 */
public record When(
        Set<Purpose> purposes,
        Set<Channel> channels,
        Set<Recipient> recipients,
        Set<Sector> sectors,
        Set<Basis> bases,
        Set<OfferKind> offers,
        Content content,
        Set<String> establishedIn,
        Size size) {
    /** A rule that applies to every use. */
    public static final When ALWAYS = new When(
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            new Content(Set.of(), Set.of(), Set.of()),
            Set.of(),
            new Size(Optional.empty(), Map.of()));

    public When {
        purposes = Set.copyOf(purposes);
        channels = Set.copyOf(channels);
        recipients = Set.copyOf(recipients);
        sectors = Set.copyOf(sectors);
        bases = Set.copyOf(bases);
        offers = Set.copyOf(offers);
        establishedIn = Set.copyOf(establishedIn);
    }

    /**
     * Met by any column that the segment reads, through traits and other segments.
     *
     * @param data categories of {@code law/categories.yaml}
     * @param protectedAs protected characteristics
     * @param proxyOf characteristics that the column is a known proxy of
     */
    public record Content(Set<String> data, Set<String> protectedAs, Set<String> proxyOf) {
        public Content {
            data = Set.copyOf(data);
            protectedAs = Set.copyOf(protectedAs);
            proxyOf = Set.copyOf(proxyOf);
        }

        /** Whether it asks for anything. */
        public boolean isStated() {
            return !data.isEmpty() || !protectedAs.isEmpty() || !proxyOf.isEmpty();
        }

        /** Whether a column of known content meets a part of it. */
        public boolean isMetBy(Reading column) {
            return !Collections.disjoint(data, column.data())
                    || !Collections.disjoint(protectedAs, column.protectedAs())
                    || !Collections.disjoint(proxyOf, column.proxies());
        }

        private boolean holds(Reading reading, boolean ifUnknown) {
            boolean taken = reading.unlabelled() && ifUnknown;
            return meets(data, reading.data(), taken)
                    && meets(protectedAs, reading.protectedAs(), taken)
                    && meets(proxyOf, reading.proxies(), taken);
        }
    }

    /**
     * More than so many persons, and more than so much turnover in each currency.
     *
     * @param turnover by ISO 4217 currency
     */
    public record Size(Optional<Long> persons, Map<String, BigDecimal> turnover) {
        public Size {
            turnover = Collections.unmodifiableMap(new TreeMap<>(turnover));
        }

        private boolean holds(Organisation organisation, boolean ifUnknown) {
            boolean enough = persons.isEmpty()
                    || organisation
                            .persons()
                            .map(persons -> persons > this.persons.get())
                            .orElse(ifUnknown);
            return enough
                    && turnover.entrySet().stream()
                            .allMatch(floor -> Optional.ofNullable(
                                            organisation.turnover().get(floor.getKey()))
                                    .map(amount -> amount.compareTo(floor.getValue()) > 0)
                                    .orElse(ifUnknown));
        }
    }

    /** Whether every condition that is stated may hold: what is unknown is taken to meet it. */
    public boolean mayHold(UseFacts use) {
        return holds(use, true);
    }

    /** Whether every condition holds on what is known. Only then can a rule take away from another. */
    public boolean surelyHolds(UseFacts use) {
        return holds(use, false);
    }

    private boolean holds(UseFacts use, boolean ifUnknown) {
        Set<String> established = use.organisation().establishedIn();
        return admits(purposes, Optional.of(use.purpose()), ifUnknown)
                && admits(channels, Optional.of(use.channel()), ifUnknown)
                && admits(recipients, Optional.of(use.recipient()), ifUnknown)
                && admits(sectors, use.sector(), ifUnknown)
                && admits(bases, use.basis(), ifUnknown)
                && meets(offers, use.offers(), use.offers().isEmpty() && ifUnknown)
                && content.holds(use.reading(), ifUnknown)
                && meets(establishedIn, established, established.isEmpty() && ifUnknown)
                && size.holds(use.organisation(), ifUnknown);
    }

    private static <T> boolean admits(Set<T> words, Optional<T> word, boolean ifUnknown) {
        return words.isEmpty() || word.map(words::contains).orElse(ifUnknown);
    }

    private static boolean meets(Collection<?> words, Collection<?> facts, boolean taken) {
        return words.isEmpty() || taken || !Collections.disjoint(words, facts);
    }
}

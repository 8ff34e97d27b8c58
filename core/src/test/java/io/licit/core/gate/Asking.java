package io.licit.core.gate;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import io.licit.core.law.Law;
import io.licit.core.law.LawBook;
import io.licit.core.law.Organisation;
import io.licit.core.law.Reading;
import io.licit.core.law.ShippedLaw;
import io.licit.core.law.UseFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The gate over the shipped packs, asked in words: a person somewhere, a use, a day. */
final class Asking {
    static final LawBook BOOK = ShippedLaw.book();
    private static final Map<LocalDate, Law> LAWS = new HashMap<>();

    private Asking() {}

    static Law law(LocalDate day) {
        return LAWS.computeIfAbsent(day, BOOK::inForce);
    }

    static Decision decide(UseFacts use, Person person, LocalDate day) {
        return new Gate(law(day), Optional.empty()).decide(List.of(use), person, noon(day));
    }

    static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    static Purposeful use(Purpose purpose, Channel channel) {
        return new Purposeful(purpose, channel);
    }

    static Somebody somebody(String place, LocalDate day) {
        return new Somebody(place, day);
    }

    /** A use on its way to being asked about; what is not said is what an ordinary segment would say. */
    static final class Purposeful {
        private final Purpose purpose;
        private final Channel channel;
        private Recipient recipient = Recipient.OWN;
        private Optional<Basis> basis = Optional.of(Basis.CONSENT);
        private Set<String> data = Set.of();
        private boolean unlabelled;
        private final Set<AssessmentKind> assessments = EnumSet.noneOf(AssessmentKind.class);

        private Purposeful(Purpose purpose, Channel channel) {
            this.purpose = purpose;
            this.channel = channel;
        }

        Purposeful on(Basis stated) {
            basis = Optional.of(stated);
            return this;
        }

        Purposeful assessed(AssessmentKind... kinds) {
            assessments.addAll(List.of(kinds));
            return this;
        }

        Purposeful onInterests() {
            return on(Basis.LEGITIMATE_INTERESTS).assessed(AssessmentKind.LEGITIMATE_INTERESTS);
        }

        Purposeful reading(String... categories) {
            data = Set.of(categories);
            return this;
        }

        Purposeful readingWhatNobodyLabelled() {
            unlabelled = true;
            return this;
        }

        Purposeful to(Recipient other) {
            recipient = other;
            return this;
        }

        UseFacts facts() {
            return new UseFacts(
                    purpose,
                    channel,
                    recipient,
                    Optional.of(Sector.GENERAL),
                    basis,
                    Optional.empty(),
                    new Reading(data, Set.of(), Set.of(), Set.of(), unlabelled, false),
                    assessments.stream().collect(Collectors.toMap(kind -> kind, kind -> EnumSet.allOf(Figure.class))),
                    Optional.of(EnumSet.of(purpose, Purpose.SERVICE)),
                    new Organisation(Set.of("DE"), Optional.empty(), Map.of()),
                    Set.of(),
                    false,
                    true,
                    Set.of());
        }
    }

    /** An adult whose data may be kept, on her way to the gate. */
    static final class Somebody {
        private final String place;
        private final LocalDate day;
        private Optional<LocalDate> born;
        private Optional<Instant> kept;
        private final List<Person.Consent> consents = new ArrayList<>();
        private final List<Person.Restriction> restrictions = new ArrayList<>();

        private Somebody(String place, LocalDate day) {
            this.place = place;
            this.day = day;
            this.born = Optional.of(day.minusYears(40));
            this.kept = Optional.of(noon(day.plusYears(1)));
        }

        Somebody born(LocalDate date) {
            born = Optional.of(date);
            return this;
        }

        Somebody ofUnknownAge() {
            born = Optional.empty();
            return this;
        }

        Somebody keptUntil(LocalDate end) {
            kept = Optional.of(noon(end));
            return this;
        }

        Somebody says(Purpose purpose, Channel channel, String status, String method, boolean explicit, int daysAgo) {
            return row(purpose.word(), channel.word(), status, method, explicit, daysAgo, Optional.empty());
        }

        Somebody row(
                String purpose,
                String channel,
                String status,
                String method,
                boolean explicit,
                int daysAgo,
                Optional<Integer> expiredDaysAgo) {
            consents.add(new Person.Consent(
                    purpose,
                    channel,
                    status,
                    Optional.of(noon(day.minusDays(daysAgo))),
                    expiredDaysAgo.map(days -> noon(day.minusDays(days))),
                    method,
                    explicit,
                    Optional.empty()));
            return this;
        }

        Somebody restricted(String kind, int daysAgo) {
            restrictions.add(new Person.Restriction(kind, Optional.of(noon(day.minusDays(daysAgo))), Optional.empty()));
            return this;
        }

        Person person() {
            boolean hasRegion = place.length() > 2;
            return new Person(
                    place.isEmpty() ? Optional.empty() : Optional.of(place.substring(0, 2)),
                    hasRegion ? Optional.of(place) : Optional.empty(),
                    born,
                    Optional.empty(),
                    kept,
                    consents,
                    restrictions);
        }
    }
}

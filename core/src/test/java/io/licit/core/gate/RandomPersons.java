package io.licit.core.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Persons with every kind of trouble in their data, from a seed. */
public final class RandomPersons {
    private static final List<String> COUNTRIES =
            List.of("DE", "FR", "GB", "US", "CA", "KR", "de ", "AR", "ZZ", "", "?");
    private static final List<String> REGIONS =
            List.of("US-CA", "CA", "US-TX", "CA-QC", "QC", "", "XX", "us-ca", "US-?");
    private static final List<String> PURPOSES = List.of(
            "direct-marketing",
            "direct-marketing",
            "profiling",
            "sale-share",
            "all",
            "direct-marketing,profiling",
            "",
            "x");
    private static final List<String> CHANNELS =
            List.of("email", "email", "sms", "phone-live", "none", "all", "email; sms", "", "pigeon");
    private static final List<String> STATUSES =
            List.of("granted", "granted", "granted", "informed", "informed", "withdrawn", "objected", "maybe", "");
    private static final List<String> METHODS =
            List.of("web-form", "paper", "purchase", "inquiry", "gpc", "parental", "", "e-signature");
    private static final List<String> KINDS =
            List.of("erasure", "restriction", "deceased", "do-not-call", "legal-hold", "other", "");
    private static final List<String> PRODUCTS = List.of("homeware", "toys", "");

    private final Random random;
    private final Instant now;
    private final boolean products;

    /**
     * @param products whether the ledger has a product column
     */
    public RandomPersons(Random random, Instant now, boolean products) {
        this.random = random;
        this.now = now;
        this.products = products;
    }

    public Person next() {
        List<Person.Consent> consents = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            consents.add(consent());
        }
        List<Person.Restriction> restrictions = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                restrictions.add(new Person.Restriction(pick(KINDS), moment(), moment()));
            }
        }
        return new Person(
                maybe(pick(COUNTRIES)),
                maybe(pick(REGIONS)),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(birthDate()),
                random.nextInt(8) == 0 ? Optional.of(random.nextInt(90) - 1) : Optional.empty(),
                random.nextInt(8) == 0 ? Optional.empty() : Optional.of(at(random.nextInt(40) - 5)),
                consents,
                restrictions);
    }

    private Person.Consent consent() {
        Optional<Instant> expires = random.nextInt(3) == 0 ? moment() : Optional.empty();
        if (random.nextInt(30) == 0) {
            expires = Optional.of(Instant.MIN);
        }
        return new Person.Consent(
                pick(PURPOSES),
                pick(CHANNELS),
                pick(STATUSES),
                moment(),
                expires,
                pick(METHODS),
                random.nextInt(3) == 0,
                products ? Optional.of(pick(PRODUCTS)) : Optional.empty());
    }

    /** Ages crowd around the limits that laws set, birthdays around today. */
    private LocalDate birthDate() {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int years = random.nextInt(3) == 0 ? random.nextInt(90) : 12 + random.nextInt(8);
        return today.minusYears(years).plusDays(random.nextInt(3) - 1L);
    }

    /** Days crowd around now and around periods that laws set; many moments coincide. */
    private Optional<Instant> moment() {
        if (random.nextInt(10) == 0) {
            return Optional.empty();
        }
        int days = random.nextInt(4) == 0 ? -180 - random.nextInt(600) : random.nextInt(6) - 4;
        return Optional.of(at(days));
    }

    private Instant at(int days) {
        return now.plus(Duration.ofDays(days));
    }

    private Optional<String> maybe(String value) {
        return random.nextInt(10) == 0 ? Optional.empty() : Optional.of(value);
    }

    private String pick(List<String> options) {
        return options.get(random.nextInt(options.size()));
    }
}

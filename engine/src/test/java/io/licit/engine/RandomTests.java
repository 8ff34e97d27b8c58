package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.law.Effect.Obtained;
import io.licit.core.law.Effect.Strength;
import io.licit.core.plan.PersonTest;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Gate tests of every kind, from a seed; of words that random persons use, so that they decide something. */
final class RandomTests {
    private static final List<Purpose> PURPOSES = List.of(
            Purpose.DIRECT_MARKETING,
            Purpose.DIRECT_MARKETING,
            Purpose.PROFILING,
            Purpose.SALE_SHARE,
            Purpose.ANALYTICS);
    private static final List<Channel> CHANNELS =
            List.of(Channel.EMAIL, Channel.EMAIL, Channel.SMS, Channel.PHONE_LIVE, Channel.NONE, Channel.WEB_ADS);
    private static final List<String> PLACES =
            List.of("DE", "FR", "GB", "US-CA", "US-TX", "US-?", "CA-QC", "CA-?", "?");

    private final Random random;

    RandomTests(Random random) {
        this.random = random;
    }

    PersonTest next() {
        return switch (random.nextInt(10)) {
            case 0 -> new PersonTest.Always();
            case 1 -> new PersonTest.RetentionPassed();
            case 2, 3 -> new PersonTest.Restricted(some(RestrictionKind.class), maybe(2).map(yes -> consent()));
            case 4, 5 ->
                new PersonTest.Refused(
                        random.nextBoolean() ? ConsentStatus.OBJECTED : ConsentStatus.WITHDRAWN,
                        pick(PURPOSES),
                        pick(CHANNELS),
                        random.nextBoolean() ? Set.of() : Set.of(pick(PURPOSES)),
                        random.nextInt(3) == 0);
            case 6 -> new PersonTest.Minor(13 + random.nextInt(6), maybe(2).map(yes -> consent()));
            default -> new PersonTest.Unconsented(consent(), reliefs());
        };
    }

    Set<String> places() {
        Set<String> places = new TreeSet<>();
        for (String place : PLACES) {
            if (random.nextInt(3) > 0) {
                places.add(place);
            }
        }
        return places;
    }

    private PersonTest.Consent consent() {
        return new PersonTest.Consent(
                pick(PURPOSES),
                pick(CHANNELS),
                new Strength(
                        pick(List.of(ConsentKind.values())),
                        maybe(3).map(yes -> period()),
                        maybe(4).map(yes -> period())),
                random.nextInt(4) == 0);
    }

    private List<PersonTest.Relief> reliefs() {
        List<PersonTest.Relief> reliefs = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            reliefs.add(new PersonTest.Relief(
                    pick(PURPOSES),
                    pick(CHANNELS),
                    some(Obtained.class),
                    maybe(2).map(yes -> period()),
                    maybe(2).map(yes -> pick(List.of("homeware", "toys", "")))));
        }
        return reliefs;
    }

    private Period period() {
        return pick(List.of(Period.ofDays(2), Period.ofMonths(3), Period.ofMonths(12), Period.of(1, 1, 1)));
    }

    private <E extends Enum<E>> Set<E> some(Class<E> of) {
        EnumSet<E> some = EnumSet.noneOf(of);
        for (E value : of.getEnumConstants()) {
            if (random.nextBoolean()) {
                some.add(value);
            }
        }
        return some;
    }

    private Optional<Boolean> maybe(int oneIn) {
        return random.nextInt(oneIn) == 0 ? Optional.of(true) : Optional.empty();
    }

    private <T> T pick(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }
}

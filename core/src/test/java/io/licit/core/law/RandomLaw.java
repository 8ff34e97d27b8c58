package io.licit.core.law;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.catalogue.Origin;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Sector;
import io.licit.core.source.Span;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Law made up from a seed: every effect, at every kind of jurisdiction, with replacement and relief. */
public final class RandomLaw {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final List<String> JURISDICTIONS =
            List.of("DE", "FR", "GB", "US", "US-CA", "US-TX", "CA", "CA-QC", "KR", "EU", "WORLD", "UNKNOWN");
    private static final List<Purpose> PURPOSES =
            List.of(Purpose.DIRECT_MARKETING, Purpose.PROFILING, Purpose.SALE_SHARE);
    private static final List<Channel> CHANNELS = List.of(Channel.EMAIL, Channel.SMS, Channel.PHONE_LIVE, Channel.NONE);

    private final Random random;

    public RandomLaw(Random random) {
        this.random = random;
    }

    public LawBook book() {
        List<Rule> rules = new ArrayList<>();
        int count = 3 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            rules.add(rule("R" + i, rules));
        }
        List<Pack> packs = new ArrayList<>();
        for (Rule rule : rules) {
            packs.add(new Pack(
                    rule.pack(),
                    "made up",
                    "made up",
                    rule.jurisdiction(),
                    "",
                    Optional.of(DAY),
                    List.of(rule),
                    Span.none()));
        }
        Jurisdictions places = new Jurisdictions(
                Set.of("DE", "FR", "GB", "US", "CA", "KR", "AR"),
                Map.of("EU", Set.of("DE", "FR")),
                Map.of("US", Set.of("US-CA", "US-TX", "US-NY"), "CA", Set.of("CA-QC", "CA-ON")));
        return new LawBook(places, new Categories(Map.of(), Map.of(), Map.of()), packs);
    }

    public UseFacts use(Channel channel) {
        return new UseFacts(
                pick(PURPOSES),
                channel,
                pick(List.of(Recipient.OWN, Recipient.OWN, Recipient.THIRD_PARTY)),
                Optional.of(Sector.GENERAL),
                random.nextInt(8) == 0
                        ? Optional.empty()
                        : Optional.of(pick(List.of(Basis.CONSENT, Basis.LEGITIMATE_INTERESTS, Basis.CONTRACT))),
                random.nextBoolean() ? Optional.of("homeware") : Optional.empty(),
                new Reading(
                        random.nextInt(3) == 0 ? Set.of("health") : Set.of(),
                        random.nextInt(5) == 0 ? Set.of("sex") : Set.of(),
                        random.nextInt(5) == 0 ? Set.of("race") : Set.of(),
                        random.nextInt(3) == 0 ? EnumSet.of(Origin.THIRD_PARTY) : Set.of(),
                        random.nextInt(10) == 0,
                        random.nextInt(5) == 0),
                random.nextBoolean()
                        ? Map.of(
                                AssessmentKind.LEGITIMATE_INTERESTS,
                                random.nextBoolean() ? Set.of(Figure.AIR) : Set.<Figure>of())
                        : Map.of(),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(Set.of(Purpose.DIRECT_MARKETING)),
                new Organisation(Set.of("DE"), random.nextBoolean() ? Optional.of(500L) : Optional.empty(), Map.of()),
                random.nextBoolean() ? EnumSet.of(OfferKind.DISCOUNT) : Set.of(),
                random.nextInt(5) == 0,
                random.nextInt(10) != 0,
                random.nextInt(6) == 0 ? Set.of("R" + random.nextInt(12)) : Set.of());
    }

    public Channel channel() {
        return pick(CHANNELS);
    }

    private Rule rule(String id, List<Rule> earlier) {
        String jurisdiction = pick(JURISDICTIONS);
        boolean takesAway = !jurisdiction.equals(Jurisdictions.UNKNOWN) && !earlier.isEmpty();
        return new Rule(
                id,
                "pack-" + id,
                jurisdiction,
                "s. " + id,
                "",
                "made up",
                Optional.empty(),
                Rule.Status.IN_FORCE,
                Rule.Confidence.VERIFIED,
                Optional.of(DAY.minusDays(random.nextInt(100) - 5L)),
                Optional.empty(),
                Optional.empty(),
                when(),
                effect(takesAway ? earlier : List.of()),
                takesAway && random.nextInt(5) == 0 ? List.of(pick(earlier).id()) : List.of(),
                true,
                Penalty.NONE,
                "",
                List.of(),
                Span.none());
    }

    private When when() {
        return new When(
                random.nextInt(3) == 0 ? Set.of(pick(PURPOSES)) : Set.of(),
                random.nextInt(3) == 0 ? Set.of(pick(CHANNELS)) : Set.of(),
                Set.of(),
                Set.of(),
                random.nextInt(5) == 0 ? Set.of(Basis.CONSENT) : Set.of(),
                random.nextInt(6) == 0 ? Set.of(OfferKind.DISCOUNT) : Set.of(),
                new When.Content(
                        random.nextInt(6) == 0 ? Set.of("health") : Set.of(),
                        Set.of(),
                        random.nextInt(6) == 0 ? Set.of("race") : Set.of()),
                Set.of(),
                new When.Size(random.nextInt(6) == 0 ? Optional.of(1000L) : Optional.empty(), Map.of()));
    }

    private Effect effect(List<Rule> earlier) {
        return switch (random.nextInt(11)) {
            case 0, 1 ->
                new Effect.RequireConsent(
                        strength(),
                        random.nextInt(6) == 0 ? Optional.of(Purpose.SALE_SHARE) : Optional.empty(),
                        random.nextInt(6) == 0 ? Optional.of(Channel.SMS) : Optional.empty());
            case 2 ->
                new Effect.SoftOptIn(
                        earlier.isEmpty() ? List.of() : List.of(pick(earlier).id()),
                        random.nextBoolean()
                                ? EnumSet.of(Effect.Obtained.PURCHASE)
                                : EnumSet.allOf(Effect.Obtained.class),
                        random.nextBoolean() ? Optional.of(Period.ofYears(2)) : Optional.empty(),
                        random.nextBoolean());
            case 3 ->
                new Effect.ExcludeRefused(
                        random.nextBoolean() ? ConsentStatus.OBJECTED : ConsentStatus.WITHDRAWN,
                        random.nextBoolean() ? Set.of(Purpose.SALE_SHARE) : Set.of(),
                        random.nextInt(3) == 0);
            case 4 ->
                new Effect.ExcludeMinors(
                        13 + random.nextInt(6), Map.of("FR", 15), pick(List.of(Effect.MinorConsent.values())));
            case 5 ->
                new Effect.ExcludeRestricted(
                        EnumSet.of(pick(List.of(RestrictionKind.values())), RestrictionKind.ERASURE),
                        random.nextBoolean() ? Optional.of(strength()) : Optional.empty());
            case 6 -> new Effect.ExcludeRetention();
            case 7 ->
                new Effect.ForbidData(
                        Set.of("health"),
                        Set.of("sex"),
                        random.nextInt(3) == 0 ? EnumSet.of(Origin.THIRD_PARTY) : Set.of(),
                        random.nextBoolean() ? Optional.of(kind()) : Optional.empty());
            case 8 -> new Effect.RequireBasis(Set.of(Basis.CONSENT, Basis.LEGITIMATE_INTERESTS));
            case 9 ->
                new Effect.Justify(
                        AssessmentKind.LEGITIMATE_INTERESTS, random.nextBoolean() ? Set.of(Figure.AIR) : Set.of());
            default -> new Effect.LimitPurpose();
        };
    }

    private Effect.Strength strength() {
        return new Effect.Strength(
                kind(),
                random.nextInt(3) == 0 ? Optional.of(Period.ofMonths(6)) : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of(Period.ofYears(1)) : Optional.empty());
    }

    private Effect.ConsentKind kind() {
        return pick(List.of(Effect.ConsentKind.values()));
    }

    private <T> T pick(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }
}

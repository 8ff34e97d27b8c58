package io.licit.core.law.view;

import io.licit.core.law.Rule;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Rules counted.
 *
 * @param byTreatment of the rules that are asked about
 * @param otherDays rules that bind on other days than the one asked about
 * @param informBeside those that inform, of a fact on which another rule acts
 * @param verified rules whose fact was read, in the source or at second hand
 * @param oldestReview of the packs that were ever reviewed
 * @param unreviewed packs that never were
 */
public record Tally(
        Map<Treatment, Integer> byTreatment,
        int otherDays,
        int informBeside,
        int tests,
        int verified,
        Optional<LocalDate> oldestReview,
        int unreviewed) {
    public static final Tally NONE = new Tally(Map.of(), 0, 0, 0, 0, Optional.empty(), 0);

    public Tally {
        Map<Treatment, Integer> counts = new EnumMap<>(Treatment.class);
        counts.putAll(byTreatment);
        byTreatment = Collections.unmodifiableMap(counts);
    }

    static Tally ofReview(Optional<LocalDate> reviewed) {
        return new Tally(Map.of(), 0, 0, 0, 0, reviewed, reviewed.isEmpty() ? 1 : 0);
    }

    /** With one rule more; {@code actedOn} tells whether something is done about its fact. */
    Tally with(Rule rule, Optional<LocalDate> day, boolean actedOn) {
        Treatment treatment = Treatment.of(rule);
        boolean another = treatment != Treatment.NEVER
                && day.filter(date -> !rule.inForce(date)).isPresent();
        boolean beside = !another && treatment == Treatment.INFORM && actedOn;
        boolean read = rule.confidence() == Rule.Confidence.VERIFIED
                || rule.confidence() == Rule.Confidence.VERIFIED_SECONDARY;
        return plus(new Tally(
                another ? Map.of() : Map.of(treatment, 1),
                another ? 1 : 0,
                beside ? 1 : 0,
                rule.tests().size(),
                read ? 1 : 0,
                Optional.empty(),
                0));
    }

    Tally plus(Tally other) {
        Map<Treatment, Integer> counts = new EnumMap<>(Treatment.class);
        counts.putAll(byTreatment);
        other.byTreatment().forEach((treatment, count) -> counts.merge(treatment, count, Integer::sum));
        return new Tally(
                counts,
                otherDays + other.otherDays(),
                informBeside + other.informBeside(),
                tests + other.tests(),
                verified + other.verified(),
                Stream.of(oldestReview, other.oldestReview())
                        .flatMap(Optional::stream)
                        .min(LocalDate::compareTo),
                unreviewed + other.unreviewed());
    }

    public int count(Treatment treatment) {
        return byTreatment.getOrDefault(treatment, 0);
    }

    /** All that are carried. */
    public int rules() {
        return byTreatment.values().stream().mapToInt(Integer::intValue).sum() + otherDays;
    }

    /** Rules on which somebody or something acts. */
    public int acted() {
        return count(Treatment.EXECUTED) + count(Treatment.JUDGEMENT) + count(Treatment.DUTY);
    }

    /**
     * The part on which somebody or something acts, of all that bind, from 0 to 1. A rule that informs of a fact on which
     * another acts is no gap, and is left aside. Empty where none binds.
     */
    public OptionalDouble executedShare() {
        return share(acted(), acted() + count(Treatment.INFORM) - informBeside);
    }

    /** The part of all rules whose fact was read, from 0 to 1. */
    public OptionalDouble verifiedShare() {
        return share(verified, rules());
    }

    public OptionalDouble testsPerRule() {
        return share(tests, rules());
    }

    /** {@code 97 %}, never rounded up; a dash for what there is nothing of. */
    public static String percent(OptionalDouble share) {
        return share.isPresent() ? (long) Math.floor(share.getAsDouble() * 100 + 1e-9) + " %" : "–";
    }

    /** One place after the point. */
    public static String decimal(OptionalDouble number) {
        return number.isPresent() ? String.format(Locale.ROOT, "%.1f", number.getAsDouble()) : "–";
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}

package io.licit.fairness.group;

import io.licit.fairness.statistics.FisherExact;
import io.licit.fairness.statistics.Interval;
import io.licit.fairness.statistics.PooledZ;
import io.licit.fairness.statistics.Table;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The persons of whom a characteristic is not known, beside those of whom it is. */
final class Unknown {
    private final Evidence evidence;
    private final Count missing;
    private final Count favoured;

    Unknown(Evidence evidence, Direction direction, Count missing) {
        this.evidence = evidence;
        this.missing = missing;
        this.favoured = direction.favoured(missing);
    }

    /** What they leave open of the lowest ratio, that of {@code lowest} against {@code highest}. */
    Missing against(OptionalInt lowest, OptionalInt highest, OptionalDouble lowestAir) {
        return new Missing(
                missing,
                share(evidence.selected(), missing.selected()),
                share(evidence.persons() - evidence.selected(), missing.persons() - missing.selected()),
                p(),
                lowestAir,
                lowest.isEmpty() || highest.isEmpty()
                        ? Optional.empty()
                        : Optional.of(worstCase(lowest.getAsInt(), highest.getAsInt())));
    }

    private static OptionalDouble share(double known, double unknown) {
        return known + unknown > 0 ? OptionalDouble.of(known / (known + unknown)) : OptionalDouble.empty();
    }

    /** Of known against selected; sums of probabilities count as the whole number of persons that they make up. */
    private OptionalDouble p() {
        if (missing.persons() == 0) {
            return OptionalDouble.empty();
        }
        long persons = Math.round(evidence.persons());
        long selected = Math.min(persons, Math.round(evidence.selected()));
        Table table = CountedEvidence.table(new Count(persons, selected), missing);
        return OptionalDouble.of(CountedEvidence.exact(table) ? FisherExact.twoSided(table) : PooledZ.p(table));
    }

    /**
     * Lowest: whoever of the missing is favoured is the reference's and whoever is not is the group's; highest: the other
     * way round. C. F. Manski, Partial identification of probability distributions, 2003, the bounds without assumptions.
     */
    private Interval worstCase(int group, int reference) {
        double yes = favoured.selected();
        double no = favoured.persons() - favoured.selected();
        double own = evidence.favoured(group);
        double others = evidence.favoured(reference);
        double persons = evidence.persons(group);
        double otherPersons = evidence.persons(reference);
        // The reference's rate is not zero where there is a lowest ratio.
        return new Interval(
                Ratio.of(own, persons + no, others + yes, otherPersons + yes).orElse(0),
                Ratio.of(own + yes, persons + yes, others, otherPersons + no).orElse(Double.POSITIVE_INFINITY));
    }
}

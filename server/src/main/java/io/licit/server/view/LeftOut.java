package io.licit.server.view;

import io.licit.engine.AudienceCounts;
import io.licit.fairness.disclosure.Disclosure;
import io.licit.fairness.disclosure.Funnel;
import io.licit.fairness.disclosure.Parted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Persons whom a rule is the first to leave out, as their number may be told.
 *
 * @param rule empty of several rules together
 * @param rules how many they are
 * @param count empty where it would tell what is withheld
 */
public record LeftOut(Optional<String> rule, int rules, Optional<Long> count) {
    /**
     * By rule, the largest first; rules of whom few are left out by are together, and with the smallest of the others until
     * these are not few.
     *
     * <p>INVARIANT: where few are eligible, those whom rules leave out do not add up to all the others: the eligible take
     * part as if a rule left them out, and what they are put together with has no count.
     */
    public static List<LeftOut> of(AudienceCounts counts, long minimum) {
        List<AudienceCounts.Excluded> all = new ArrayList<>(counts.excluded());
        all.removeIf(one -> one.count() == 0);
        all.sort(Comparator.comparingLong(AudienceCounts.Excluded::count).reversed());
        List<Funnel> funnels = new ArrayList<>();
        all.forEach(one -> funnels.add(new Funnel(one.count(), one.count(), one.count())));
        boolean hidesEligible = Disclosure.small(counts.eligible(), minimum);
        if (hidesEligible) {
            funnels.add(new Funnel(counts.eligible(), counts.eligible(), counts.eligible()));
        }
        Parted parted = Parted.of(funnels, -1, funnels.size(), minimum);
        List<LeftOut> rows = new ArrayList<>();
        parted.rows()
                .forEach(row -> rows.add(
                        new LeftOut(Optional.of(all.get(row.values().get(0)).rule()), 1, Optional.of(row.matching()))));
        parted.others().ifPresent(row -> {
            int rules = row.values().size() - (hidesEligible ? 1 : 0);
            if (rules > 0) {
                rows.add(new LeftOut(
                        Optional.empty(), rules, hidesEligible ? Optional.empty() : Optional.of(row.matching())));
            }
        });
        return rows;
    }
}

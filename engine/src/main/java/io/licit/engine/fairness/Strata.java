package io.licit.engine.fairness;

import io.licit.engine.Population;
import io.licit.engine.bits.CellCounts;
import io.licit.engine.bits.Codes;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Conditional;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Stratified;
import io.licit.fairness.group.Stratum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Groups against their reference among persons who are alike in a declared business factor. */
final class Strata {
    private final Population population;
    private final Map<String, Codes> codes;

    Strata(Population population, Map<String, Codes> codes) {
        this.population = population;
        this.codes = codes;
    }

    List<Conditional> of(Subject subject, List<CharacteristicResult> matching, RoaringBitmap members) {
        List<Conditional> all = new ArrayList<>();
        for (String given : subject.terms().given()) {
            population.codes(Asks.given(given)).ifPresent(factor -> {
                for (CharacteristicResult result : matching) {
                    Codes groups = codes.get(result.name());
                    if (groups != null && result.highest().isPresent()) {
                        all.addAll(of(result, given, tables(factor, groups, members)));
                    }
                }
            });
        }
        return all;
    }

    private static List<Conditional> of(
            CharacteristicResult result, String given, Map<String, Map<String, Count>> tables) {
        String reference = result.highest().orElseThrow();
        List<Conditional> all = new ArrayList<>();
        for (GroupResult group : result.groups()) {
            if (!group.value().equals(reference)) {
                Map<String, Stratum> strata = new LinkedHashMap<>();
                tables.forEach((value, counts) -> strata.put(value, stratum(counts, group.value(), reference)));
                all.add(ofAll(
                        Stratified.of(result.name(), given, group.value(), reference, result.direction(), strata),
                        strata.values(),
                        group.persons() + result.group(reference).orElseThrow().persons()));
            }
        }
        return all;
    }

    /** INVARIANT: persons of whom the factor is not known are in no stratum, and so in none that is informative. */
    private static Conditional ofAll(Conditional one, Collection<Stratum> strata, double persons) {
        double known = strata.stream()
                .mapToDouble(stratum ->
                        stratum.group().persons() + stratum.reference().persons())
                .sum();
        return persons > 0 ? one.withCoverage(one.coverage() * known / persons) : one;
    }

    private static Stratum stratum(Map<String, Count> counts, String group, String reference) {
        Count others = Count.none();
        for (Map.Entry<String, Count> entry : counts.entrySet()) {
            if (!entry.getKey().equals(group) && !entry.getKey().equals(reference)) {
                others = others.plus(entry.getValue());
            }
        }
        return new Stratum(
                counts.getOrDefault(group, Count.none()), counts.getOrDefault(reference, Count.none()), others);
    }

    /**
     * Counts by the factor's value and the group; whoever is unknown in either is in none. Values are told apart by their
     * numbers: two bands of one day have the same name.
     */
    private static Map<String, Map<String, Count>> tables(Codes factor, Codes groups, RoaringBitmap members) {
        CellCounts cells = CellCounts.over(factor, groups);
        long[] persons = cells.everybody();
        long[] selected = cells.of(members);
        Map<String, Map<String, Count>> tables = new LinkedHashMap<>();
        for (int value = 0; value < factor.levels(); value++) {
            Map<String, Count> counts = new LinkedHashMap<>();
            for (int group = 0; group < groups.levels(); group++) {
                int cell = cells.cell(value, group);
                counts.put(groups.labels().get(group), new Count(persons[cell], selected[cell]));
            }
            tables.put(value + " " + factor.labels().get(value), counts);
        }
        return tables;
    }
}

package io.licit.engine;

import io.licit.engine.AudienceCounts.CountryCounts;
import io.licit.engine.AudienceCounts.Excluded;
import io.licit.engine.bits.CellCounts;
import io.licit.engine.bits.Codes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * The numbers of many audiences. Those that share a gate are counted together, each person who matches once, in cells of
 * country, of the rule that leaves her out first, and of whether she has a contact point; the numbers are sums of cells.
 * Countries and contact points are coded once for all calls.
 */
final class AudienceCounting {
    /** With more cells than these, sets are counted one against the other. */
    private static final int MOST_CELLS = 200_000;

    private final Map<String, RoaringBitmap> byCountry;
    private final int persons;
    private final List<String> countries;
    private final Map<RoaringBitmap, Codes> contacts = new IdentityHashMap<>();
    /** Made when it is first needed. */
    private final List<Codes> ofCountries = new ArrayList<>();

    AudienceCounting(Map<String, RoaringBitmap> byCountry, long persons) {
        this.byCountry = new TreeMap<>(byCountry);
        this.persons = Math.toIntExact(persons);
        this.countries = List.copyOf(this.byCountry.keySet());
    }

    private record Shared(Admission admission, RoaringBitmap contactable) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Shared shared && shared.admission == admission && shared.contactable == contactable;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(admission) + System.identityHashCode(contactable);
        }
    }

    /** An audience with its numbers. */
    record Counted(Audience audience, AudienceCounts counts) {}

    /** In the order of the audiences. */
    List<Counted> of(List<Audience> audiences) {
        Map<Shared, List<Audience>> groups = new LinkedHashMap<>();
        audiences.forEach(audience -> groups.computeIfAbsent(
                        new Shared(audience.admission(), audience.contactable()), key -> new ArrayList<>())
                .add(audience));
        Map<Audience, AudienceCounts> counts = new IdentityHashMap<>();
        groups.forEach((shared, group) -> count(shared, group, counts));
        return audiences.stream()
                .map(audience -> new Counted(audience, Objects.requireNonNull(counts.get(audience))))
                .toList();
    }

    private void count(Shared shared, List<Audience> group, Map<Audience, AudienceCounts> counts) {
        long cells = (countries.size() + 1L) * (shared.admission.first().size() + 2L) * 3;
        if (cells > MOST_CELLS || persons == 0) {
            group.forEach(audience -> counts.put(audience, audience.counts(byCountry)));
            return;
        }
        CellCounts counting = CellCounts.over(
                ofCountries(),
                gate(shared.admission),
                contacts.computeIfAbsent(
                        shared.contactable, contactable -> Codes.of(List.of("yes"), List.of(contactable), persons)));
        List<long[]> all = counting.each(group.stream().map(Audience::matching).toList());
        for (int i = 0; i < group.size(); i++) {
            counts.put(group.get(i), new Cells(counting, all.get(i), shared.admission).counts(group.get(i)));
        }
    }

    private Codes ofCountries() {
        if (ofCountries.isEmpty()) {
            ofCountries.add(Codes.of(countries, List.copyOf(byCountry.values()), persons));
        }
        return ofCountries.get(0);
    }

    /** The eligible first, then a level for each rule. */
    private Codes gate(Admission admission) {
        List<String> labels = new ArrayList<>(List.of("eligible"));
        List<RoaringBitmap> sets = new ArrayList<>(List.of(admission.allowed()));
        admission.first().forEach((rule, out) -> {
            labels.add(rule);
            sets.add(out);
        });
        return Codes.of(labels, sets, persons);
    }

    /** One audience's counts by cell. */
    private final class Cells {
        private final CellCounts counting;
        private final long[] cells;
        private final List<String> rules;

        Cells(CellCounts counting, long[] cells, Admission admission) {
            this.counting = counting;
            this.cells = cells;
            this.rules = List.copyOf(admission.first().keySet());
        }

        AudienceCounts counts(Audience audience) {
            long[][] here = new long[countries.size()][3];
            long[] total = new long[3];
            long[] out = new long[rules.size()];
            for (int cell = 0; cell < cells.length; cell++) {
                if (cells[cell] == 0) {
                    continue;
                }
                int gate = counting.level(cell, 1);
                long eligible = gate == 0 ? cells[cell] : 0;
                long reachable = counting.level(cell, 2) == 0 ? eligible : 0;
                add(total, cells[cell], eligible, reachable);
                int country = counting.level(cell, 0);
                if (country != Codes.MISSING) {
                    add(here[country], cells[cell], eligible, reachable);
                }
                if (gate > 0) {
                    out[gate - 1] += cells[cell];
                }
            }
            return counts(audience, total, out, here);
        }

        private AudienceCounts counts(Audience audience, long[] total, long[] out, long[][] here) {
            List<Excluded> excluded = new ArrayList<>();
            for (int rule = 0; rule < out.length; rule++) {
                if (out[rule] > 0) {
                    excluded.add(new Excluded(rules.get(rule), out[rule]));
                }
            }
            Map<String, CountryCounts> byCountry = new TreeMap<>();
            for (int i = 0; i < here.length; i++) {
                if (here[i][0] > 0) {
                    byCountry.put(countries.get(i), new CountryCounts(here[i][0], here[i][1], here[i][2]));
                }
            }
            return new AudienceCounts(
                    audience.segment().id(),
                    audience.segment().digest(),
                    total[0],
                    total[1],
                    total[2],
                    excluded,
                    byCountry);
        }

        private static void add(long[] to, long... numbers) {
            Arrays.setAll(to, i -> to[i] + numbers[i]);
        }
    }
}

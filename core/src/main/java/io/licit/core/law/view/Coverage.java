package io.licit.core.law.view;

import io.licit.core.law.Family;
import io.licit.core.law.Pack;
import io.licit.core.law.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much of the law that packs carry is acted on, and by whom.
 *
 * @param packs a tally of each, by jurisdiction, family and id
 */
public record Coverage(List<PackTally> packs) {
    public Coverage {
        packs = List.copyOf(packs);
    }

    /** One pack's share. */
    public record PackTally(Pack pack, Tally tally) {}

    /** The packs of one jurisdiction and family. */
    public record Row(String jurisdiction, Family family, List<String> packs, Tally tally) {
        public Row {
            packs = List.copyOf(packs);
        }
    }

    /**
     * Of these packs.
     *
     * @param day rules that may bind, but not on that day, are counted apart; empty counts every day alike
     */
    public static Coverage of(Collection<Pack> packs, Optional<LocalDate> day) {
        Set<String> actedOn = new HashSet<>();
        for (Pack pack : packs) {
            for (Rule rule : pack.rules()) {
                if (Treatment.of(rule).acts()
                        && day.filter(date -> !rule.inForce(date)).isEmpty()) {
                    actedOn.add(fact(rule));
                }
            }
        }
        return new Coverage(packs.stream()
                .sorted(Comparator.comparing(Pack::jurisdiction)
                        .thenComparing(Pack::family)
                        .thenComparing(Pack::id))
                .map(pack -> new PackTally(pack, tally(pack, day, actedOn)))
                .toList());
    }

    /** By jurisdiction, then family. */
    public List<Row> rows() {
        Map<String, Map<Family, List<PackTally>>> grouped = new TreeMap<>();
        for (PackTally one : packs) {
            grouped.computeIfAbsent(one.pack().jurisdiction(), key -> new TreeMap<>())
                    .computeIfAbsent(one.pack().family(), key -> new ArrayList<>())
                    .add(one);
        }
        List<Row> rows = new ArrayList<>();
        grouped.forEach((jurisdiction, families) -> families.forEach(
                (family, tallies) -> rows.add(new Row(jurisdiction, family, ids(tallies), sum(tallies)))));
        return rows;
    }

    /** By family over all jurisdictions, in the order of {@link Family}. */
    public Map<Family, List<PackTally>> families() {
        Map<Family, List<PackTally>> families = new TreeMap<>();
        packs.forEach(one -> families.computeIfAbsent(one.pack().family(), key -> new ArrayList<>())
                .add(one));
        return families;
    }

    public Tally total() {
        return sum(packs);
    }

    /** Packs that state no family. */
    public List<Pack> undeclared() {
        return packs.stream()
                .map(PackTally::pack)
                .filter(pack -> pack.declared().isEmpty())
                .toList();
    }

    public static Tally sum(Collection<PackTally> tallies) {
        return tallies.stream().map(PackTally::tally).reduce(Tally.NONE, Tally::plus);
    }

    private static List<String> ids(List<PackTally> tallies) {
        return tallies.stream().map(one -> one.pack().id()).toList();
    }

    private static Tally tally(Pack pack, Optional<LocalDate> day, Set<String> actedOn) {
        Tally tally = Tally.ofReview(pack.reviewed());
        for (Rule rule : pack.rules()) {
            tally = tally.with(rule, day, actedOn.contains(fact(rule)));
        }
        return tally;
    }

    /** What one fact of law became may be several rules. */
    private static String fact(Rule rule) {
        return rule.fact().orElse(rule.id());
    }
}

package io.licit.server.view;

import io.licit.fairness.disclosure.Disclosure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Parts of numbers that are told elsewhere, as they may be told: neither a part of few persons nor one that few of the
 * whole are missing from is shown, or can be computed from the sum of all parts.
 *
 * @param shown the largest first; parts of nobody are not there
 * @param others what is put together; empty where nothing is
 */
public record Portions(List<Portion> shown, Optional<Others> others) {
    public Portions {
        shown = List.copyOf(shown);
    }

    /** @param whole the number that is told elsewhere */
    public record Portion(String name, long whole, long part) {
        private boolean isFew(long minimum) {
            return Disclosure.small(part, minimum) || Disclosure.small(whole - part, minimum);
        }
    }

    /** @param count of the portions */
    public record Others(int count, long part) {}

    /** @param minimum persons that a count must be of to leave; 1 lets all leave */
    public static Portions of(List<Portion> all, long minimum) {
        List<Portion> shown =
                new ArrayList<>(all.stream().filter(one -> one.part() > 0).toList());
        shown.sort(Comparator.comparingLong(Portion::part).reversed().thenComparing(Portion::name));
        List<Portion> hidden =
                new ArrayList<>(shown.stream().filter(one -> one.isFew(minimum)).toList());
        shown.removeAll(hidden);
        while (!hidden.isEmpty()
                && !shown.isEmpty()
                && (hidden.size() < 2 || sum(hidden).isFew(minimum))) {
            hidden.add(shown.remove(shown.size() - 1));
        }
        return new Portions(
                shown,
                hidden.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Others(hidden.size(), sum(hidden).part())));
    }

    private static Portion sum(List<Portion> all) {
        return new Portion(
                "",
                all.stream().mapToLong(Portion::whole).sum(),
                all.stream().mapToLong(Portion::part).sum());
    }
}

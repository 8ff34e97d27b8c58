package io.licit.core.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every pack there is, with the maps that packs refer to; ask it for the law of a day.
 *
 * @param packs the shipped ones, then the workspace's own
 * @param own the workspace's own: they add rules, and make no unknown place a known one
 */
public record LawBook(Jurisdictions jurisdictions, Categories categories, List<Pack> packs, List<Pack> own) {
    public LawBook {
        packs = List.copyOf(packs);
        own = List.copyOf(own);
    }

    /** A book of shipped packs alone. */
    LawBook(Jurisdictions jurisdictions, Categories categories, List<Pack> packs) {
        this(jurisdictions, categories, packs, List.of());
    }

    public Law inForce(LocalDate day) {
        return new Law(this, day);
    }

    /** The book with a workspace's own packs behind the shipped ones. */
    public LawBook with(List<Pack> more) {
        return new LawBook(jurisdictions, categories, joined(packs, more), joined(own, more));
    }

    private static List<Pack> joined(List<Pack> some, List<Pack> more) {
        List<Pack> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    public List<Rule> rules() {
        return packs.stream().flatMap(pack -> pack.rules().stream()).toList();
    }

    public Optional<Rule> rule(String id) {
        return rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    public Optional<Pack> pack(String id) {
        return packs.stream().filter(pack -> pack.id().equals(id)).findFirst();
    }
}

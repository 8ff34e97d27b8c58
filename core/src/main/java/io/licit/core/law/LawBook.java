package io.licit.core.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every pack there is, with the maps that packs refer to; ask it for the law of a day. */
public record LawBook(Jurisdictions jurisdictions, Categories categories, List<Pack> packs) {
    public LawBook {
        packs = List.copyOf(packs);
    }

    public Law inForce(LocalDate day) {
        return new Law(this, day);
    }

    /** The book with a workspace's own packs behind the shipped ones. */
    public LawBook with(List<Pack> more) {
        List<Pack> all = new ArrayList<>(packs);
        all.addAll(more);
        return new LawBook(jurisdictions, categories, all);
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

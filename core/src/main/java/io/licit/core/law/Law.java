package io.licit.core.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The law in force on a day: the rules of all packs that bind then, and which of them apply to a use at a place.
 *
 * <p>Packs combine by conjunction. A rule takes away from that only by name: it replaces another, or relieves of one, and
 * only where it reaches for certain.
 */
public final class Law {
    private final LawBook book;
    private final LocalDate day;
    private final List<Rule> rules;
    private final Map<String, Integer> ranks;
    private final Set<String> knownCountries;
    private final List<List<Place>> placeClasses;
    private final Map<Place, List<Reaching>> byPlace = new ConcurrentHashMap<>();

    Law(LawBook book, LocalDate day) {
        this.book = book;
        this.day = day;
        List<Rule> inForce = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (Pack pack : book.packs()) {
            for (Rule rule : pack.rules()) {
                if (rule.inForce(day)) {
                    inForce.add(rule);
                    if (!pack.jurisdiction().equals(Jurisdictions.WORLD)
                            && !book.own().contains(pack)) {
                        known.addAll(jurisdictions().countriesOf(pack.jurisdiction()));
                    }
                }
            }
        }
        inForce.sort(order());
        this.rules = List.copyOf(inForce);
        Map<String, Integer> ranked = new HashMap<>();
        rules.forEach(rule -> ranked.put(rule.id(), ranked.size()));
        this.ranks = Map.copyOf(ranked);
        this.knownCountries = Collections.unmodifiableSet(known);
        this.placeClasses = classes();
    }

    public LocalDate day() {
        return day;
    }

    public Jurisdictions jurisdictions() {
        return book.jurisdictions();
    }

    public Categories categories() {
        return book.categories();
    }

    /** Every rule in force, in the fixed order of reasons: stage, then the narrower jurisdiction, then id. */
    public List<Rule> rules() {
        return rules;
    }

    /** The place of a rule in {@link #rules}. */
    public int rank(Rule rule) {
        Integer rank = ranks.get(rule.id());
        if (rank == null) {
            throw new IllegalArgumentException("not in force: " + rule.id());
        }
        return rank;
    }

    /** The countries that some pack in force speaks of; every other one is an unknown place. */
    public Set<String> knownCountries() {
        return knownCountries;
    }

    public Place place(String country, String region) {
        return jurisdictions().place(country, region, knownCountries);
    }

    /** The place that a workspace assumes for persons of unknown place: a country, or a subdivision such as US-CA. */
    public Place assumed(String jurisdiction) {
        boolean isRegion = jurisdiction.length() > 2;
        return place(isRegion ? jurisdiction.substring(0, 2) : jurisdiction, isRegion ? jurisdiction : "");
    }

    public Set<Place> places() {
        return jurisdictions().places(knownCountries);
    }

    /**
     * The places put together that the same rules reach in the same way; every rule's answer to {@link #at} is the same
     * for all of a class.
     */
    public List<List<Place>> placeClasses() {
        return placeClasses;
    }

    private List<List<Place>> classes() {
        List<String> packs = rules.stream().map(Rule::jurisdiction).distinct().toList();
        Map<List<Boolean>, List<Place>> byReach = new LinkedHashMap<>();
        for (Place place : places()) {
            List<Boolean> reach = new ArrayList<>();
            for (String pack : packs) {
                reach.add(jurisdictions().mayReach(pack, place));
                reach.add(jurisdictions().surelyReaches(pack, place));
            }
            byReach.computeIfAbsent(reach, key -> new ArrayList<>()).add(place);
        }
        return List.copyOf(byReach.values());
    }

    /** The rules that apply to the use for a person of that place, replaced ones left out, in the fixed order. */
    public List<Rule> at(Place place, UseFacts use) {
        return of(use).at(place);
    }

    /** The law as far as it is of one use, for who asks at many places. */
    public OfUse of(UseFacts use) {
        return new OfUse(use);
    }

    /** What each rule's conditions come to depends on the use alone, and is found once. For one thread. */
    public final class OfUse {
        private final UseFacts use;
        private final BitSet asked = new BitSet();
        private final BitSet mayHold = new BitSet();

        private OfUse(UseFacts use) {
            this.use = use;
        }

        /** As {@link Law#at}. */
        public List<Rule> at(Place place) {
            List<Rule> applying = new ArrayList<>();
            Set<String> replaced = new HashSet<>();
            for (Reaching reaching : reaching(place)) {
                Rule rule = reaching.rule();
                if (mayHold(reaching)) {
                    applying.add(rule);
                    // A waived rule takes nothing away, so that a waiver is of the rule that it names and no other.
                    if (reaching.surely()
                            && !rule.replaces().isEmpty()
                            && !use.waived().contains(rule.id())
                            && rule.when().surelyHolds(use)) {
                        replaced.addAll(rule.replaces());
                    }
                }
            }
            if (!replaced.isEmpty() || !use.waived().isEmpty()) {
                applying.removeIf(
                        rule -> replaced.contains(rule.id()) || use.waived().contains(rule.id()));
            }
            return applying;
        }

        private boolean mayHold(Reaching reaching) {
            if (!asked.get(reaching.rank())) {
                asked.set(reaching.rank());
                mayHold.set(reaching.rank(), reaching.rule().when().mayHold(use));
            }
            return mayHold.get(reaching.rank());
        }
    }

    /**
     * @param rank of the rule in {@link #rules}
     * @param surely whether it reaches the place for certain, and not only in doubt
     */
    private record Reaching(int rank, Rule rule, boolean surely) {}

    /** The rules that may reach a place; asked for every use of every segment, and found once. */
    private List<Reaching> reaching(Place place) {
        return byPlace.computeIfAbsent(place, this::found);
    }

    private List<Reaching> found(Place place) {
        Map<String, Boolean> mayReach = new HashMap<>();
        List<Reaching> reaching = new ArrayList<>();
        for (int rank = 0; rank < rules.size(); rank++) {
            Rule rule = rules.get(rank);
            String of = rule.jurisdiction();
            if (mayReach.computeIfAbsent(of, name -> jurisdictions().mayReach(name, place))) {
                reaching.add(new Reaching(rank, rule, jurisdictions().surelyReaches(of, place)));
            }
        }
        return List.copyOf(reaching);
    }

    /** The rules among those that apply that relieve of {@code relieved}, and do so for certain. */
    public List<Rule> relieving(Rule relieved, Place place, UseFacts use, Collection<Rule> applying) {
        return applying.stream()
                .filter(rule -> rule.effect() instanceof Effect.SoftOptIn soft
                        && soft.relieves().contains(relieved.id())
                        && rule.when().surelyHolds(use)
                        && jurisdictions().surelyReaches(rule.jurisdiction(), place))
                .toList();
    }

    /**
     * The duties of a kind that may bind at a place, with their terms, in the fixed order: deadlines for requests, hours
     * for messages. For whom they apply in particular, {@link #at} tells.
     */
    public <T extends Effect.Terms> Map<Rule, T> terms(Place place, Class<T> kind) {
        Map<Rule, T> found = new LinkedHashMap<>();
        for (Rule rule : rules) {
            if (rule.effect() instanceof Effect.Duty duty
                    && kind.isInstance(duty.terms())
                    && jurisdictions().mayReach(rule.jurisdiction(), place)) {
                found.put(rule, kind.cast(duty.terms()));
            }
        }
        return found;
    }

    private Comparator<Rule> order() {
        return Comparator.comparingInt(
                        (Rule rule) -> rule.effect().stage().map(Enum::ordinal).orElse(Integer.MAX_VALUE))
                .thenComparingInt(rule -> jurisdictions().breadth(rule.jurisdiction()))
                .thenComparing(Rule::id);
    }
}

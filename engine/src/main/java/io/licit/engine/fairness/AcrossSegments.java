package io.licit.engine.fairness;

import io.licit.core.catalogue.OfferKind;
import io.licit.core.catalogue.Recipient;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.check.Together;
import io.licit.core.workspace.Campaign;
import io.licit.engine.bits.Codes;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupCounts;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Judgement;
import io.licit.fairness.group.Question;
import io.licit.fairness.report.Across;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/** What the segments of an inquiry do together: who is offered what, whom none reaches, and what combinations tell. */
public final class AcrossSegments {
    /** The set that a result on persons without any audience is called by. */
    public static final String UNREACHED = "in no audience";

    private final Audit.Results results;
    private final Checker.Checked checked;
    private final long least;
    private final Map<String, RoaringBitmap> audiences = new TreeMap<>();

    private AcrossSegments(Audit.Results results, Checker.Checked checked, long least) {
        this.results = results;
        this.checked = checked;
        this.least = least;
        results.inquiry()
                .subjects()
                .forEach(subject ->
                        audiences.put(subject.id(), results.population().audience(subject.id())));
    }

    /**
     * @param results of a gated inquiry
     * @param campaigns of the workspace; those on other segments play no part
     * @param minimum persons that a combination of audiences must have
     * @param isWhole whether nothing is withheld
     */
    public static Across of(
            Audit.Results results,
            Checker.Checked checked,
            Collection<Campaign> campaigns,
            long minimum,
            boolean isWhole) {
        long least = isWhole ? 1 : results.inquiry().minimum();
        AcrossSegments made = new AcrossSegments(results, checked, least);
        return new Across(made.offers(campaigns), made.unreached(), made.singledOut(minimum), made.unions());
    }

    /** Every offer with a worth, the best first, each with whoever receives it or a better one; then those without. */
    private List<Across.Share> offers(Collection<Campaign> campaigns) {
        Map<Across.Offer, RoaringBitmap> receiving = new LinkedHashMap<>();
        RoaringBitmap better = new RoaringBitmap();
        List<Campaign> ranked = campaigns.stream()
                .filter(campaign -> audiences.containsKey(campaign.segment()))
                .filter(campaign -> offersSomething(campaign) && worth(campaign).isPresent())
                .sorted(Comparator.comparing(
                                (Campaign campaign) -> worth(campaign).orElse(BigDecimal.ZERO))
                        .reversed()
                        .thenComparing(Campaign::id))
                .toList();
        for (int i = 0; i < ranked.size(); i++) {
            better = RoaringBitmap.or(better, audience(ranked.get(i)));
            BigDecimal worth = worth(ranked.get(i)).orElse(BigDecimal.ZERO);
            boolean last = i + 1 == ranked.size()
                    || worth(ranked.get(i + 1)).orElse(BigDecimal.ZERO).compareTo(worth) != 0;
            if (last) {
                receiving.put(Across.Offer.ofWorth(worth.toPlainString()), better);
            }
        }
        campaigns.stream()
                .filter(campaign -> audiences.containsKey(campaign.segment()))
                .filter(campaign -> worth(campaign).isEmpty() && offersSomething(campaign))
                .forEach(campaign -> receiving.put(Across.Offer.of(campaign.id()), audience(campaign)));
        List<Across.Share> shares = new ArrayList<>();
        receiving.forEach((offer, persons) -> shares.addAll(shares(offer, persons)));
        return shares;
    }

    private static Optional<BigDecimal> worth(Campaign campaign) {
        return campaign.offer().flatMap(Campaign.Offer::worth).filter(worth -> worth.signum() > 0);
    }

    private static boolean offersSomething(Campaign campaign) {
        return campaign.offer()
                .filter(offer -> offer.kind() != OfferKind.NONE && offer.kind() != OfferKind.SURCHARGE)
                .isPresent();
    }

    private RoaringBitmap audience(Campaign campaign) {
        return audiences.getOrDefault(campaign.segment(), new RoaringBitmap());
    }

    private List<Across.Share> shares(Across.Offer offer, RoaringBitmap persons) {
        List<Across.Share> shares = new ArrayList<>();
        for (CharacteristicResult result : judged(persons, offer.words(), Direction.BENEFIT)) {
            boolean hidden = missesFew(result.missing().count());
            for (GroupResult group : result.groups()) {
                shares.add(new Across.Share(
                        result.name(),
                        group.value(),
                        offer,
                        hidden ? -1 : (long) group.persons(),
                        hidden ? -1 : (long) group.selected(),
                        hidden ? Double.NaN : group.air().orElse(Double.NaN),
                        group.verdict()));
            }
        }
        return shares;
    }

    /** Those who are not known have no row of their own, but are what is left of everybody. */
    private boolean missesFew(Count missing) {
        return Stream.of(missing.persons(), missing.selected(), missing.persons() - missing.selected())
                .anyMatch(count -> count > 0 && count < least);
    }

    private List<CharacteristicResult> judged(RoaringBitmap persons, String set, Direction direction) {
        List<CharacteristicResult> all = new ArrayList<>();
        for (Map.Entry<String, Codes> entry : results.codes().entrySet()) {
            GroupTables table = new GroupTables(Map.of(entry.getKey(), entry.getValue()), 1);
            for (GroupCounts counts : table.of(List.of(persons)).get(0)) {
                all.add(Judgement.of(counts, new Question(set, direction, results.thresholds(), Optional.empty())));
            }
        }
        return all;
    }

    /** To be in no audience is a burden: the group that is so most often is the one that is left aside. */
    private List<CharacteristicResult> unreached() {
        RoaringBitmap nobody =
                RoaringBitmap.bitmapOfRange(0, results.population().persons());
        audiences.values().forEach(nobody::andNot);
        return judged(nobody, UNREACHED, Direction.BURDEN);
    }

    private List<Across.Combination> singledOut(long minimum) {
        List<Across.Combination> found = new ArrayList<>();
        List<String> ids = List.copyOf(audiences.keySet());
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                combinations(ids.get(i), ids.get(j), minimum, found);
            }
        }
        return found;
    }

    private void combinations(String first, String second, long minimum, List<Across.Combination> found) {
        RoaringBitmap one = audiences.getOrDefault(first, new RoaringBitmap());
        RoaringBitmap other = audiences.getOrDefault(second, new RoaringBitmap());
        long both = RoaringBitmap.andCardinality(one, other);
        add(first, "and", second, both, minimum, found);
        // Of two audiences that share nobody, the difference is the audience itself, of which `run` tells.
        if (both > 0) {
            add(first, "without", second, one.getLongCardinality() - both, minimum, found);
            add(second, "without", first, other.getLongCardinality() - both, minimum, found);
        }
    }

    private static void add(
            String first, String operation, String second, long persons, long minimum, List<Across.Combination> found) {
        if (persons > 0 && persons < minimum) {
            found.add(new Across.Combination(first, operation, second, persons));
        }
    }

    /** Pairs of segments for one recipient that together read what a rule keeps from each of them. */
    private List<Across.Union> unions() {
        Map<Recipient, List<String>> byRecipient = new TreeMap<>();
        audiences.keySet().forEach(id -> {
            Segment segment = checked.segments().get(id);
            if (segment != null) {
                byRecipient
                        .computeIfAbsent(segment.definition().use().recipient(), any -> new ArrayList<>())
                        .add(id);
            }
        });
        byRecipient.remove(Recipient.OWN);
        List<Across.Union> found = new ArrayList<>();
        byRecipient.forEach((recipient, ids) -> {
            for (int i = 0; i < ids.size(); i++) {
                for (int j = i + 1; j < ids.size(); j++) {
                    union(recipient, ids.get(i), ids.get(j)).ifPresent(found::add);
                }
            }
        });
        return found;
    }

    private Optional<Across.Union> union(Recipient recipient, String first, String second) {
        long persons = RoaringBitmap.andCardinality(
                audiences.getOrDefault(first, new RoaringBitmap()),
                audiences.getOrDefault(second, new RoaringBitmap()));
        if (persons == 0) {
            return Optional.empty();
        }
        List<String> rules = Together.of(checked, List.of(first, second));
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(new Across.Union(recipient.word(), List.of(first, second), rules, persons));
    }
}

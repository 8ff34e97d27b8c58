package io.licit.engine;

import io.licit.engine.bits.Codes;
import io.licit.engine.bits.Probabilities;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * All persons of a warehouse as sets and small codes, by their dense numbers: the memberships of a plan's segments, and
 * what was asked besides. All that is counted on it is the same for every engine.
 *
 * <p>Sets and arrays are not to be changed by whoever gets them.
 */
public final class Population {
    private final int persons;
    private final Map<String, Audience> audiences;
    private final Map<String, RoaringBitmap> truths;
    private final Map<String, Optional<Codes>> codes;
    private final Map<String, double[]> numbers;
    private final Map<String, List<Double>> quantiles;

    /**
     * What is wanted, by keys of the caller's choice.
     *
     * @param asks answered in their order, so that the same request always runs the same statements
     */
    public record Request(Map<String, Ask> asks) {
        public Request {
            asks = Collections.unmodifiableMap(new LinkedHashMap<>(asks));
        }

        /** Memberships alone. */
        public static Request none() {
            return new Request(Map.of());
        }
    }

    Population(
            int persons,
            Map<String, Audience> audiences,
            Map<String, RoaringBitmap> truths,
            Map<String, Optional<Codes>> codes,
            Map<String, double[]> numbers,
            Map<String, List<Double>> quantiles) {
        this.persons = persons;
        this.audiences = audiences;
        this.truths = truths;
        this.codes = codes;
        this.numbers = numbers;
        this.quantiles = quantiles;
    }

    public int persons() {
        return persons;
    }

    /** Whom the condition of a segment that the plan asks for is true of. */
    public RoaringBitmap matching(String segment) {
        return of(audiences, segment).matching();
    }

    /** The eligible of them. */
    public RoaringBitmap audience(String segment) {
        return of(audiences, segment).eligible();
    }

    /** Those of the eligible who have a contact point for one of the segment's channels. */
    public RoaringBitmap reachable(String segment) {
        return of(audiences, segment).reachable();
    }

    /** Answers {@link Ask.Holds} and {@link Ask.Responded}. */
    public RoaringBitmap truth(String key) {
        return of(truths, key);
    }

    /** Answers every ask for codes; empty where there are too many values to tell apart, which the caller is to say. */
    public Optional<Codes> codes(String key) {
        return of(codes, key);
    }

    /** Answers {@link Ask.Numbers}: by person, NaN for null. */
    public double[] numbers(String key) {
        return of(numbers, key);
    }

    /** Answers {@link Ask.Quantiles}: distinct, ascending; none where nobody has a number. */
    public List<Double> quantiles(String key) {
        return of(quantiles, key);
    }

    /**
     * A characteristic that is given as probabilities.
     *
     * @param keys of numbers, by group; iterated in the order that the groups are to have
     */
    public Probabilities probabilities(Map<String, String> keys) {
        return Probabilities.of(
                List.copyOf(keys.keySet()),
                keys.values().stream().map(this::numbers).toList());
    }

    private static <T> T of(Map<String, T> all, String key) {
        T found = all.get(key);
        if (found == null) {
            throw new IllegalArgumentException("not asked for: " + key);
        }
        return found;
    }
}

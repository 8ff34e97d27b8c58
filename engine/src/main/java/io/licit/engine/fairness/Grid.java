package io.licit.engine.fairness;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a threshold may be moved to: the values that persons have where these are few, else quantiles of them, written as
 * an author would write them.
 */
final class Grid {
    /** Digits of a threshold that is no whole number: the fourth changes hardly anybody. */
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private Grid() {}

    /**
     * At most so many numbers, rising, none of them {@code at}.
     *
     * @param all values of persons, of which those that are finite are looked at
     */
    static List<BigDecimal> of(Distribution all, BigDecimal at, int most) {
        Distribution known = all.finite();
        if (known.persons() == 0) {
            return List.of();
        }
        double[] distinct = known.values();
        TreeSet<BigDecimal> grid = new TreeSet<>();
        if (distinct.length <= most + 1) {
            Arrays.stream(distinct).forEach(value -> grid.add(exact(value)));
        } else {
            for (int i = 1; i <= most; i++) {
                grid.add(written(known.at((int) ((long) i * (known.persons() - 1) / (most + 1)))));
            }
            near(distinct, at, most / 2).forEach((value, any) -> grid.add(written(value)));
        }
        grid.removeIf(value -> value.compareTo(at) == 0);
        while (grid.size() > most) {
            grid.remove(furthest(grid, at));
        }
        return List.copyOf(grid);
    }

    /** The nearest values on both sides, since what lies near costs least. */
    private static Map<Double, Boolean> near(double[] distinct, BigDecimal at, int most) {
        Map<Double, Boolean> near = new TreeMap<>();
        int place = Arrays.binarySearch(distinct, at.doubleValue());
        int middle = place < 0 ? -place - 1 : place;
        for (int i = Math.max(0, middle - most / 2); i < Math.min(distinct.length, middle + most / 2 + 1); i++) {
            near.put(distinct[i], true);
        }
        return near;
    }

    private static BigDecimal furthest(TreeSet<BigDecimal> grid, BigDecimal at) {
        BigDecimal low = at.subtract(grid.first());
        BigDecimal high = grid.last().subtract(at);
        return low.compareTo(high) > 0 ? grid.first() : grid.last();
    }

    private static BigDecimal exact(double value) {
        BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static BigDecimal written(double value) {
        BigDecimal number = exact(value);
        if (number.scale() <= 0) {
            return number;
        }
        BigDecimal rounded = number.round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}

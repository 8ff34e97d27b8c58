package io.licit.fairness.disclosure;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/** The oracle: what can be computed from sums, by elimination over fractions of whole numbers of any size. */
final class Exact {
    private record Fraction(BigInteger over, BigInteger under) {
        static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

        Fraction reduced() {
            BigInteger common = over.gcd(under);
            BigInteger sign = BigInteger.valueOf(under.signum());
            return new Fraction(
                    over.divide(common).multiply(sign), under.divide(common).multiply(sign));
        }

        Fraction minus(Fraction other) {
            return new Fraction(
                            over.multiply(other.under).subtract(other.over.multiply(under)),
                            under.multiply(other.under))
                    .reduced();
        }

        Fraction times(Fraction other) {
            return new Fraction(over.multiply(other.over), under.multiply(other.under)).reduced();
        }

        Fraction inverse() {
            return new Fraction(under, over).reduced();
        }
    }

    private final Map<Integer, TreeMap<Integer, Fraction>> rows = new TreeMap<>();

    boolean determines(int[] sum) {
        return remainder(sum).isEmpty();
    }

    void add(int[] sum) {
        TreeMap<Integer, Fraction> rest = remainder(sum);
        if (!rest.isEmpty()) {
            Fraction inverse = rest.firstEntry().getValue().inverse();
            rest.replaceAll((column, value) -> value.times(inverse));
            rows.put(rest.firstKey(), rest);
        }
    }

    private TreeMap<Integer, Fraction> remainder(int[] sum) {
        TreeMap<Integer, Fraction> rest = new TreeMap<>();
        for (int column : sum) {
            rest.put(column, Fraction.ONE);
        }
        Integer at = rest.isEmpty() ? null : rest.firstKey();
        while (at != null) {
            Fraction factor = rest.get(at);
            TreeMap<Integer, Fraction> row = rows.get(at);
            if (row != null && factor != null) {
                row.forEach((column, value) -> {
                    Fraction before = rest.getOrDefault(column, new Fraction(BigInteger.ZERO, BigInteger.ONE));
                    Fraction after = before.minus(value.times(factor));
                    if (after.over.signum() == 0) {
                        rest.remove(column);
                    } else {
                        rest.put(column, after);
                    }
                });
            }
            at = rest.higherKey(at);
        }
        return rest;
    }
}

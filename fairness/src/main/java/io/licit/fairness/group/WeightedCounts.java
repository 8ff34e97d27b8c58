package io.licit.fairness.group;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Sums over persons of whom only the chance is known that they are of a group: what a proxy such as a surname or a place
 * gives. With {@code p_g} a person's chance of group g and {@code y} 1 for whoever is selected, else 0:
 *
 * @param groups by name, in the order in which they are to be shown
 * @param persons by group, the sum of {@code p_g}
 * @param selected by group, the sum of {@code p_g y}
 * @param products {@code [g][h]}, the sum of {@code p_g p_h}; symmetric
 * @param selectedProducts {@code [g][h]}, the sum of {@code p_g p_h y}; symmetric
 * @param missing persons of whom no chance is known
 */
public record WeightedCounts(
        String characteristic,
        List<String> groups,
        double[] persons,
        double[] selected,
        double[][] products,
        double[][] selectedProducts,
        Count missing) {
    public WeightedCounts {
        groups = List.copyOf(groups);
        int size = groups.size();
        boolean square = Stream.of(products, selectedProducts)
                .allMatch(matrix -> matrix.length == size && Stream.of(matrix).allMatch(row -> row.length == size));
        if (persons.length != size || selected.length != size || !square) {
            throw new IllegalArgumentException("not of " + size + " groups");
        }
        boolean sums = Stream.concat(
                        Stream.of(persons, selected),
                        Stream.of(products, selectedProducts).flatMap(Stream::of))
                .flatMapToDouble(DoubleStream::of)
                .allMatch(sum -> sum >= 0 && sum < Double.POSITIVE_INFINITY);
        if (!sums) {
            throw new IllegalArgumentException("a sum of chances is below zero or no number");
        }
    }
}

package io.licit.engine.fairness;

import io.licit.core.segment.Expr;
import io.licit.engine.Population;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers of persons and how they are distributed, which is found out once for all segments. */
final class Numbers {
    private final Population population;
    private final Map<String, Distribution> distributions = new ConcurrentHashMap<>();

    Numbers(Population population) {
        this.population = population;
    }

    /** By person, NaN where unknown; what was asked for. */
    double[] of(Expr number) {
        return population.numbers(Asks.number(number));
    }

    Distribution distribution(Expr number) {
        return distributions.computeIfAbsent(Asks.number(number), key -> Distribution.of(population.numbers(key)));
    }
}

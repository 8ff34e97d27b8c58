package io.licit.engine.fairness;

import io.licit.core.check.Characteristic;
import io.licit.engine.Population;
import io.licit.engine.bits.Probabilities;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.Question;
import io.licit.fairness.group.Thresholds;
import io.licit.fairness.group.Weighted;
import io.licit.fairness.group.WeightedCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** Characteristics that are given as the probability of each group. */
final class Estimates {
    private final Map<String, Probabilities> known = new LinkedHashMap<>();

    Estimates(Inquiry inquiry, Population population) {
        for (Characteristic characteristic : inquiry.characteristics()) {
            if (characteristic instanceof Characteristic.Probabilities given) {
                Map<String, String> keys = new LinkedHashMap<>();
                given.columns().keySet().forEach(group -> keys.put(group, Asks.probability(given.name(), group)));
                known.put(given.name(), population.probabilities(keys));
            }
        }
    }

    List<CharacteristicResult> of(Subject subject, Judged judged, RoaringBitmap persons, Thresholds thresholds) {
        List<CharacteristicResult> results = new ArrayList<>();
        known.forEach((name, probabilities) -> results.add(Weighted.of(
                counts(name, probabilities, persons),
                new Question(
                        judged.word(),
                        subject.direction(),
                        thresholds,
                        Optional.ofNullable(subject.terms().reference().get(name))))));
        return results;
    }

    private static WeightedCounts counts(String name, Probabilities probabilities, RoaringBitmap persons) {
        Probabilities.Sums all = probabilities.everybody();
        Probabilities.Sums inside = probabilities.split(persons).inside();
        RoaringBitmap missing = probabilities.missing();
        return new WeightedCounts(
                name,
                probabilities.groups(),
                all.sums(),
                inside.sums(),
                all.products(),
                inside.products(),
                new Count(missing.getLongCardinality(), RoaringBitmap.andCardinality(missing, persons)));
    }
}

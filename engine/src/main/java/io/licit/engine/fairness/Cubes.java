package io.licit.engine.fairness;

import io.licit.core.segment.Canonical;
import io.licit.engine.bits.Codes;
import io.licit.engine.bits.Masks;
import io.licit.fairness.cause.Attribution;
import io.licit.fairness.cause.Cause;
import io.licit.fairness.cause.Cube;
import io.licit.fairness.cause.Formula;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.proxy.ProxyUse;
import io.licit.fairness.proxy.ProxyUses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/** The condition cubes of a segment, one for each characteristic, and what is read from them. */
final class Cubes {
    private final Map<String, Codes> characteristics;
    private final Masks masks;
    private final Map<Codes, Cube> cubes = new IdentityHashMap<>();
    private final Formula formula;
    private final List<String> texts;

    /** @param literals who each is true of, by number; of a segment whose literals could be told apart */
    Cubes(Subject subject, List<RoaringBitmap> literals, int persons, Map<String, Codes> characteristics) {
        this.characteristics = characteristics;
        this.masks = Masks.of(literals, persons);
        var taken = subject.literals().orElseThrow();
        this.formula = Subject.formula(taken.shape());
        this.texts = taken.literals().stream().map(Canonical::text).toList();
    }

    Masks masks() {
        return masks;
    }

    /** Each is asked for twice: for the causes and for the use of proxies. */
    private Cube cube(Codes codes) {
        return cubes.computeIfAbsent(codes, this::counted);
    }

    private Cube counted(Codes codes) {
        int groups = codes.levels();
        List<Cube.Cell> cells = masks.cube(codes).stream()
                .map(cell -> new Cube.Cell(cell.mask(), Arrays.copyOf(cell.persons(), groups)))
                .filter(cell -> Arrays.stream(cell.persons()).sum() > 0)
                .toList();
        return new Cube(formula, texts, codes.labels(), cells);
    }

    /** What makes the gap between the reference of each characteristic and the group that is furthest from it. */
    List<Cause> causes(List<CharacteristicResult> matching, double line) {
        List<Cause> causes = new ArrayList<>();
        for (CharacteristicResult result : matching) {
            Codes codes = characteristics.get(result.name());
            Optional<String> group = furthest(result);
            if (codes != null && group.isPresent() && result.highest().isPresent()) {
                causes.add(Attribution.of(
                        cube(codes),
                        result.name(),
                        group.get(),
                        result.highest().get(),
                        line));
            }
        }
        return causes;
    }

    /** For a burden, the group that carries it most often. */
    private static Optional<String> furthest(CharacteristicResult result) {
        Comparator<GroupResult> byRate =
                Comparator.comparingDouble(group -> group.rate().orElse(Double.NaN));
        return result.groups().stream()
                .filter(group -> group.assessable() && group.rate().isPresent())
                .filter(group -> result.highest().filter(group.value()::equals).isEmpty())
                .min(result.direction() == Direction.BURDEN ? byRate.reversed() : byRate)
                .map(GroupResult::value);
    }

    List<ProxyUse> proxyUses(double epsilon, double delta) {
        List<ProxyUse> uses = new ArrayList<>();
        characteristics.forEach((name, codes) -> uses.addAll(ProxyUses.of(cube(codes), name, epsilon, delta)));
        return uses;
    }
}

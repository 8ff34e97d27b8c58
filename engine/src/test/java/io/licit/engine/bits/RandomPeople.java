package io.licit.engine.bits;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** Codes and sets from a seed. */
final class RandomPeople {
    private final Random random;
    private final int persons;

    RandomPeople(long seed, int persons) {
        this.random = new Random(seed);
        this.persons = persons;
    }

    /** A tenth is missing. */
    Codes codes(int levels) {
        List<String> labels = IntStream.range(0, levels).mapToObj(i -> "l" + i).toList();
        Codes.Writer writer = Codes.writer(labels, persons);
        for (int person = 0; person < persons; person++) {
            if (levels > 0 && random.nextInt(10) > 0) {
                writer.set(person, random.nextInt(levels));
            }
        }
        return writer.codes();
    }

    /** Of any density, as arrays, words or runs. */
    RoaringBitmap set() {
        RoaringBitmap set = new RoaringBitmap();
        int kind = random.nextInt(5);
        if (kind == 0 && persons > 0) {
            long from = random.nextInt(persons);
            set.add(from, from + random.nextInt((int) (persons - from)) + 1);
            set.runOptimize();
            return set;
        }
        double density = kind == 1 ? 0.001 : kind == 2 ? 1 : random.nextDouble();
        for (int person = 0; person < persons; person++) {
            if (random.nextDouble() < density) {
                set.add(person);
            }
        }
        return set;
    }

    double[] values() {
        double[] values = new double[persons];
        for (int person = 0; person < persons; person++) {
            values[person] = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(50) - 10;
        }
        return values;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double share() {
        return random.nextDouble();
    }
}

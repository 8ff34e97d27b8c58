package io.licit.engine.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Random columns with the codes that went into them. */
final class RandomColumns {
    static final List<Integer> SIZES = List.of(1, 63, 64, 65, 5_000, 65_535, 65_536, 65_537, 150_001);

    private final Random random;

    RandomColumns(Random random) {
        this.random = random;
    }

    /** A column and, by person, the code that it has. */
    record Made(Column column, List<Optional<Long>> codes) {}

    Made made(int persons) {
        Kind kind = List.of(Kind.BOOLEAN, Kind.DATE, Kind.TIMESTAMP, Kind.TEXT).get(random.nextInt(4));
        List<String> texts = new ArrayList<>(new TreeSet<>(random.ints(300, 0, 90_000)
                .mapToObj(number -> String.format("t%05d", number))
                .toList()));
        ColumnWriter writer =
                kind == Kind.TEXT ? ColumnWriter.of(new Texts(texts), persons) : ColumnWriter.of(kind, persons);
        int nulls = random.nextInt(4);
        int shape = random.nextInt(5);
        long base = random.nextLong() >> random.nextInt(64);
        List<Optional<Long>> codes = new ArrayList<>();
        for (int n = 0; n < persons; n++) {
            boolean missing =
                    nulls == 1 && random.nextInt(8) == 0 || nulls == 2 && n < 70_000 || nulls == 3 && shape == 4;
            codes.add(missing ? Optional.empty() : Optional.of(code(kind, texts.size(), shape, base, n)));
        }
        // The order of writing means nothing.
        boolean backwards = random.nextBoolean();
        for (int i = 0; i < persons; i++) {
            int n = backwards ? persons - 1 - i : i;
            codes.get(n).ifPresent(code -> writer.code(n, code));
        }
        return new Made(writer.column(), codes);
    }

    private long code(Kind kind, int texts, int shape, long base, int n) {
        if (kind == Kind.BOOLEAN) {
            return shape == 0 ? 1 : random.nextInt(2);
        }
        if (kind == Kind.TEXT) {
            return random.nextInt(texts);
        }
        return switch (shape) {
            case 0 -> base;
            case 1 -> random.nextLong();
            case 2 -> base / 2 + random.nextInt(1_000);
            case 3 -> n / 100;
            default ->
                random.nextInt(50) == 0
                        ? (random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE)
                        : random.nextInt(9) - 4;
        };
    }

    /** Ranges about codes that occur, and some from nowhere. */
    Ranges ranges(List<Optional<Long>> codes) {
        int many = random.nextInt(12) == 0 ? 400 : random.nextInt(5);
        List<Ranges> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            long low = near(codes);
            long high = random.nextInt(3) == 0 ? low : near(codes);
            all.add(Ranges.of(Math.min(low, high), random.nextInt(3) == 0 ? low : Math.max(low, high)));
        }
        Ranges ranges = Ranges.union(all);
        return random.nextInt(4) == 0 ? ranges.not() : ranges;
    }

    private long near(List<Optional<Long>> codes) {
        long code = codes.get(random.nextInt(codes.size())).orElse(random.nextLong());
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong();
            case 1 -> Long.MAX_VALUE;
            case 2 -> Long.MIN_VALUE;
            default -> code + random.nextInt(3) - 1;
        };
    }

    Predicate predicate(List<Optional<Long>> codes) {
        Ranges yes = ranges(codes);
        Ranges unknown = random.nextInt(3) == 0 ? ranges(codes).and(yes.not()) : Ranges.NONE;
        Predicate.Answer[] answers = Predicate.Answer.values();
        return new Predicate(yes, unknown, answers[random.nextInt(answers.length)]);
    }
}

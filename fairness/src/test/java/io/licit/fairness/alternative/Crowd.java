package io.licit.fairness.alternative;

import io.licit.fairness.cause.Formula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Persons one by one: counted for the search, and held against each rule as anybody would read it. */
final class Crowd implements Counting {
    /** @param codes by literal of the formula; a literal that does not vary is true where its code is 1 */
    record Person(int[] codes, int combination, int half, double value, boolean responded) {}

    private final List<Varied> varied;
    private final List<Person> persons;
    int asked;

    Crowd(List<Varied> varied, List<Person> persons) {
        this.varied = varied;
        this.persons = persons;
    }

    static Crowd random(Random random, List<Varied> varied, int literals, int combinations, int persons) {
        List<Person> crowd = new ArrayList<>();
        for (int i = 0; i < persons; i++) {
            int[] codes = new int[literals];
            Arrays.setAll(codes, literal -> random.nextInt(2));
            int combination = random.nextInt(combinations);
            for (Varied one : varied) {
                // Groups differ in their codes, or there would be no gap to lessen.
                int low = combination % 2 == 0 ? 0 : random.nextInt(one.codes());
                codes[one.literal()] = Math.max(low, random.nextInt(one.codes()));
            }
            crowd.add(new Person(
                    codes, combination, i % 2, random.nextInt(1, 100) / 7.0, random.nextInt(combination + 2) == 0));
        }
        return new Crowd(varied, crowd);
    }

    List<Person> persons() {
        return persons;
    }

    long[][] sizes(int combinations) {
        long[][] sizes = new long[2][combinations];
        persons.forEach(person -> sizes[person.half][person.combination]++);
        return sizes;
    }

    @Override
    public Cells count(Asked question) {
        asked++;
        Map<List<Integer>, double[]> counts = new TreeMap<>((a, b) -> {
            int order = 0;
            for (int i = 0; i < a.size() && order == 0; i++) {
                order = Integer.compare(a.get(i), b.get(i));
            }
            return order;
        });
        for (Person person : persons) {
            int residual = question.residual(mask(person));
            if (residual > 0) {
                int code = question.code(question.varied().stream()
                        .mapToInt(one -> person.codes[one.literal()])
                        .toArray());
                double[] sums = counts.computeIfAbsent(
                        List.of(residual, code, person.combination, person.half), key -> new double[3]);
                sums[0]++;
                sums[1] += person.value;
                sums[2] += person.responded ? 1 : 0;
            }
        }
        return new Cells(counts.entrySet().stream()
                .map(entry -> cell(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static Cells.Cell cell(List<Integer> key, double[] sums) {
        return new Cells.Cell(key.get(0), key.get(1), key.get(2), key.get(3), (long) sums[0], sums[1], (long) sums[2]);
    }

    private long mask(Person person) {
        long mask = 0;
        for (int literal = 0; literal < person.codes.length; literal++) {
            if (isTrue(person, literal, Map.of()).orElseThrow()) {
                mask |= 1L << literal;
            }
        }
        return mask;
    }

    /** Whether a rule holds a person; variants by literal, those that are not named as they stand. */
    boolean holds(Person person, Formula formula, Map<Integer, Integer> rule) {
        return read(person, formula, rule).orElseThrow();
    }

    /** Empty where nothing of it is left. */
    private Optional<Boolean> read(Person person, Formula formula, Map<Integer, Integer> rule) {
        if (formula instanceof Formula.Literal literal) {
            return isTrue(person, literal.number(), rule);
        }
        boolean all = formula instanceof Formula.All;
        List<Formula> operands = all ? ((Formula.All) formula).operands() : ((Formula.Any) formula).operands();
        List<Boolean> left = operands.stream()
                .flatMap(one -> read(person, one, rule).stream())
                .toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(all ? !left.contains(false) : left.contains(true));
    }

    private Optional<Boolean> isTrue(Person person, int literal, Map<Integer, Integer> rule) {
        int code = person.codes[literal];
        for (Varied one : varied) {
            if (one.literal() == literal) {
                Varied.Variant variant = one.variants().get(rule.getOrDefault(literal, 0));
                return variant.kind().equals(Optional.of(Change.Kind.DROPPED))
                        ? Optional.empty()
                        : Optional.of(variant.holds()[code]);
            }
        }
        return Optional.of(code == 1);
    }
}

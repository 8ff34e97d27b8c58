package io.licit.fairness.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisclosureTest {
    @Test
    void small_is_from_one_to_the_minimum_less_one() {
        assertThat(Disclosure.small(0, 10)).isFalse();
        assertThat(Disclosure.small(1, 10)).isTrue();
        assertThat(Disclosure.small(9, 10)).isTrue();
        assertThat(Disclosure.small(10, 10)).isFalse();
        assertThat(Disclosure.small(1_000_000_000, 10)).isFalse();
        assertThat(Disclosure.small(1, 1)).isFalse();
    }

    @Test
    void a_small_part_of_a_known_whole_is_withheld_with_the_least_useful_other() {
        assertThat(line(10, 100, 80, 60, 3)).containsExactly(2, 3);
    }

    @Test
    void nothing_is_withheld_where_nothing_is_small() {
        assertThat(line(10, 100, 80, 60, 10)).isEmpty();
    }

    @Test
    void zero_is_shown() {
        assertThat(line(10, 100, 80, 60, 0)).isEmpty();
    }

    @Test
    void zero_does_not_hide_a_small_number() {
        assertThat(line(10, 100, 80, 60, 3, 0)).containsExactly(2, 3);
    }

    @Test
    void small_numbers_that_are_few_together_take_another_with_them() {
        assertThat(line(10, 100, 80, 60, 3, 2)).containsExactly(2, 3, 4);
        assertThat(line(10, 100, 80, 60, 8, 7)).containsExactly(3, 4);
    }

    @Test
    void nobody_and_a_single_person_are_no_trouble() {
        assertThat(line(10)).isEmpty();
        assertThat(line(10, 0, 0)).isEmpty();
        assertThat(line(10, 1)).isEmpty();
        assertThat(line(10, 1_000_000_000L, 1)).containsExactly(0, 1);
    }

    @Test
    void what_follows_from_the_wholes_alone_is_let_be() {
        Disclosure.Table table = new Disclosure.Table(
                new long[] {3, 500},
                List.of(new int[] {0}, new int[] {1}),
                List.of(List.of(new int[] {0})),
                List.of(new int[] {0}),
                List.of());
        assertThat(Disclosure.withheld(table, 10).isEmpty()).isTrue();
    }

    @Test
    void no_small_sum_can_be_computed_from_random_sums_that_stay() {
        int withheld = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int atoms = 3 + random.nextInt(15);
            long minimum = 5 + random.nextInt(30);
            long[] counts = random.longs(atoms, 1, 4 + random.nextInt(60)).toArray();
            List<List<int[]>> items = new ArrayList<>();
            List<int[]> named = new ArrayList<>();
            for (int i = 0; i < 3 + random.nextInt(25); i++) {
                List<int[]> item = new ArrayList<>();
                for (int j = 0; j <= random.nextInt(2); j++) {
                    item.add(sum(atoms, random));
                }
                items.add(item);
                named.addAll(item);
            }
            named.add(sum(atoms, random));
            List<int[]> known = List.of(IntStream.range(0, atoms).toArray());
            Disclosure.Table table = new Disclosure.Table(counts, known, items, named, List.of());
            BitSet hidden = Disclosure.withheld(table, minimum);
            withheld += hidden.cardinality();
            assertThat(told(table, hidden, minimum)).as("seed " + seed).isEmpty();
            for (int item : hidden.stream().toArray()) {
                BitSet fewer = (BitSet) hidden.clone();
                fewer.clear(item);
                assertThat(told(table, fewer, minimum))
                        .as("needless, seed " + seed)
                        .isNotEmpty();
            }
        }
        assertThat(withheld).isGreaterThan(300);
    }

    @Test
    void a_span_knows_what_the_oracle_knows() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int columns = 1 + random.nextInt(12);
            Span span = new Span(new int[columns]);
            Exact exact = new Exact();
            for (int i = 0; i < random.nextInt(12); i++) {
                int[] sum = sum(columns, random);
                span.add(sum);
                exact.add(sum);
            }
            long[] orthogonal = span.orthogonal();
            for (int i = 0; i < 30; i++) {
                int[] sum = sum(columns, random);
                long residue = Arrays.stream(sum)
                        .mapToLong(column -> orthogonal[column])
                        .reduce(0, Modulus::plus);
                assertThat(residue == 0).as("seed " + seed).isEqualTo(exact.determines(sum));
            }
        }
    }

    @Test
    void the_modulus_multiplies_as_big_integers_do() {
        BigInteger prime = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            long a = i == 0 ? Modulus.PRIME - 1 : random.nextLong(Modulus.PRIME);
            long b = i < 2 ? Modulus.PRIME - 1 : random.nextLong(Modulus.PRIME);
            assertThat(BigInteger.valueOf(Modulus.times(a, b)))
                    .isEqualTo(BigInteger.valueOf(a)
                            .multiply(BigInteger.valueOf(b))
                            .mod(prime));
        }
        assertThat(Modulus.times(7, Modulus.inverse(7))).isEqualTo(1);
    }

    private static List<Integer> line(long minimum, long... parts) {
        List<int[]> named =
                IntStream.range(0, parts.length).mapToObj(i -> new int[] {i}).toList();
        int[] all = IntStream.range(0, parts.length).toArray();
        Disclosure.Table table = new Disclosure.Table(
                parts, List.of(all), named.stream().map(List::of).toList(), named, List.of(all));
        return Disclosure.withheld(table, minimum).stream().boxed().toList();
    }

    private static List<String> told(Disclosure.Table table, BitSet hidden, long minimum) {
        Exact exact = new Exact();
        table.known().forEach(exact::add);
        List<int[]> open = table.named().stream()
                .filter(sum -> Disclosure.small(
                        Arrays.stream(sum)
                                .mapToLong(atom -> table.atoms()[atom])
                                .sum(),
                        minimum))
                .filter(sum -> !exact.determines(sum))
                .toList();
        for (int item = 0; item < table.items().size(); item++) {
            if (!hidden.get(item)) {
                table.items().get(item).forEach(exact::add);
            }
        }
        return open.stream().filter(exact::determines).map(Arrays::toString).toList();
    }

    private static int[] sum(int atoms, Random random) {
        int[] sum =
                IntStream.range(0, atoms).filter(atom -> random.nextInt(3) == 0).toArray();
        return sum.length == 0 ? new int[] {random.nextInt(atoms)} : sum;
    }
}

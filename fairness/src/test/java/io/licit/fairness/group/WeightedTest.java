package io.licit.fairness.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.licit.fairness.Reference;
import io.licit.fairness.Reference.Row;
import io.licit.fairness.statistics.Interval;
import io.licit.fairness.statistics.Normal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WeightedTest {
    private static final Question BENEFIT = Questions.benefit(Thresholds.USUAL);

    /** One person: her chances, and whether she is selected. */
    private record Person(double[] chances, boolean selected) {}

    @Test
    void chances_of_none_and_one_are_counts() {
        Map<String, Count> groups = new LinkedHashMap<>();
        groups.put("a", new Count(4000, 1500));
        groups.put("b", new Count(3000, 800));
        groups.put("c", new Count(2500, 900));
        List<Person> persons = new ArrayList<>();
        int number = 0;
        for (Count count : groups.values()) {
            double[] chances = new double[3];
            chances[number++] = 1;
            for (int i = 0; i < count.persons(); i++) {
                persons.add(new Person(chances, i < count.selected()));
            }
        }
        for (Question question : List.of(BENEFIT, Questions.burden(Thresholds.USUAL))) {
            CharacteristicResult counted = Judgement.of(new GroupCounts("g", groups, new Count(70, 9)), question);
            CharacteristicResult weighted = Weighted.of(sums(persons, List.of("a", "b", "c")), question);
            assertThat(weighted.weighted()).isTrue();
            assertThat(weighted.highest()).isEqualTo(counted.highest());
            assertThat(weighted.verdict()).isEqualTo(counted.verdict());
            for (GroupResult group : counted.groups()) {
                GroupResult same = weighted.group(group.value()).orElseThrow();
                assertThat(same.rate()).isEqualTo(group.rate());
                assertThat(same.rateInterval()).isEqualTo(group.rateInterval());
                assertThat(same.air().orElseThrow()).isCloseTo(group.air().orElseThrow(), within(1e-12));
                assertThat(same.verdict()).isEqualTo(group.verdict());
                group.highest().ifPresent(one -> alike(one, same.highest().orElseThrow()));
                alike(group.rest().orElseThrow(), same.rest().orElseThrow());
            }
        }
    }

    private static void alike(Comparison counted, Comparison weighted) {
        assertThat(weighted.method()).isEqualTo(Comparison.Method.WEIGHTED_Z);
        assertThat(weighted.z().orElseThrow()).isCloseTo(counted.z().orElseThrow(), within(1e-9));
        assertThat(weighted.p()).isCloseTo(counted.p(), within(1e-9));
        assertThat(weighted.oddsRatio().orElseThrow())
                .isCloseTo(counted.oddsRatio().orElseThrow(), within(1e-9));
        Interval katz = counted.ratioInterval().orElseThrow();
        assertThat(weighted.ratioInterval().orElseThrow().low()).isCloseTo(katz.low(), within(1e-9));
        assertThat(weighted.ratioInterval().orElseThrow().high()).isCloseTo(katz.high(), within(1e-9));
    }

    /** Two thousand samples drawn anew from the same persons: as wide as linearisation says, to a twelfth. */
    @Test
    void the_width_of_intervals_is_that_of_a_bootstrap() {
        Random random = new Random(20260101);
        List<Person> persons = persons(random, 1500);
        Comparison comparison = Weighted.of(sums(persons, List.of("a", "b")), BENEFIT).groups().stream()
                .flatMap(group -> group.highest().stream())
                .findFirst()
                .orElseThrow();
        boolean first = comparison.with().equals("b");
        double[] ratios = new double[2000];
        double[] differences = new double[2000];
        for (int i = 0; i < ratios.length; i++) {
            List<Person> drawn = IntStream.range(0, persons.size())
                    .mapToObj(any -> persons.get(random.nextInt(persons.size())))
                    .toList();
            double[] rates = rates(drawn);
            double own = rates[first ? 0 : 1];
            double other = rates[first ? 1 : 0];
            ratios[i] = Math.log(own / other);
            differences[i] = own - other;
        }
        Interval ratio = comparison.ratioInterval().orElseThrow();
        double error = Math.log(ratio.high() / ratio.low()) / (2 * Normal.QUANTILE);
        assertThat(error / deviation(ratios)).isBetween(0.92, 1.08);
        Interval difference = comparison.differenceInterval();
        double half = (difference.high() - difference.low()) / (2 * Normal.QUANTILE);
        assertThat(half / deviation(differences)).isBetween(0.92, 1.08);
    }

    /** Under equal rates a p-value below a twentieth comes up one time in twenty. */
    @Test
    void the_z_test_keeps_its_level() {
        Random random = new Random(4);
        int rejected = 0;
        for (int i = 0; i < 1000; i++) {
            List<Person> persons = new ArrayList<>();
            for (int j = 0; j < 400; j++) {
                double chance = 0.05 + 0.9 * random.nextDouble();
                persons.add(new Person(new double[] {chance, 1 - chance}, random.nextDouble() < 0.3));
            }
            CharacteristicResult result = Weighted.of(sums(persons, List.of("a", "b")), BENEFIT);
            rejected += result.groups().stream()
                            .flatMap(group -> group.highest().stream())
                            .anyMatch(comparison -> comparison.p() < 0.05)
                    ? 1
                    : 0;
        }
        assertThat(rejected).isBetween(30, 72);
    }

    /**
     * Adult, sex known only through the occupation: the ratio of long-hours graduates is 0.493 in truth, and the weighted
     * one lies between that and 1, as Chen and others say of weak proxies. The rates are sums over occupations.
     */
    @Test
    void weak_proxies_draw_the_ratio_towards_one() {
        List<Person> persons = new ArrayList<>();
        double favoured = 0;
        double women = 0;
        for (Row row : Reference.rows("strata")) {
            if (row.text("case").equals("adult~long_hours_graduates~sex~occupation~Female")) {
                long own = row.whole("groupSelected") + row.whole("groupNot");
                long all = own + row.whole("referenceSelected") + row.whole("referenceNot");
                long selected = row.whole("groupSelected") + row.whole("referenceSelected");
                double chance = (double) own / all;
                for (int i = 0; i < all; i++) {
                    persons.add(new Person(new double[] {chance, 1 - chance}, i < selected));
                }
                favoured += chance * selected;
                women += own;
            }
        }
        CharacteristicResult result = Weighted.of(sums(persons, List.of("Female", "Male")), BENEFIT);
        GroupResult female = result.group("Female").orElseThrow();
        assertThat(female.rate().orElseThrow()).isCloseTo(favoured / women, within(1e-9));
        assertThat(female.persons()).isCloseTo(10771, within(1e-6));
        assertThat(female.air().orElseThrow()).isBetween(0.493145231356, 1.0);
    }

    @Test
    void a_group_is_as_large_as_the_certain_persons_who_would_tell_as_much() {
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            persons.add(new Person(i < 25 ? new double[] {1, 0} : new double[] {0, 1}, i % 3 == 0));
        }
        CharacteristicResult result = Weighted.of(sums(persons, List.of("few", "many")), BENEFIT);
        assertThat(result.group("few").orElseThrow().assessable()).isFalse();
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    }

    @Test
    void nobody_and_nobody_selected_are_no_error() {
        CharacteristicResult none = Weighted.of(sums(List.of(), List.of("a", "b")), BENEFIT);
        assertThat(none.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(none.toString()).doesNotContain("NaN");
        List<Person> unselected = persons(new Random(2), 200).stream()
                .map(person -> new Person(person.chances(), false))
                .toList();
        CharacteristicResult result = Weighted.of(sums(unselected, List.of("a", "b")), BENEFIT);
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT);
        assertThat(result.toString()).doesNotContain("NaN");
    }

    @Test
    void sums_of_another_shape_are_refused() {
        double[] two = {1, 2};
        double[][] square = {{1, 0}, {0, 1}};
        assertThatThrownBy(() -> new WeightedCounts("g", List.of("a"), two, two, square, square, Count.none()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeightedCounts(
                        "g", List.of("a", "b"), new double[] {1, Double.NaN}, two, square, square, Count.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Person> persons(Random random, int size) {
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double chance = Math.pow(random.nextDouble(), 2);
            persons.add(new Person(new double[] {chance, 1 - chance}, random.nextDouble() < 0.25 + 0.3 * (1 - chance)));
        }
        return persons;
    }

    private static double[] rates(List<Person> persons) {
        double[] all = new double[2];
        double[] selected = new double[2];
        for (Person person : persons) {
            for (int group = 0; group < 2; group++) {
                all[group] += person.chances()[group];
                selected[group] += person.selected() ? person.chances()[group] : 0;
            }
        }
        return new double[] {selected[0] / all[0], selected[1] / all[1]};
    }

    private static double deviation(double[] values) {
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    private static WeightedCounts sums(List<Person> persons, List<String> groups) {
        int size = groups.size();
        double[] all = new double[size];
        double[] selected = new double[size];
        double[][] products = new double[size][size];
        double[][] selectedProducts = new double[size][size];
        for (Person person : persons) {
            double y = person.selected() ? 1 : 0;
            for (int g = 0; g < size; g++) {
                all[g] += person.chances()[g];
                selected[g] += person.chances()[g] * y;
                for (int h = 0; h < size; h++) {
                    double product = person.chances()[g] * person.chances()[h];
                    products[g][h] += product;
                    selectedProducts[g][h] += product * y;
                }
            }
        }
        return new WeightedCounts("g", groups, all, selected, products, selectedProducts, new Count(70, 9));
    }
}

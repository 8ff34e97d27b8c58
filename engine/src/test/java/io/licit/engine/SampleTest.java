package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.plan.Plan;
import io.licit.fairness.statistics.ClusterEstimate;
import io.licit.fairness.statistics.ClusterSample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples of a shop of random customers, held against the whole. */
final class SampleTest {
    private static final int CUSTOMERS = 150_000;
    private static final int DRAWS = 200;

    private static Warehouse warehouse(Path folder) throws IOException {
        Shop shop = new Shop(folder);
        Random random = new Random(20_261_130);
        StringBuilder rows =
                new StringBuilder(Shop.CUSTOMERS.lines().findFirst().orElseThrow() + "\n");
        StringBuilder consents = new StringBuilder("customer_id,purpose,channel,status,at\n");
        for (int n = 0; n < CUSTOMERS; n++) {
            String id = String.format("c%06d", n);
            // Later customers spend more, and countries change over time.
            String country = random.nextInt(CUSTOMERS) < n ? "FR" : "DE";
            String region = n % 9 == 0 ? "" : "r" + random.nextInt(1 + random.nextInt(60));
            int spent = random.nextInt(1_000) + n * 400 / CUSTOMERS;
            String mail = random.nextInt(4) == 0 ? "" : id + "@example.org";
            rows.append(String.join(",", id, country, region, "1980-05-01", mail, "" + spent, "2026-01-10\n"));
            if (random.nextInt(3) > 0) {
                consents.append(id).append(",direct-marketing,email,granted,2026-01-01\n");
            }
        }
        shop.write("customers.csv", rows.toString());
        shop.write("consents.csv", consents.toString());
        return shop.open();
    }

    @Test
    void estimates_hold_the_counts_of_the_whole_and_a_sample_of_everybody_is_the_whole(@TempDir Path folder)
            throws IOException {
        try (Warehouse warehouse = warehouse(folder)) {
            Plan plan = Shop.at(folder).plan("s", "spent > 900");
            AudienceCounts truth = warehouse.preview(plan, "s", Progress.none());
            AudienceCounts.CountryCounts french =
                    Objects.requireNonNull(truth.byCountry().get("FR"));
            int held = 0;
            int all = 0;
            for (long seed = 0; seed < DRAWS; seed++) {
                Sampled sampled = sample(warehouse, plan, 0.3, seed);
                Sampled.Drawn drawn = sampled.drawn();
                assertThat(drawn.personsDrawn()).isBetween(40_000L, 50_000L);
                Sampled.Counts here = Objects.requireNonNull(sampled.byCountry().get("FR"));
                held += holds(drawn, sampled.counts().matching(), truth.matching());
                held += holds(drawn, sampled.counts().eligible(), truth.eligible());
                held += holds(drawn, sampled.counts().reachable(), truth.reachable());
                held += holds(drawn, here.reachable(), french.reachable());
                all += 4;
                for (AudienceCounts.Excluded out : truth.excluded()) {
                    held += holds(
                            drawn, Objects.requireNonNull(sampled.excluded().get(out.rule())), out.count());
                    all++;
                }
            }
            assertThat((double) held / all).isGreaterThan(0.94);
            isWhole(sample(warehouse, plan, 1, 7), truth);
            Plan others = Shop.at(folder).plan("rich", "spent > 900", "s", "not in segment 'rich'");
            isWhole(sample(warehouse, others, 1, 7), warehouse.preview(others, "s", Progress.none()));
        }
    }

    private static Sampled sample(Warehouse warehouse, Plan plan, double share, long seed) {
        return warehouse.sample(
                plan, "s", new Sampled.Request(share, seed, List.of("country", "region")), Progress.none());
    }

    private static int holds(Sampled.Drawn drawn, List<Long> counts, long truth) {
        ClusterEstimate found =
                ClusterEstimate.of(new ClusterSample(drawn.sizes(), drawn.units(), drawn.persons()), counts);
        return found.low() <= truth && truth <= found.high() ? 1 : 0;
    }

    private static void isWhole(Sampled sampled, AudienceCounts truth) {
        assertThat(sampled.drawn().personsDrawn()).isEqualTo(CUSTOMERS);
        assertThat(sum(sampled.counts().matching())).isEqualTo(truth.matching());
        assertThat(sum(sampled.counts().eligible())).isEqualTo(truth.eligible());
        assertThat(sum(sampled.counts().reachable())).isEqualTo(truth.reachable());
        assertThat(sampled.excluded().entrySet().stream()
                        .map(out -> new AudienceCounts.Excluded(out.getKey(), sum(out.getValue()))))
                .containsExactlyElementsOf(truth.excluded());
        assertThat(sampled.byCountry().keySet()).isEqualTo(truth.byCountry().keySet());
        Sampled.By countries = Objects.requireNonNull(sampled.breakdowns().get("country"));
        truth.byCountry()
                .forEach((country, counts) -> assertThat(
                                sums(Objects.requireNonNull(countries.values().get(country))))
                        .containsExactly(counts.matching(), counts.eligible(), counts.reachable()));
        Sampled.By regions = Objects.requireNonNull(sampled.breakdowns().get("region"));
        assertThat(regions.values()).hasSize(20);
        assertThat(regions.restValues()).isEqualTo(40);
        assertThat(regions.values().values().stream().map(row -> sum(row.matching())))
                .isSortedAccordingTo(Comparator.reverseOrder());
        List<Sampled.Counts> all = new ArrayList<>(regions.values().values());
        all.add(regions.missing());
        all.add(regions.rest());
        assertThat(all.stream().mapToLong(row -> sum(row.matching())).sum()).isEqualTo(truth.matching());
        assertThat(all.stream().mapToLong(row -> sum(row.eligible())).sum()).isEqualTo(truth.eligible());
        assertThat(all.stream().mapToLong(row -> sum(row.reachable())).sum()).isEqualTo(truth.reachable());
        assertThat(regions.missing().matching()).allMatch(count -> count > 0);
    }

    private static List<Long> sums(Sampled.Counts counts) {
        return List.of(sum(counts.matching()), sum(counts.eligible()), sum(counts.reachable()));
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void the_same_seed_draws_the_same_and_another_draws_others() {
        Set<List<Integer>> all = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            Sample sample = Sample.drawn(10_000_000, 0.05, seed);
            assertThat(sample).isEqualTo(Sample.drawn(10_000_000, 0.05, seed));
            assertThat(sample.units()).hasSize(489).isSorted().doesNotHaveDuplicates();
            all.add(sample.units());
        }
        assertThat(all).hasSize(50);
        Sample large = Sample.drawn(1_000_000_000, 0.01, 1);
        assertThat(large.units()).hasSize(153);
        assertThat(large.blocks().cardinality()).isEqualTo(153);
        assertThat(Sample.drawn(5_000_000, 0.000_1, 1).units()).hasSize(30);
        assertThat(Sample.drawn(0, 0.5, 1).units()).isEmpty();
        assertThatThrownBy(() -> Sample.drawn(100, 1.5, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sample.drawn(100, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

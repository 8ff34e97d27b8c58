package io.licit.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Cluster CALM = new Cluster(4, 2, 1e9, 0, 0, 1, 0, 0);
    private static final List<Stage> JOB =
            List.of(new Stage("read", 100, 3, 0, true), new Stage("answer", 40, 5, 0.5e9, false));

    @Test
    void without_chance_a_job_takes_its_waves_of_tasks() {
        // 100 tasks on 8 cores are 13 waves of 3 s; 40 are 5 waves of 5 s, and 1 s of fetching beside another task.
        assertThat(Simulation.run(JOB, CALM, 1).seconds()).isCloseTo(13 * 3 + 5 * 6, within(1e-9));
    }

    @Test
    void giving_out_tasks_one_after_another_bounds_what_more_workers_bring() {
        Cluster slowToGive = new Cluster(1000, 2, 1e9, 0, 0, 1, 0, 0.1);

        assertThat(Simulation.run(JOB, slowToGive, 1).seconds()).isCloseTo(100 * 0.1 + 3 + 40 * 0.1 + 6, within(1e-9));
    }

    @Test
    void a_slow_worker_holds_up_a_stage() {
        Cluster slow = new Cluster(4, 2, 1e9, 0, 1, 3, 0, 0);

        assertThat(Simulation.run(List.of(new Stage("read", 8, 3, 0, false)), slow, 1)
                        .seconds())
                .isCloseTo(9, within(1e-9));
    }

    @Test
    void what_a_dead_worker_had_left_is_made_again_and_the_job_ends() {
        Cluster dying = new Cluster(4, 2, 1e9, 0.2, 0, 1, 40, 0.001);

        long again = 0;
        double seconds = 0;
        for (int seed = 0; seed < 50; seed++) {
            again += Simulation.run(JOB, dying, seed).again();
            seconds += Simulation.run(JOB, dying, seed).seconds();
        }
        assertThat(again).isGreaterThan(50);
        assertThat(seconds / 50).isGreaterThan(13 * 3 + 5 * 6);
    }

    @Test
    void the_same_seed_gives_the_same_course() {
        Cluster chance = new Cluster(4, 2, 1e9, 0.3, 0.1, 2, 5, 0.001);

        assertThat(Simulation.run(JOB, chance, 7)).isEqualTo(Simulation.run(JOB, chance, 7));
        assertThat(Simulation.quantiles(JOB, chance, 40)[0]).isLessThan(Simulation.quantiles(JOB, chance, 40)[1]);
    }

    @Test
    void a_line_goes_through_points_that_lie_on_it_and_tells_how_far_others_are_off() {
        Line exact = Line.through(
                List.of(new Line.Point(1_000_000, 5), new Line.Point(2_000_000, 7), new Line.Point(10_000_000, 23)));
        assertThat(exact.fixed()).isCloseTo(3, within(1e-9));
        assertThat(exact.perMillion()).isCloseTo(2, within(1e-9));
        assertThat(exact.off()).isCloseTo(0, within(1e-9));
        assertThat(exact.at(1e9)).isCloseTo(2003, within(1e-6));

        Line bent = Line.through(
                List.of(new Line.Point(1_000_000, 1), new Line.Point(2_000_000, 2), new Line.Point(4_000_000, 8)));
        assertThat(bent.fixed()).isZero();
        assertThat(bent.off()).isGreaterThan(0.2);
    }

    @Test
    void a_cost_that_fell_with_the_number_of_persons_was_noise_and_is_the_same_at_all() {
        Line noise =
                Line.through(List.of(new Line.Point(200, 0.02), new Line.Point(600, 0.03), new Line.Point(2000, 0.01)));

        assertThat(noise.perMillion()).isZero();
        assertThat(noise.fixed()).isBetween(0.01, 0.03);
    }
}

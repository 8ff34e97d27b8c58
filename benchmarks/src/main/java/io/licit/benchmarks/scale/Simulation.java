package io.licit.benchmarks.scale;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A job on a cluster, event by event: free cores take the next task, a task takes its time by the worker's speed and by
 * chance, a worker that dies takes its running tasks with it and whatever earlier stages have left on it.
 */
public final class Simulation {
    private static final double SECONDS_PER_HOUR = 3600;

    private final Cluster cluster;
    private final SplittableRandom random;
    private final double[] slowness;
    private final double[] deaths;
    private double now;
    private double dispatcherFree;
    private long again;

    private Simulation(Cluster cluster, long seed) {
        this.cluster = cluster;
        this.random = new SplittableRandom(seed);
        this.slowness = new double[cluster.workers()];
        this.deaths = new double[cluster.workers()];
        for (int worker = 0; worker < slowness.length; worker++) {
            slowness[worker] = random.nextDouble() < cluster.slowShare() ? cluster.slowFactor() : 1;
            deaths[worker] = nextDeath(0);
        }
    }

    /**
     * What came out.
     *
     * @param again tasks that ran more than once since a worker died
     */
    public record Outcome(double seconds, long again) {}

    /** One course of the job; the same seed gives the same. */
    public static Outcome run(List<Stage> stages, Cluster cluster, long seed) {
        Simulation simulation = new Simulation(cluster, seed);
        List<Placed> done = new ArrayList<>();
        for (Stage stage : stages) {
            Placed placed = new Placed(stage);
            done.add(placed);
            simulation.run(done);
        }
        return new Outcome(simulation.now, simulation.again);
    }

    /** The middle and the 95th of a hundred seconds, of so many courses. */
    public static double[] quantiles(List<Stage> stages, Cluster cluster, int courses) {
        double[] seconds = new double[courses];
        for (int course = 0; course < courses; course++) {
            seconds[course] = run(stages, cluster, course).seconds();
        }
        Arrays.sort(seconds);
        return new double[] {seconds[courses / 2], seconds[(int) (courses * 0.95)]};
    }

    /** A stage with the worker that holds what each task has left. */
    private static final class Placed {
        private static final int WAITING = -1;
        private static final int RUNNING = -2;

        private final Stage stage;
        private final int[] at;

        Placed(Stage stage) {
            this.stage = stage;
            this.at = new int[stage.tasks()];
            Arrays.fill(at, WAITING);
        }

        Deque<Integer> waiting() {
            Deque<Integer> tasks = new ArrayDeque<>();
            for (int task = 0; task < at.length; task++) {
                if (at[task] == WAITING) {
                    tasks.add(task);
                }
            }
            return tasks;
        }

        /** How many results went with a worker. */
        int lose(int worker) {
            int lost = 0;
            for (int task = 0; stage.kept() && task < at.length; task++) {
                if (at[task] == worker) {
                    at[task] = WAITING;
                    lost++;
                }
            }
            return lost;
        }
    }

    /** A task that runs until a moment. */
    private record Running(double end, int worker, int task) {}

    /** Runs what is missing of the last stage, and before it whatever that reads and is missing. */
    private void run(List<Placed> stages) {
        int last = stages.size() - 1;
        while (!stages.get(last).waiting().isEmpty()) {
            if (last > 0 && !stages.get(last - 1).waiting().isEmpty()) {
                run(stages.subList(0, last));
            } else {
                pass(stages);
            }
        }
    }

    /** Runs the last stage until it is whole, or until a worker dies with something that it reads. */
    private void pass(List<Placed> stages) {
        Placed last = stages.get(stages.size() - 1);
        Deque<Integer> waiting = last.waiting();
        PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparingDouble(Running::end));
        int[] busy = new int[cluster.workers()];
        boolean reads = true;
        while (reads && !(waiting.isEmpty() && running.isEmpty())) {
            give(last, waiting, running, busy);
            Running next = running.element();
            int dying = nextToDie();
            if (deaths[dying] < next.end()) {
                now = Math.max(now, deaths[dying]);
                deaths[dying] = nextDeath(now);
                busy[dying] = 0;
                kill(last, dying, running);
                reads = lose(stages, dying);
                waiting = last.waiting();
            } else {
                running.remove();
                now = Math.max(now, next.end());
                busy[next.worker()]--;
                last.at[next.task()] = next.worker();
            }
        }
        running.forEach(aborted -> last.at[aborted.task()] = Placed.WAITING);
    }

    private void kill(Placed placed, int worker, PriorityQueue<Running> running) {
        List<Running> killed =
                running.stream().filter(task -> task.worker() == worker).toList();
        running.removeAll(killed);
        killed.forEach(task -> placed.at[task.task()] = Placed.WAITING);
        again += killed.size();
    }

    /** Takes away what a worker held; false where the last stage can't read on. */
    private boolean lose(List<Placed> stages, int worker) {
        int last = stages.size() - 1;
        boolean whole = true;
        for (int i = 0; i <= last; i++) {
            int lost = stages.get(i).lose(worker);
            again += lost;
            whole &= i != last - 1 || lost == 0;
        }
        return whole;
    }

    private void give(Placed placed, Deque<Integer> waiting, PriorityQueue<Running> running, int[] busy) {
        for (int worker = 0; worker < busy.length && !waiting.isEmpty(); worker++) {
            while (busy[worker] < cluster.cores() && !waiting.isEmpty()) {
                int task = waiting.remove();
                busy[worker]++;
                placed.at[task] = Placed.RUNNING;
                dispatcherFree = Math.max(dispatcherFree, now) + cluster.taskSeconds();
                running.add(new Running(dispatcherFree + seconds(placed.stage, worker), worker, task));
            }
        }
    }

    private double seconds(Stage stage, int worker) {
        double chance = Math.exp(cluster.spread() * gaussian() - cluster.spread() * cluster.spread() / 2);
        double fetching = stage.readBytes() * cluster.cores() / cluster.bytesPerSecond();
        return stage.cpuSeconds() * chance * slowness[worker] + fetching;
    }

    private int nextToDie() {
        int first = 0;
        for (int worker = 1; worker < deaths.length; worker++) {
            first = deaths[worker] < deaths[first] ? worker : first;
        }
        return first;
    }

    private double nextDeath(double from) {
        return cluster.deathsPerHour() == 0
                ? Double.POSITIVE_INFINITY
                : from - Math.log(1 - random.nextDouble()) * SECONDS_PER_HOUR / cluster.deathsPerHour();
    }

    /** Box and Muller. */
    private double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}

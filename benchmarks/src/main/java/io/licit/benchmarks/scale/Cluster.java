package io.licit.benchmarks.scale;

/**
 * Equal machines, and what goes wrong on them.
 *
 * @param workers how many
 * @param cores of each
 * @param bytesPerSecond that each can fetch from the others
 * @param spread the standard deviation of the logarithm of a task's time
 * @param slowShare of the workers are slow all along, by {@code slowFactor}
 * @param deathsPerHour of one worker; it is replaced at once and empty
 * @param taskSeconds what starting a task and hearing of its end costs the one that gives them out, one after another
 */
public record Cluster(
        int workers,
        int cores,
        double bytesPerSecond,
        double spread,
        double slowShare,
        double slowFactor,
        double deathsPerHour,
        double taskSeconds) {
    public Cluster {
        if (workers < 1 || cores < 1 || bytesPerSecond <= 0 || slowFactor < 1) {
            throw new IllegalArgumentException("not a cluster");
        }
    }

    /** The same with another number of workers. */
    public Cluster of(int number) {
        return new Cluster(number, cores, bytesPerSecond, spread, slowShare, slowFactor, deathsPerHour, taskSeconds);
    }
}

package io.licit.benchmarks.scale;

/**
 * Tasks that may run side by side, none before every task of the stage before has ended.
 *
 * @param name for the table
 * @param tasks how many
 * @param cpuSeconds of one core for one task, where the worker is as fast as the measured machine
 * @param readBytes that a task fetches from other workers, over the network
 * @param kept whether what a task leaves lies on its worker, so that it is to be made again when the worker dies
 */
public record Stage(String name, int tasks, double cpuSeconds, double readBytes, boolean kept) {
    public Stage {
        if (tasks < 1 || cpuSeconds < 0 || readBytes < 0) {
            throw new IllegalArgumentException("a stage without tasks, or of negative cost");
        }
    }
}

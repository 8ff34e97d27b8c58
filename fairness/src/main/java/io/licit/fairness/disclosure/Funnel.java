package io.licit.fairness.disclosure;

/**
 * Persons of an audience, step by step; each number is part of the one before.
 *
 * @param matching persons for whom the condition is true
 * @param eligible those of them whom no rule leaves out
 * @param reachable those of the eligible who can be reached
 */
public record Funnel(long matching, long eligible, long reachable) {
    public static final Funnel NOBODY = new Funnel(0, 0, 0);

    public Funnel {
        if (reachable < 0 || reachable > eligible || eligible > matching) {
            throw new IllegalArgumentException("steps of an audience that grow");
        }
    }

    public Funnel plus(Funnel other) {
        return new Funnel(matching + other.matching, eligible + other.eligible, reachable + other.reachable);
    }
}

package io.licit.fairness.statistics;

/**
 * A fourfold table: two groups of persons, and how many of each have a mark.
 *
 * @param a of the group, with the mark
 * @param b of the group, without
 * @param c of the other group, with
 * @param d of the other group, without; none of the four below zero
 */
public record Table(long a, long b, long c, long d) {
    public Table {
        if (a < 0 || b < 0 || c < 0 || d < 0) {
            throw new IllegalArgumentException("no table: " + a + ", " + b + ", " + c + ", " + d);
        }
    }

    public long group() {
        return a + b;
    }

    public long other() {
        return c + d;
    }

    public long marked() {
        return a + c;
    }

    public long unmarked() {
        return b + d;
    }

    public long total() {
        return a + b + c + d;
    }

    /** Whether both groups have persons, and both some with and some without the mark are among them. */
    public boolean informative() {
        return group() > 0 && other() > 0 && marked() > 0 && unmarked() > 0;
    }

    /** Whether a cell is expected, were the groups alike, to hold fewer persons than that. Cochran 1954. */
    public boolean expectsFewerThan(double persons) {
        double smallest = (double) Math.min(group(), other()) * Math.min(marked(), unmarked());
        return smallest < persons * total();
    }

    public Table plus(Table more) {
        return new Table(a + more.a, b + more.b, c + more.c, d + more.d);
    }
}

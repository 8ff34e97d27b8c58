package io.licit.server.build;

/**
 * One row of the builder.
 *
 * @param depth 0 is the whole condition's own group
 * @param isNot whether the opposite is meant
 */
public record Row(int depth, boolean isNot, What what) {
    /** What a row says. */
    public sealed interface What {}

    /** All of the deeper rows that follow are true, or one of them is. */
    public record Group(boolean any) implements What {}

    /**
     * Something said of a value: of a person, or of an event where the row belongs to one of events.
     *
     * @param subject a column; {@code age}; or {@code percentile(column)}, {@code ntile(column)}, {@code days_since(column)}
     * @param parts into how many parts {@code ntile} divides all; empty for anything else
     * @param unknown what counts where nothing is known; empty for nothing
     */
    public record OfValue(String subject, String parts, String unknown, Test test) implements What {}

    /**
     * Something said of what is reckoned of a person's events. The deeper rows that follow say which events count.
     *
     * @param function count, sum, avg, min, max, first, last, distinct_count; or {@code since_last}, {@code since_first}: days
     *     since the latest and the earliest
     * @param column what is summed; empty for the count of rows
     * @param within how long events are looked back at
     * @param unknown what counts where nothing is known; empty for nothing
     */
    public record OfEvents(String function, String table, String column, Within within, String unknown, Test test)
            implements What {}

    /**
     * What something is held against.
     *
     * @param operator as the language writes it: = &lt;&gt; &lt; &lt;= &gt; &gt;= in between like empty
     * @param value as a person writes it, without quotes; several with commas between, or the lower bound
     * @param other the upper bound of between
     */
    public record Test(String operator, String value, String other) {}

    /** @param count of so many last days, weeks, months or years; empty for all */
    public record Within(String count, String unit) {
        public static final Within ALWAYS = new Within("", "days");
    }

    /** Whether a person is in another segment. */
    public record InSegment(String segment) implements What {}

    /** A condition in words of the language. */
    public record Written(String text) implements What {}

    public boolean isGroup() {
        return what instanceof Group;
    }

    /** Whether deeper rows that follow belong to it. */
    public boolean holdsRows() {
        return what instanceof Group || what instanceof OfEvents;
    }
}

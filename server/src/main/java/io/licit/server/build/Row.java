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
     * Something said of a person's value.
     *
     * @param subject a column of persons; {@code age}; or {@code percentile(column)}
     * @param operator as the language writes it: = &lt;&gt; &lt; &lt;= &gt; &gt;= in between like empty
     * @param value as a person writes it, without quotes; several with commas between, or the lower bound
     * @param other the upper bound of between
     */
    public record OfValue(String subject, String operator, String value, String other) implements What {}

    /**
     * Something said of a person's events.
     *
     * @param function count, sum, avg, min, max, first, last or distinct_count
     * @param column what is summed; empty for the count of rows
     * @param days of how many last days; empty for all
     */
    public record OfEvents(String function, String table, String column, String days, String operator, String value)
            implements What {}

    /** Whether a person is in another segment. */
    public record InSegment(String segment) implements What {}

    /** A condition in words of the language. */
    public record Written(String text) implements What {}

    public boolean isGroup() {
        return what instanceof Group;
    }
}

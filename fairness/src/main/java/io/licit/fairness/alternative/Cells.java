package io.licit.fairness.alternative;

import java.util.List;

/** Counts of persons; those that hold nobody may be left out, and the same key may come again. */
public record Cells(List<Cell> cells) {
    public Cells {
        cells = List.copyOf(cells);
    }

    /**
     * Persons whom the search cannot tell apart.
     *
     * @param residual by {@link Asked#residual}; those of residual 0 are in no rule and may be left out
     * @param code by {@link Asked#code}
     * @param combination number of the finest combination of protected values, unknown being one of a column's values
     * @param half 0 for the persons searched, 1 for those held out
     * @param value sum of what is to be kept; plays no part where the segment states no value
     * @param responders how many of them responded; plays no part where that is not known
     */
    public record Cell(
            int residual, int code, int combination, int half, long persons, double value, long responders) {}
}

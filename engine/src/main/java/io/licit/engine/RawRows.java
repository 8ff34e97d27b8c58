package io.licit.engine;

import io.licit.engine.RowFacts.Places;
import java.util.List;

/** How many rows of a source were read, and where each of them is. */
interface RawRows {
    long rows();

    /** Rows of the wrong shape, which were left out. */
    Places bad();

    /**
     * Places of rows by ascending number, as a person would look them up; none where the source has no such places.
     *
     * @param rowIds from 0, in the order in which the rows were read
     */
    List<String> places(List<Long> rowIds);
}

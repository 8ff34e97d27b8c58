package io.licit.engine.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Where the columns of a question are.
 *
 * @param sets which of a piece's files has each column, by the column's name
 * @param shards the pieces of each shard
 */
record ColumnFiles(HashMap<String, Integer> sets, HashMap<Integer, ArrayList<Piece>> shards) implements Serializable {
    /**
     * Consecutive rows of a shard, and what is kept of them.
     *
     * @param first number of the first row
     * @param rows how many
     * @param files one of each set
     */
    record Piece(int first, int rows, ArrayList<String> files) implements Serializable {
        boolean isWithin(int from, int to) {
            return first < to && first + rows > from;
        }
    }

    /** Those of a shard; none where no column was asked for. */
    List<Piece> pieces(int shard) {
        return Optional.ofNullable(shards.get(shard)).orElseGet(ArrayList::new);
    }
}

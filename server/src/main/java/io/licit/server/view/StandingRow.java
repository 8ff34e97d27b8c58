package io.licit.server.view;

import java.util.List;

/**
 * How somebody stands in each course.
 *
 * @param cells in the order of the courses
 */
public record StandingRow(String person, String name, List<Cell> cells) {
    public StandingRow {
        cells = List.copyOf(cells);
    }

    /**
     * @param state current, due, expired, failed, never or none where her work does not ask for it
     * @param certificate its number; empty where there is none
     */
    public record Cell(String state, String said, String certificate) {}
}

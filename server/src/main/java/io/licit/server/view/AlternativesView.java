package io.licit.server.view;

import java.util.List;

/**
 * Rules near a segment, from the segment as it is to the one with the smallest gap.
 *
 * @param statement what the search found
 * @param family where it looked
 * @param counts how many rules came how far
 * @param last the place of the smallest gap; 0 where there is no alternative
 * @param now the one that is looked at
 */
public record AlternativesView(String statement, String family, String counts, int last, One now) {
    /**
     * One of them.
     *
     * @param place from 0, the segment as it is, upwards with the ratio
     * @param plots the front with this one marked, where it can be drawn
     * @param changes what is changed, in words
     * @param diff of the file
     * @param text of the file with this rule; empty where it can't be adopted, and {@code hindrance} says why
     * @param stamp of the file as it is
     */
    public record One(
            int place,
            String title,
            List<PlotView> plots,
            List<Change> changes,
            List<Difference.Line> diff,
            GridView numbers,
            List<GridView> rates,
            String text,
            String stamp,
            String hindrance) {
        public One {
            plots = List.copyOf(plots);
            changes = List.copyOf(changes);
            diff = List.copyOf(diff);
            rates = List.copyOf(rates);
        }
    }

    /** @param to empty where the condition is left out */
    public record Change(String words, String from, String to) {}
}

package io.licit.server.view;

import java.util.List;

/**
 * What can be asked for of a segment beside its counts.
 *
 * @param by what persons can be counted by: columns, or {@code age}
 * @param chosen one of them; empty where nothing is chosen yet
 */
public record FurtherView(String id, List<String> by, String chosen) {
    public FurtherView {
        by = List.copyOf(by);
    }
}

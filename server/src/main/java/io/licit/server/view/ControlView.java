package io.licit.server.view;

import java.util.List;

/**
 * A control of audits.
 *
 * @param asks what is to be so
 * @param result the last one's word; empty where it was never tested
 * @param at when that was; empty likewise
 * @param marks the last audits, a sign each, the oldest first
 * @param results the same as words
 */
public record ControlView(
        String id,
        String title,
        String asks,
        List<String> serves,
        String severity,
        String remedy,
        String result,
        String at,
        String marks,
        List<String> results) {
    public ControlView {
        serves = List.copyOf(serves);
        results = List.copyOf(results);
    }
}

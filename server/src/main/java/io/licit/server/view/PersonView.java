package io.licit.server.view;

import java.util.List;

/** One customer, segment by segment, and what is recorded of her consents. */
public record PersonView(List<InSegment> segments, List<Consent> consents) {
    public PersonView {
        segments = List.copyOf(segments);
        consents = List.copyOf(consents);
    }

    /**
     * How she stands to a segment.
     *
     * @param state in, left-out or no-match
     */
    public record InSegment(String id, String title, String state, List<Part> parts, List<Out> out) {
        public InSegment {
            parts = List.copyOf(parts);
            out = List.copyOf(out);
        }
    }

    /**
     * A part of the condition.
     *
     * @param result true, false or unknown
     */
    public record Part(String text, String value, String result) {}

    /** A rule that leaves her out. */
    public record Out(String rule, String cite, String requires) {}

    /** A consent or a refusal that was recorded, and the entry of the log that proves it. */
    public record Consent(String at, String status, String purpose, String channel, String method, String entry) {}
}

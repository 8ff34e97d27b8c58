package io.licit.programme.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a control came to, audit by audit.
 *
 * @param points the oldest first
 */
public record Trend(String control, List<Point> points) {
    public Trend {
        points = List.copyOf(points);
    }

    /** One audit's result. */
    public record Point(long audit, Instant at, Result result) {}

    public Optional<Point> last() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }

    /** A character an audit: {@code +} passed, {@code x} failed, {@code ?} could not be tested, {@code .} not applicable. */
    public String row() {
        StringBuilder row = new StringBuilder();
        for (Point point : points) {
            row.append(
                    switch (point.result()) {
                        case PASS -> '+';
                        case FAIL -> 'x';
                        case ERROR -> '?';
                        case NOT_APPLICABLE -> '.';
                    });
        }
        return row.toString();
    }
}

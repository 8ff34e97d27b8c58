package io.licit.programme.audit;

import io.licit.programme.Programme;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** When controls are to be tested. */
public final class Schedule {
    private final Controls controls;
    private final Map<String, Trend> trends;
    private final Period usual;

    private Schedule(Controls controls, Map<String, Trend> trends, Period usual) {
        this.controls = controls;
        this.trends = trends;
        this.usual = usual;
    }

    public static Schedule of(Programme programme, Controls controls) {
        return new Schedule(
                controls, new Audits(programme).trends(), programme.settings().auditEvery());
    }

    /** The controls that are due: never tested, or not since their period, or without a result the last time. */
    public List<Control> due(Instant at) {
        return controls.byId().values().stream()
                .filter(control -> !dueAt(control).isAfter(at))
                .toList();
    }

    /** When a control is due next; the beginning of time for one that was never tested. */
    public Instant dueAt(Control control) {
        Trend trend = trends.get(control.id());
        if (trend == null) {
            return Instant.EPOCH;
        }
        return trend.last()
                .filter(point -> point.result() != Result.ERROR)
                .map(point -> point.at()
                        .atZone(ZoneOffset.UTC)
                        .plus(control.every().orElse(usual))
                        .toInstant())
                .orElse(Instant.EPOCH);
    }
}

package io.licit.server.fairness;

import io.licit.core.segment.Definition;
import io.licit.engine.fairness.History;
import io.licit.server.desk.Desk;
import io.licit.server.desk.Fingerprint;
import io.licit.server.desk.Judgements;
import io.licit.server.route.Visit;
import io.licit.server.view.FairnessLine;
import io.licit.server.view.Minutes;
import io.licit.server.view.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the last report found on each segment, in a line: for lists, of which one looks once. */
public final class LastVerdicts {
    private final Judgements judgements;
    private final Desk.Standing stands;
    private final Text text;
    private final boolean isWhole;
    private final History history;
    private final Fingerprint data;

    public LastVerdicts(Desk desk, Desk.Standing stands, Visit visit) {
        this.judgements = desk.judgements();
        this.stands = stands;
        this.text = visit.text();
        this.isWhole = stands.minimum(visit.visitor()) == 1;
        this.history = judgements.history();
        this.data = judgements.data();
    }

    public FairnessLine of(String id) {
        String title = Optional.ofNullable(stands.workspace().segments().get(id))
                .map(Definition::title)
                .orElse(id);
        List<History.Past> past = history.past(id, isWhole);
        if (past.isEmpty()) {
            return new FairnessLine(id, title, "never", Digits.NONE, "", List.of());
        }
        History.Past last = past.get(past.size() - 1);
        OptionalDouble lowest = TrendPart.lowest(last, SegmentFairness.MATCHING);
        return new FairnessLine(
                id,
                title,
                last.verdict().map(Digits::look).orElse("never"),
                new Digits(text).ratio(lowest),
                Minutes.of(last.asOf()),
                judgements.since(stands, id, last.digest(), data).stream()
                        .map(change -> changed(text, change))
                        .toList());
    }

    static String changed(Text text, Judgements.Change change) {
        return switch (change) {
            case SEGMENT -> text.of("fairness.segment-changed");
            case DATA -> text.of("fairness.data-changed");
        };
    }
}

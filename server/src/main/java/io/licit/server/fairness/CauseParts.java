package io.licit.server.fairness;

import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.Direction;
import io.licit.fairness.report.Axis;
import io.licit.fairness.report.SegmentReport;
import io.licit.server.view.FairnessView.Part;
import io.licit.server.view.GridView;
import io.licit.server.view.GridView.Cell;
import io.licit.server.view.GridView.Column;
import io.licit.server.view.PlotView;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts that conditions have in a gap, as bars and as tables. */
final class CauseParts {
    private static final int MOST_BARS = 24;

    private final Text text;
    private final Digits digits;
    private final Direction direction;

    CauseParts(Text text, Direction direction) {
        this.text = text;
        this.digits = new Digits(text);
        this.direction = direction;
    }

    List<Part> of(SegmentReport report, String characteristic) {
        return report.causes().stream()
                .filter(one -> characteristic.isEmpty() || one.characteristic().equals(characteristic))
                .map(this::part)
                .toList();
    }

    private Part part(Cause cause) {
        List<String> said = new ArrayList<>();
        said.add(
                Double.isFinite(cause.gap())
                        ? text.of("fairness.gap", number(cause, cause.gap()))
                        : text.of("fairness.gap-withheld"));
        if (cause.error() > 0) {
            said.add(text.of("fairness.gap-error", number(cause, cause.error())));
        }
        return new Part(
                text.of(
                        "fairness.cause-of",
                        GroupParts.name(cause.characteristic()),
                        GroupParts.value(cause.group()),
                        GroupParts.value(cause.reference())),
                "",
                said,
                plot(cause).stream().toList(),
                List.of(table(cause)),
                false);
    }

    private GridView table(Cause cause) {
        List<Column> columns = List.of(
                Column.words(text.of("fairness.condition")),
                Column.number(text.of("fairness.shapley")),
                Column.number(text.of("fairness.share")),
                Column.number(text.of("fairness.leave-one-out")),
                Column.number(text.of("fairness.alone")));
        List<List<Cell>> rows = new ArrayList<>();
        cause.shares()
                .forEach(share -> rows.add(List.of(
                        Cell.code(share.condition()),
                        number(share.shapley(), cause),
                        share.share().isPresent()
                                        && Double.isFinite(share.share().getAsDouble())
                                ? Cell.of(digits.percent(share.share()))
                                : Cell.of(Digits.NONE),
                        number(share.leaveOneOut(), cause),
                        number(share.alone(), cause))));
        return new GridView(
                text.of(
                        "fairness.cause-table",
                        GroupParts.name(cause.characteristic()),
                        GroupParts.value(cause.group()),
                        GroupParts.value(cause.reference())),
                columns,
                rows);
    }

    private Cell number(double value, Cause cause) {
        if (Double.isNaN(value)) {
            return Cell.of(text.of("fairness.withheld"));
        }
        return Cell.of(number(cause, value));
    }

    private String number(Cause cause, double value) {
        return cause.scale() == Cause.Scale.LOG_RATIO ? digits.ratio(value) : digits.percent(value);
    }

    private Optional<PlotView> plot(Cause cause) {
        List<BarPlot.Bar> bars = cause.shares().stream()
                .filter(share -> Double.isFinite(share.shapley()))
                .map(share -> bar(cause, share))
                .toList();
        if (bars.isEmpty() || bars.size() > MOST_BARS) {
            return Optional.empty();
        }
        BarPlot.Ticks ticks = cause.scale() == Cause.Scale.LOG_RATIO ? Axis::word : Axis::percent;
        return Optional.of(new BarPlot(bars, Optional.empty(), ticks)
                .plot(
                        text.of("fairness.plot-causes", GroupParts.value(cause.group())),
                        text.of("fairness.plot-causes-caption", GroupParts.value(cause.group()))));
    }

    private BarPlot.Bar bar(Cause cause, Cause.Share share) {
        double value = share.shapley();
        boolean widens = direction == Direction.BENEFIT ? value < 0 : value > 0;
        return new BarPlot.Bar(
                share.condition(),
                value,
                value - cause.error(),
                value + cause.error(),
                number(cause, value),
                widens ? "adverse-impact" : "no-concern",
                widens);
    }
}

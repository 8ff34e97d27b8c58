package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.law.view.LawJson;
import io.licit.core.law.view.Sentences;
import io.licit.core.law.view.Timeline;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what starts, changes and ends. */
@CommandLine.Command(
        name = "timeline",
        mixinStandardHelpOptions = true,
        description = "What starts, changes and ends: from the day of --as-of, for two years, unless told otherwise.")
final class LawTimeline extends Command {
    private static final int YEARS = 2;
    private static final int WIDTH = 100;

    @Mixin
    private final Where where = new Where();

    @Option(names = "--from", paramLabel = "DATE", description = "The first day; else that of --as-of.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day; else two years after the first.")
    private @Nullable String to;

    LawTimeline(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        LocalDate first = from == null ? LocalDate.ofInstant(options.asOf(shell), ZoneOffset.UTC) : options.day(from);
        LocalDate last = to == null ? first.plusYears(YEARS) : options.day(to);
        if (last.isBefore(first)) {
            throw options.usage("the last day, " + last + ", is before the first, " + first);
        }
        LawBook book = LawOfCommand.told(this);
        Timeline timeline = Timeline.of(book.rules(), where.rules(book), first, last);
        print(
                format == Format.JSON
                        ? LawJson.timeline(timeline, first, last).print() + "\n"
                        : text(timeline, first, last));
        return Exit.OK;
    }

    private String text(Timeline timeline, LocalDate first, LocalDate last) {
        StringBuilder text = new StringBuilder();
        Optional<LocalDate> day = Optional.empty();
        for (Timeline.Event event : timeline.events()) {
            if (day.filter(event.date()::equals).isEmpty()) {
                day = Optional.of(event.date());
                text.append(text.length() == 0 ? "" : "\n")
                        .append(paint().bold(event.date().toString()))
                        .append('\n');
            }
            text.append(text(event));
        }
        text.append(text.length() == 0 ? "" : "\n").append(sum(timeline, first, last));
        if (!timeline.undated().isEmpty()) {
            text.append('\n').append(paint().bold("No day known")).append('\n');
            timeline.undated().forEach(one -> text.append(line(reason(one), one.rule())));
        }
        return text.toString();
    }

    private String text(Timeline.Event event) {
        if (event.before().isEmpty()) {
            return line(event.kind().word(), event.rule());
        }
        Rule old = event.before().get();
        String was = old.requires().strip().equals(event.rule().requires().strip())
                ? "Until the day before: " + Sentences.does(old)
                : "Until the day before: " + old.requires();
        String name = old.id().equals(event.rule().id()) ? "" : " (" + old.id() + ")";
        return line(event.kind().word(), event.rule()) + indented(was, name);
    }

    private String line(String what, Rule rule) {
        Paint paint = paint();
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT);
        grid.row(List.of(
                new Cell(padded(what), colour(what, paint)),
                new Cell(rule.jurisdiction() + "  " + rule.id(), paint::bold),
                Cell.of(Words.shortened(rule.cite(), WIDTH))));
        return grid.lines("  ") + indented(rule.requires(), "");
    }

    private static String indented(String text, String after) {
        return " ".repeat(16) + Words.shortened(text, WIDTH) + after + "\n";
    }

    private static UnaryOperator<String> colour(String what, Paint paint) {
        return switch (what) {
            case "starts" -> paint::green;
            case "changes" -> paint::yellow;
            case "ends" -> paint::red;
            default -> paint::dim;
        };
    }

    private static String padded(String word) {
        return word + " ".repeat(Math.max(0, 12 - word.length()));
    }

    private static String reason(Timeline.Undated one) {
        return switch (one.reason()) {
            case PROPOSED -> "proposed";
            case NOT_COMMENCED -> "to commence";
            case UNSURE -> "unsure";
            case NO_DAY -> "no day";
        };
    }

    private static String sum(Timeline timeline, LocalDate first, LocalDate last) {
        int events = timeline.events().size();
        return first + " to " + last + ": "
                + (events == 0 ? "nothing starts, changes or ends" : Numbers.of(events, "event", "events")) + "\n";
    }
}

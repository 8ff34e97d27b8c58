package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.json.Json;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists rules. */
@CommandLine.Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List rules: all that are carried, or with --as-of those in force on that day.")
final class LawList extends Command {
    @Mixin
    private final Where where = new Where();

    @Option(names = "--effect", paramLabel = "EFFECT", description = "Only rules of this effect, such as exclude.")
    private @Nullable String effect;

    LawList(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        LawBook book = LawOfCommand.of(options, shell, new Diagnostics());
        List<Rule> rules = book.rules().stream()
                .filter(rule -> dated(rule))
                .filter(where.rules(book))
                .filter(rule -> effect == null || rule.effect().name().equals(knownEffect(book, effect)))
                .sorted(Comparator.comparing(Rule::jurisdiction)
                        .thenComparing(Rule::pack)
                        .thenComparing(Rule::id))
                .toList();
        print(format == Format.JSON ? json(rules) : text(rules));
        return Exit.OK;
    }

    private boolean dated(Rule rule) {
        return !options.dated() || rule.inForce(LocalDate.ofInstant(options.asOf(shell), ZoneOffset.UTC));
    }

    private String knownEffect(LawBook book, String given) {
        TreeSet<String> names = new TreeSet<>();
        book.rules().forEach(rule -> names.add(rule.effect().name()));
        if (!names.contains(given)) {
            throw CliException.usage(
                    "no rule has the effect `" + given + "`; there is " + String.join(", ", names),
                    Suggestions.didYouMean(given, names).text());
        }
        return given;
    }

    static Json.Obj json(Rule rule) {
        return Json.object()
                .put("id", rule.id())
                .put("pack", rule.pack())
                .put("jurisdiction", rule.jurisdiction())
                .put("cite", rule.cite())
                .put("effect", rule.effect().name())
                .put("status", rule.status().word())
                .put("from", date(rule.from()))
                .put("to", date(rule.until()))
                .put("confidence", rule.confidence().word())
                .build();
    }

    private static String json(List<Rule> rules) {
        return Json.object()
                        .put(
                                "rules",
                                Json.array(rules.stream().map(LawList::json).toList()))
                        .build()
                        .print()
                + "\n";
    }

    static Json date(Optional<LocalDate> date) {
        return date.<Json>map(day -> Json.of(day.toString())).orElse(Json.none());
    }

    private String text(List<Rule> rules) {
        Paint paint = paint();
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        grid.row(List.of(
                new Cell("rule", paint::dim),
                new Cell("place", paint::dim),
                new Cell("effect", paint::dim),
                new Cell("in force", paint::dim),
                new Cell("citation", paint::dim)));
        for (Rule rule : rules) {
            grid.row(List.of(
                    new Cell(rule.id(), paint::bold),
                    Cell.of(rule.jurisdiction()),
                    Cell.of(rule.effect().name()),
                    Cell.of(time(rule)),
                    Cell.of(rule.cite())));
        }
        return (rules.isEmpty() ? "" : grid.lines("") + "\n") + Numbers.of(rules.size(), "rule", "rules") + "\n";
    }

    static String time(Rule rule) {
        if (!rule.status().binding()) {
            return rule.status().word();
        }
        String from = rule.from()
                .map(LocalDate::toString)
                .or(() -> rule.by().map(day -> "by " + day))
                .orElse("no day known");
        return rule.until().map(until -> from + " to " + until).orElse(from);
    }
}

package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.json.Json;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.law.view.Sentences;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Shows one rule whole: what it asks, where it stands, how it is known. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show one rule: what it requires, its citation, dates, effect and how it is known.")
final class LawShow extends Command {
    private static final int WIDTH = 100;

    @Parameters(paramLabel = "RULE", description = "The rule's id, such as EU-GDPR-ART21-2.")
    private String id = "";

    LawShow(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        LawBook book = LawOfCommand.of(options, shell, new Diagnostics());
        Rule rule = book.rule(id).orElseThrow(() -> unknown(book));
        print(format == Format.JSON ? json(rule) : text(rule, book));
        return Exit.OK;
    }

    private CliException unknown(LawBook book) {
        List<String> ids = book.rules().stream().map(Rule::id).toList();
        String near = Suggestions.didYouMean(id, ids).text();
        return CliException.usage(
                "there is no rule `" + id + "`", near.isEmpty() ? "`licit law list` lists the rules" : near);
    }

    private static String json(Rule rule) {
        Json.Builder all = Json.object();
        LawList.json(rule).members().forEach(all::put);
        return all.put("requires", rule.requires())
                        .put("by", LawList.date(rule.by()))
                        .put("url", rule.url())
                        .put("replaces", Json.strings(rule.replaces()))
                        .put("penalty", rule.penalty().shown())
                        .put("notes", rule.notes())
                        .put("tests", rule.tests().size())
                        .put("does", Sentences.does(rule))
                        .build()
                        .print()
                + "\n";
    }

    private String text(Rule rule, LawBook book) {
        Paint paint = paint();
        Grid grid = new Grid(Side.LEFT, Side.LEFT);
        book.pack(rule.pack())
                .ifPresent(pack -> grid.row("law", pack.title() + " (" + pack.instrument() + ")")
                        .row("reviewed", pack.reviewed().map(Object::toString).orElse("never")));
        grid.row("citation", rule.cite());
        grid.row("place", rule.jurisdiction());
        grid.row("in force", LawList.time(rule));
        grid.row("effect", rule.effect().name());
        rule.effect()
                .stage()
                .ifPresent(stage -> grid.row("leaves out at", stage.name().toLowerCase(Locale.ROOT)));
        grid.row("known", rule.confidence().word());
        optional(grid, "replaces", String.join(", ", rule.replaces()));
        optional(grid, "penalty", Sentences.penalty(rule.penalty()));
        optional(grid, "notes", rule.notes().strip());
        optional(grid, "source", rule.url());
        grid.row("tests", Numbers.count(rule.tests().size()));
        return paint.bold(rule.id()) + "\n" + rule.requires().strip() + "\n\n"
                + Words.wrapped("What Licit does: " + Sentences.does(rule), WIDTH, "") + "\n" + grid.lines("  ");
    }

    private static void optional(Grid grid, String name, String text) {
        if (!text.isEmpty()) {
            grid.row(name, text.replace("\n", " "));
        }
    }
}

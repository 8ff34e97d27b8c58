package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.law.Rule;
import io.licit.core.law.view.Change;
import io.licit.core.law.view.LawChanges;
import io.licit.core.law.view.LawJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Says how two states of the law differ. */
@CommandLine.Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "How two states of the law differ, rule by rule. Each is a folder, a jar or a zip that holds law/, "
                        + "the word shipped, or a date (the law in force that day). Exits with 1 where they differ, unless "
                        + "--fail-on never.")
final class LawDiff extends Command {
    private static final int WIDTH = 110;
    private static final String INDENT = " ".repeat(9);

    @Parameters(index = "0", paramLabel = "A", description = "The earlier state.")
    private String earlier = "";

    @Parameters(index = "1", paramLabel = "B", description = "The later state.")
    private String later = "";

    LawDiff(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        LawChanges changes = LawChanges.between(new DiffSide(this, earlier).packs(), new DiffSide(this, later).packs());
        print(format == Format.JSON ? LawJson.changes(changes).print() + "\n" : text(changes));
        return changes.none() || options.failOn() == FailOn.NEVER ? Exit.OK : Exit.FINDINGS;
    }

    private String text(LawChanges changes) {
        if (changes.none()) {
            return "no difference\n";
        }
        Paint paint = paint();
        StringBuilder text = new StringBuilder();
        changes.added().forEach(rule -> text.append(whole("added", paint::green, rule, changes)));
        changes.removed().forEach(rule -> text.append(whole("removed", paint::red, rule, changes)));
        for (LawChanges.OfRule one : changes.changed()) {
            text.append(head("changed", paint::yellow, one.rule()));
            one.changes().forEach(change -> text.append(line(change, one.testsOnly())));
        }
        for (LawChanges.OfPack one : changes.packs()) {
            text.append(paint.yellow("pack"))
                    .append("     ")
                    .append(paint.bold(one.pack().id()))
                    .append('\n');
            one.changes().forEach(change -> text.append(line(change, false)));
        }
        return text + "\n" + sum(changes);
    }

    private String whole(String what, UnaryOperator<String> colour, Rule rule, LawChanges changes) {
        StringBuilder text = new StringBuilder(head(what, colour, rule));
        text.append(Words.wrapped(rule.requires(), WIDTH, INDENT));
        text.append(Words.wrapped(
                (rule.status().binding() ? "In force: " : "Status: ") + LawList.time(rule), WIDTH, INDENT));
        List<String> same = changes.ofSameFact(rule);
        if (!same.isEmpty()) {
            String verb = what.equals("added") ? "removed" : "added";
            text.append(Words.wrapped("Of the same fact, " + verb + ": " + String.join(", ", same), WIDTH, INDENT));
        }
        return text.toString();
    }

    private String head(String what, UnaryOperator<String> colour, Rule rule) {
        String room = " ".repeat(INDENT.length() - what.length());
        return colour.apply(what) + room + paint().bold(rule.id()) + " (" + rule.jurisdiction() + ", "
                + Words.shortened(rule.cite(), WIDTH) + ")\n";
    }

    private static String line(Change change, boolean alone) {
        String what = alone ? change.what() + " only" : change.what();
        return Words.wrapped(what + ": " + side(change.from()) + " → " + side(change.to()), WIDTH, INDENT);
    }

    private static String side(String said) {
        return said.isEmpty() ? "(none)" : said;
    }

    private static String sum(LawChanges changes) {
        List<String> parts = new ArrayList<>();
        part(parts, changes.added(), "added");
        part(parts, changes.removed(), "removed");
        part(parts, changes.changed(), "changed");
        long tests =
                changes.changed().stream().filter(LawChanges.OfRule::testsOnly).count();
        String only = tests == 0 ? "" : " (" + Numbers.count(tests) + " in tests only)";
        String heads = changes.packs().isEmpty()
                ? ""
                : (parts.isEmpty() ? "" : "; ")
                        + Numbers.of(changes.packs().size(), "pack's head changed", "packs' heads changed");
        return (parts.isEmpty() ? "" : "rules: " + String.join(", ", parts) + only) + heads + "\n";
    }

    private static void part(List<String> parts, Collection<?> items, String what) {
        if (!items.isEmpty()) {
            parts.add(Numbers.count(items.size()) + " " + what);
        }
    }
}

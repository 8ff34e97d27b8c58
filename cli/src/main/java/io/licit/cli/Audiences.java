package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.json.Json;
import io.licit.core.law.LawBook;
import io.licit.engine.AudienceCounts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Audiences in numbers: who matches, who is eligible, who is reachable, and under which rule the others are left out. */
final class Audiences {
    private static final int RULES_SHOWN = 5;
    private static final int CITE_WIDTH = 24;
    private static final int REQUIRES_WIDTH = 62;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final LawBook book;
    private final Paint paint;
    private final boolean whole;
    private final Advice advice;

    /** What may be missing where nobody is in an audience, by segment. */
    interface Advice {
        List<Undeclared.Gap> undeclared(String segment);

        boolean hasErrors(String segment);
    }

    /** @param whole whether every rule is shown, or only the largest */
    Audiences(LawBook book, Paint paint, boolean whole, Advice advice) {
        this.book = book;
        this.paint = paint;
        this.whole = whole;
        this.advice = advice;
    }

    /** An instant, to the minute. */
    static String minute(String instant) {
        return MINUTE.format(Instant.parse(instant));
    }

    static Json.Obj json(AudienceCounts counts) {
        return Json.object()
                .put("segment", counts.segment())
                .put("digest", counts.digest())
                .put("matching", counts.matching())
                .put("eligible", counts.eligible())
                .put("reachable", counts.reachable())
                .put(
                        "excluded",
                        Json.array(counts.excluded().stream()
                                .map(excluded -> Json.object()
                                        .put("rule", excluded.rule())
                                        .put("count", excluded.count())
                                        .build())
                                .toList()))
                .build();
    }

    String text(List<AudienceCounts> all, Instant asOf) {
        int width = all.stream().mapToInt(one -> one.segment().length()).max().orElse(0);
        StringBuilder text = new StringBuilder(paint.dim("as of " + MINUTE.format(asOf)) + "\n\n");
        text.append(heading(Math.max(width, "segment".length())));
        for (AudienceCounts one : all) {
            text.append(line(one, Math.max(width, "segment".length()))).append(leftOut(one));
        }
        return text.toString();
    }

    private String heading(int width) {
        return paint.dim(String.format(
                        Locale.ROOT,
                        "%-" + width + "s  %10s  %10s  %10s",
                        "segment",
                        "matching",
                        "eligible",
                        "reachable"))
                + "\n";
    }

    private String line(AudienceCounts one, int width) {
        String name = String.format(Locale.ROOT, "%-" + width + "s", one.segment());
        String eligible = String.format(Locale.ROOT, "%10s", Numbers.count(one.eligible()));
        return paint.bold(name)
                + String.format(Locale.ROOT, "  %10s  ", Numbers.count(one.matching()))
                + (one.eligible() == 0 ? paint.red(eligible) : paint.green(eligible))
                + String.format(Locale.ROOT, "  %10s", Numbers.count(one.reachable()))
                + "\n";
    }

    private String leftOut(AudienceCounts one) {
        if (one.matching() == 0) {
            return paint.dim("  nobody meets the condition") + "\n\n";
        }
        if (one.excluded().isEmpty()) {
            return paint.dim("  nobody is left out") + "\n\n";
        }
        long out = one.matching() - one.eligible();
        Grid grid = new Grid(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT);
        List<AudienceCounts.Excluded> largest = one.excluded().stream()
                .sorted((a, b) -> Long.compare(b.count(), a.count()))
                .toList();
        List<AudienceCounts.Excluded> shown =
                whole || largest.size() <= RULES_SHOWN ? largest : largest.subList(0, RULES_SHOWN);
        for (AudienceCounts.Excluded excluded : shown) {
            grid.row(List.of(
                    Cell.of(Numbers.count(excluded.count())),
                    new Cell(excluded.rule(), paint::cyan),
                    Cell.of(cite(excluded.rule())),
                    new Cell(requires(excluded.rule()), paint::dim)));
        }
        String more = "";
        if (shown.size() < largest.size()) {
            long persons = largest.stream()
                    .skip(shown.size())
                    .mapToLong(AudienceCounts.Excluded::count)
                    .sum();
            more = paint.dim("    and " + Numbers.count(persons) + " under "
                            + Numbers.of(largest.size() - shown.size(), "more rule", "more rules") + " (-v shows all)")
                    + "\n";
        }
        String missing = one.eligible() == 0 ? missing(one.segment()) : "";
        return "  left out: " + Numbers.count(out) + "\n" + grid.lines("    ") + more + missing + "\n";
    }

    /** An empty audience says what nobody has declared: one rule may stand before all the others. */
    private String missing(String segment) {
        StringBuilder text = new StringBuilder();
        List<Undeclared.Gap> gaps = advice.undeclared(segment);
        if (!gaps.isEmpty()) {
            Grid grid = new Grid(Side.LEFT, Side.LEFT);
            gaps.forEach(gap -> grid.row(gap.what(), gap.where()));
            text.append("  not declared, and so taken at its strictest:\n").append(grid.lines("    "));
        }
        if (advice.hasErrors(segment)) {
            text.append("  `licit check ").append(segment).append("` says what the law asks for\n");
        }
        return text.toString();
    }

    /** Where a rule stands, shortened. */
    String cite(String rule) {
        return book.rule(rule)
                .map(found ->
                        found.cite().startsWith("Licit:") ? "house rule" : Words.shortened(found.cite(), CITE_WIDTH))
                .orElse("");
    }

    /** What a rule asks for, shortened. */
    String requires(String rule) {
        return book.rule(rule)
                .map(found -> Words.shortened(found.requires(), REQUIRES_WIDTH))
                .orElse("");
    }
}

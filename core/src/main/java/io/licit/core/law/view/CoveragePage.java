package io.licit.core.law.view;

import io.licit.core.law.LawBook;
import io.licit.core.law.Pack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The index of the pages on law, with what is covered. */
final class CoveragePage {
    private final LawBook book;
    private final Coverage coverage;

    CoveragePage(LawBook book) {
        this.book = book;
        this.coverage = Coverage.of(book.packs(), Optional.empty());
    }

    String text() {
        return """
                # The law that Licit carries

                One page for each jurisdiction, with every rule, where it stands, and what Licit does about it. How a \
                pack is written is in [law-packs.md](../law-packs.md), how to ask about it in \
                [law-commands.md](../law-commands.md). This is no legal advice, and not all law: each page says when its packs \
                were last held against their source.

                Of the rules that bind on some day, Licit

                - *executes* some: they decide on persons or on a segment,
                - leaves some to a *judgement*: nobody is let in until an assessment is signed,
                - lists some as a *duty* on a message, a process or the organisation,
                - and with some can only *inform*.

                Some *never* bind: they are proposed, struck down, without a day, or their fact is unsure. They are \
                carried so that nobody adds them again.

                """
                + share() + "\n## Places\n\n" + index() + "\n## Coverage\n\n" + byPlace()
                + "\n## Coverage by family\n\n" + byFamily() + undeclared();
    }

    private String share() {
        Tally total = coverage.total();
        int alone = total.count(Treatment.INFORM) - total.informBeside();
        return "**" + Tally.percent(total.executedShare()) + "** of what binds is executed, judged or a duty: "
                + total.acted() + " rules, against " + alone + " that only inform. Left aside are "
                + total.informBeside()
                + " that inform of a fact on which another rule acts. The facts of "
                + Tally.percent(total.verifiedShare()) + " of all rules were read in the source or at second hand.\n";
    }

    /** Every page by the name of its place. */
    private String index() {
        return coverage.rows().stream()
                .map(Coverage.Row::jurisdiction)
                .distinct()
                .sorted(Comparator.comparing(book.jurisdictions()::title).thenComparing(Comparator.naturalOrder()))
                .map(place -> link(place) + " `" + place + "`")
                .collect(Collectors.joining(" ·\n", "", "\n"));
    }

    private String link(String place) {
        return "[" + Markdown.text(book.jurisdictions().title(place)) + "](" + LawPages.file(place) + ")";
    }

    private String byPlace() {
        StringBuilder table = new StringBuilder(head("jurisdiction", "family"));
        for (Coverage.Row row : coverage.rows()) {
            table.append(row(List.of(link(row.jurisdiction()), row.family().word()), row.tally()));
        }
        return table + row(List.of("**all**", ""), coverage.total());
    }

    private String byFamily() {
        StringBuilder table = new StringBuilder(head("family", ">packs"));
        coverage.families()
                .forEach((family, packs) ->
                        table.append(row(List.of(family.word(), String.valueOf(packs.size())), Coverage.sum(packs))));
        return table + row(List.of("**all**", String.valueOf(coverage.packs().size())), coverage.total());
    }

    private String undeclared() {
        List<String> ids = coverage.undeclared().stream()
                .map(Pack::id)
                .map(id -> "`" + id + "`")
                .toList();
        return ids.isEmpty()
                ? ""
                : "\nCounted as privacy, since they state no family: " + String.join(", ", ids) + ".\n";
    }

    private static String head(String first, String second) {
        return Markdown.head(List.of(
                first,
                second,
                ">rules",
                ">executed",
                ">judgement",
                ">duty",
                ">inform",
                ">never",
                ">share",
                ">tests per rule",
                "oldest review",
                ">verified"));
    }

    private static String row(List<String> names, Tally tally) {
        List<String> cells = new ArrayList<>(names);
        cells.add(String.valueOf(tally.rules()));
        for (Treatment treatment : Treatment.values()) {
            cells.add(String.valueOf(tally.count(treatment)));
        }
        cells.add(Tally.percent(tally.executedShare()));
        cells.add(Tally.decimal(tally.testsPerRule()));
        cells.add(tally.oldestReview().map(Object::toString).orElse("never"));
        cells.add(Tally.percent(tally.verifiedShare()));
        return Markdown.row(cells);
    }
}

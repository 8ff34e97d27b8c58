package io.licit.core.assess;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Word;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.json.Json;
import io.licit.core.law.Effect;
import io.licit.core.law.Rule;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Definition;
import io.licit.core.segment.Lineage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An assessment that is still to be made, as the text of its file. */
public final class AssessmentDraft {
    private final AssessmentKind kind;
    private final Segment segment;
    private final Checker.Checked checked;
    private final Catalogue catalogue;

    private AssessmentDraft(AssessmentKind kind, Segment segment, Checker.Checked checked, Catalogue catalogue) {
        this.kind = kind;
        this.segment = segment;
        this.checked = checked;
        this.catalogue = catalogue;
    }

    /**
     * The text, which reads as an assessment whose outcome is open.
     *
     * @param id of the assessment
     * @param checked in which the segment was asked for
     * @param today when it is drawn up
     */
    public static String of(
            String id,
            AssessmentKind kind,
            Segment segment,
            Checker.Checked checked,
            Catalogue catalogue,
            LocalDate today) {
        return new AssessmentDraft(kind, segment, checked, catalogue).text(id, today);
    }

    /** The rules in force that ask for an assessment of the kind on the segment, satisfied or not. */
    public static List<Rule> asking(AssessmentKind kind, Segment segment, Checker.Checked checked) {
        return checked.law().rules().stream()
                .filter(rule -> checked.applying(segment.id()).contains(rule.id()))
                .filter(rule -> asks(rule.effect(), kind))
                .toList();
    }

    private static boolean asks(Effect effect, AssessmentKind kind) {
        return effect instanceof Effect.Justify justify && justify.assessment() == kind
                || effect instanceof Effect.LimitPurpose && kind == AssessmentKind.PURPOSE_COMPATIBILITY;
    }

    private String text(String id, LocalDate today) {
        Questions questions = Questions.of(kind);
        List<Rule> asking = asking(kind, segment, checked);
        StringBuilder text = new StringBuilder();
        line(
                text,
                "# Answer the questions, set the outcome to passes or fails, sign and date it. Until then it counts");
        line(text, "# for nothing. It is about the segment as it now is: when that changes, judge again.");
        line(text, "assessment: " + id);
        line(text, "kind: " + kind.word());
        line(
                text,
                "title: "
                        + quoted(questions.title() + ": " + segment.definition().title()));
        line(text, "segments: [" + segment.id() + "]");
        line(text, "subject: {" + segment.id() + ": " + segment.digest() + "}");
        if (!asking.isEmpty()) {
            line(text, "# Asked for by:");
            asking.forEach(rule -> line(text, "#   " + rule.id() + ", " + oneLine(rule.cite())));
        }
        line(text, "answers:");
        for (Questions.Question question : questions.asked()) {
            line(text, "  # " + question.text());
            if (question.key().equals(questions.asked().get(0).key())) {
                line(text, "  " + question.key() + ": |");
                known().forEach(known -> line(text, "    " + known));
            } else {
                line(text, "  " + question.key() + ": ''");
            }
        }
        figures(asking, text);
        line(text, "evidence: []");
        line(text, "conclusion: ''");
        line(text, "outcome: open");
        line(text, "# signed_by: " + segment.definition().owner().orElse("officer@your-company.example"));
        line(text, "# signed_at: " + today);
        line(text, "# expires_at: " + today.plusYears(1));
        return text.toString();
    }

    private void figures(List<Rule> asking, StringBuilder text) {
        Set<Figure> cited = figures(kind, asking);
        if (cited.isEmpty()) {
            return;
        }
        line(
                text,
                citedBy(asking).isEmpty()
                        ? "# `licit fairness` prints these figures; without them it does not count for its findings."
                        : "# The rules above ask for these figures on fairness; without them it does not count for those.");
        line(text, "figures:");
        cited.forEach(figure -> line(text, "  " + figure.word() + ": ''"));
    }

    /** The figures on fairness that an assessment of the kind has a place for, where some rules ask for it. */
    public static Set<Figure> figures(AssessmentKind kind, List<Rule> asking) {
        Set<Figure> cited = citedBy(asking);
        if (cited.isEmpty() && (kind == AssessmentKind.BUSINESS_REASON || kind == AssessmentKind.FAIRNESS)) {
            cited.addAll(List.of(Figure.AIR, Figure.P_VALUE));
        }
        return cited;
    }

    private static Set<Figure> citedBy(List<Rule> asking) {
        Set<Figure> cited = EnumSet.noneOf(Figure.class);
        for (Rule rule : asking) {
            if (rule.effect() instanceof Effect.Justify justify) {
                cited.addAll(justify.cites());
            }
        }
        return cited;
    }

    /** What the workspace knows, in lines. */
    private List<String> known() {
        Definition definition = segment.definition();
        List<String> lines = new ArrayList<>();
        lines.add("Purpose: " + definition.use().purpose().word() + ", over "
                + words(definition.use().channels()) + ", for "
                + definition.use().recipient().word() + " use.");
        lines.add("Basis: " + definition.basis().map(Word::word).orElse("none stated") + ".");
        lines.add("Reason: " + definition.reason().map(AssessmentDraft::oneLine).orElse("none stated"));
        lines.add("Condition: " + oneLine(Canonical.text(segment.condition())));
        lines.add("Data read:");
        data().forEach(column -> lines.add("- " + column));
        catalogue.persons().map(Table::role).ifPresent(role -> lines.addAll(ofPersons((Table.Role.Persons) role)));
        return lines;
    }

    private static List<String> ofPersons(Table.Role.Persons persons) {
        return List.of(
                "Collected for: "
                        + persons.collectedFor()
                                .map(purposes ->
                                        words(purposes.stream().sorted().toList()))
                                .orElse("not declared")
                        + ".",
                "Kept: "
                        + persons.retention()
                                .map(kept -> kept.keep() + " after " + kept.since())
                                .orElse("no end declared")
                        + ".");
    }

    private Set<String> data() {
        Set<String> data = new TreeSet<>();
        Lineage.of(
                        segment.condition(),
                        catalogue,
                        id -> Optional.ofNullable(checked.segments().get(id)).map(Segment::condition))
                .reads()
                .forEach(read -> data.add(read.name() + ": " + labels(read.column())));
        return data;
    }

    private static String labels(Column column) {
        List<String> labels = new ArrayList<>();
        labels.add(column.category().orElse("content not declared"));
        column.protectedAs().ifPresent(word -> labels.add("protected characteristic " + word));
        labels.add(column.origin().map(origin -> "origin " + origin.word()).orElse("origin not declared"));
        return String.join(", ", labels);
    }

    private static String words(List<? extends Word> words) {
        return words.stream().map(Word::word).collect(Collectors.joining(", "));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** As YAML takes it, which JSON's strings are. */
    private static String quoted(String text) {
        return Json.of(text).print().strip();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}

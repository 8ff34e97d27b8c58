package io.licit.server.mend;

import io.licit.core.catalogue.Basis;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.law.Effect;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Definition;
import io.licit.core.source.Span;
import io.licit.server.build.Builder;
import io.licit.server.build.Row;
import io.licit.server.build.Subjects;
import io.licit.server.desk.SegmentText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What can be mended in one text of a segment. */
public final class Mends {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String MEANT = "did you mean ";
    private static final Row.Within A_YEAR = new Row.Within("365", "days");

    private final Text text;
    private final LawBook book;

    /**
     * A segment's text, as far as it can be read.
     *
     * @param builder of its condition
     * @param interests ids of assessments of legitimate interests that hold for it
     */
    public record Text(
            String text,
            Optional<Definition> definition,
            Optional<Builder> builder,
            Subjects subjects,
            List<String> interests) {
        public Text {
            interests = List.copyOf(interests);
        }
    }

    public Mends(Text text, LawBook book) {
        this.text = text;
        this.book = book;
    }

    /** The ways to put a finding on the text right; none where the text alone can't. */
    public List<Mend> of(Diagnostic finding) {
        if (!isOfText(finding)) {
            return List.of();
        }
        List<Mend> all = new ArrayList<>();
        if (finding.code() == Code.CHK4003) {
            all.add(new Mend(Mend.Kind.REASON, "", said -> Keys.with(text.text(), "reason", Keys.quoted(said))));
        }
        if (finding.code() == Code.CHK4007 || finding.code() == Code.CHK4006) {
            drop(finding).ifPresent(all::add);
        }
        finding.law()
                .flatMap(law -> book.rule(law.rule()))
                .map(Rule::effect)
                .ifPresent(effect -> all.addAll(ofRule(finding, effect)));
        all.addAll(words(finding));
        return all;
    }

    private boolean isOfText(Diagnostic finding) {
        return !finding.span().isNone() && finding.span().file().text().equals(text.text());
    }

    private List<Mend> ofRule(Diagnostic finding, Effect effect) {
        if (effect instanceof Effect.RequireBasis asked) {
            List<Mend> all = new ArrayList<>();
            if (asked.allowed().contains(Basis.LEGITIMATE_INTERESTS)) {
                all.addAll(interests());
            }
            if (asked.allowed().contains(Basis.CONSENT)) {
                all.addAll(consent());
            }
            return all;
        }
        if (effect instanceof Effect.ForbidData forbidden && finding.code() == Code.CHK4001) {
            List<Mend> all = new ArrayList<>(drop(finding).stream().toList());
            all.addAll(forbidden.unless().isPresent() ? consent() : List.of());
            return all;
        }
        if (effect instanceof Effect.LimitPurpose) {
            return consent();
        }
        if (effect instanceof Effect.LimitLookBack) {
            return bounded(finding).stream().toList();
        }
        return finding.code() == Code.CHK4005 ? interests() : List.of();
    }

    /** Whoever asks for consent rests on no assessment. */
    private List<Mend> consent() {
        boolean isThere = text.definition()
                .flatMap(Definition::basis)
                .filter(Basis.CONSENT::equals)
                .isPresent();
        return isThere
                ? List.of()
                : List.of(new Mend(
                        Mend.Kind.BASIS,
                        Basis.CONSENT.word(),
                        said -> Keys.without(Keys.with(text.text(), "basis", Basis.CONSENT.word()), "assessment")));
    }

    private List<Mend> interests() {
        return text.interests().stream()
                .map(id -> new Mend(
                        Mend.Kind.ASSESSMENT,
                        id,
                        said -> Keys.with(
                                Keys.with(text.text(), "basis", Basis.LEGITIMATE_INTERESTS.word()), "assessment", id)))
                .toList();
    }

    private OptionalInt row(Diagnostic finding) {
        return text.builder().map(builder -> builder.rowOf(finding.span())).orElse(OptionalInt.empty());
    }

    /** Nothing is taken out that would leave a condition which is true of everybody. */
    private Optional<Mend> drop(Diagnostic finding) {
        OptionalInt row = row(finding);
        return text.builder()
                .filter(builder -> row.isPresent() && builder.leavesSomethingWithout(row.getAsInt()))
                .flatMap(builder -> changed(Mend.Kind.DROP, row.getAsInt(), builder.without(row.getAsInt())));
    }

    private Optional<Mend> bounded(Diagnostic finding) {
        OptionalInt row = row(finding);
        return text.builder()
                .filter(builder ->
                        row.isPresent() && builder.rows().get(row.getAsInt()).what() instanceof Row.OfEvents)
                .flatMap(builder ->
                        changed(Mend.Kind.LOOK_BACK, row.getAsInt(), builder.within(row.getAsInt(), A_YEAR)));
    }

    private Optional<Mend> changed(Mend.Kind kind, int row, Builder after) {
        return SegmentText.withCondition(text.text(), after.text(text.subjects()))
                .map(changed -> new Mend(kind, Integer.toString(row + 1), said -> changed));
    }

    /** Where the finding knows what may have been meant: the word that it cites and points at is the wrong one. */
    private List<Mend> words(Diagnostic finding) {
        Optional<String> wrong = CODE.matcher(finding.message().text())
                .results()
                .map(cited -> cited.group(1))
                .filter(word -> finding.span().text().contains(word))
                .findFirst();
        if (!finding.help().text().startsWith(MEANT) || wrong.isEmpty()) {
            return List.of();
        }
        Span span = finding.span();
        int at = span.text().indexOf(wrong.get());
        if (at != span.text().lastIndexOf(wrong.get())) {
            return List.of();
        }
        int from = span.start() + at;
        int to = from + wrong.get().length();
        String question =
                finding.help().text().substring(0, finding.help().text().indexOf('?') + 1);
        return CODE.matcher(question)
                .results()
                .map(meant -> finding.code() == Code.SEG2002 ? Canonical.name(meant.group(1)) : meant.group(1))
                .map(word -> new Mend(
                        Mend.Kind.WORD,
                        from + " " + word,
                        said -> text.text().substring(0, from)
                                + word
                                + text.text().substring(to)))
                .toList();
    }
}

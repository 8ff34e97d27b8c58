package io.licit.server.segment;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.segment.Definition;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Workspace;
import io.licit.engine.AudienceCounts;
import io.licit.server.build.Builder;
import io.licit.server.build.Subjects;
import io.licit.server.desk.Data;
import io.licit.server.desk.Desk;
import io.licit.server.mend.Mend;
import io.licit.server.mend.Mends;
import io.licit.server.route.Access;
import io.licit.server.route.NotYet;
import io.licit.server.route.Visit;
import io.licit.server.view.Answer;
import io.licit.server.view.BuilderView;
import io.licit.server.view.Difference;
import io.licit.server.view.Found;
import io.licit.server.view.FunnelView;
import io.licit.server.view.FurtherView;
import io.licit.server.view.MendView;
import io.licit.server.view.Minutes;
import io.licit.server.view.NotYetView;
import io.licit.server.view.Shown;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What is said of a text of a segment: in the rows of the builder, and beside them. */
final class Answers {
    /** What a button mends, and of that what needs no law to be understood. */
    private static final Comparator<Found> PLAINEST = Comparator.comparing(
                    (Found one) -> one.mends().isEmpty())
            .thenComparing(one -> !one.finding().rule().isEmpty());

    private final Desk desk;

    Answers(Desk desk) {
        this.desk = desk;
    }

    /** A text that somebody is writing, with what it would come to. */
    record Attempt(Visit visit, Desk.Standing stands, String id, SourceFile text, Desk.Tried tried) {}

    record Answered(BuilderView builder, Answer answer) {}

    Attempt attempt(Visit visit, Desk.Standing stands, String id, SourceFile text) {
        return new Attempt(visit, stands, id, text, desk.tried(stands, id, text));
    }

    /** What was done to a text, or why not. */
    record Done(String problem, List<Difference.Line> changed) {
        static final Done NOTHING = new Done("", List.of());
    }

    Answered of(Attempt attempt) {
        return of(attempt, condition(attempt), Done.NOTHING);
    }

    /**
     * @param builder the rows to show; none where there are none
     * @param done to the text, before it was sent
     */
    Answered of(Attempt attempt, Optional<Builder> builder, Done done) {
        Visit visit = attempt.visit();
        Shown shown = new Shown(visit.text(), attempt.tried().opened().book());
        Mends mends = mends(attempt, builder);
        Map<Integer, List<Found>> inRows = new TreeMap<>();
        List<Found> beside = new ArrayList<>();
        attempt.tried().findings().stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .forEach(one -> {
                    Found found = new Found(shown.finding(one), views(visit.text(), mends.of(one)));
                    OptionalInt row =
                            builder.map(rows -> rows.rowOf(one.span())).orElse(OptionalInt.empty());
                    (row.isPresent() ? inRows.computeIfAbsent(row.getAsInt(), at -> new ArrayList<>()) : beside)
                            .add(found);
                });
        inRows.values().forEach(found -> found.sort(PLAINEST));
        return new Answered(view(attempt, builder, inRows), answer(attempt, shown, beside, inRows, done));
    }

    private Answer answer(
            Attempt attempt, Shown shown, List<Found> beside, Map<Integer, List<Found>> inRows, Done done) {
        Visit visit = attempt.visit();
        Desk.Tried tried = attempt.tried();
        Optional<AudienceCounts> counts = Optional.empty();
        List<NotYetView> waits = List.of();
        try {
            counts = tried.checked().flatMap(checked -> desk.data().counted(tried.opened(), checked, attempt.id()));
        } catch (NotYet notYet) {
            // Findings need no data, and can be worked on meanwhile.
            waits = List.of(notYet.shown(visit.text(), true));
        }
        long minimum = attempt.stands().minimum(visit.visitor());
        List<FunnelView> funnels =
                counts.map(one -> shown.funnel(one, minimum)).stream().toList();
        List<String> by = tried.checked()
                .map(checked -> Data.countedBy(attempt.stands().workspace(), checked.law()))
                .orElse(List.of());
        String chosen = visit.request().getMethod().equals("GET") ? visit.field("by") : "";
        return new Answer(
                beside,
                inRows.values().stream().mapToInt(List::size).sum(),
                funnels,
                Minutes.of(tried.opened().asOf()),
                counts.isEmpty() && waits.isEmpty() ? visit.text().of("segment.no-counts") : "",
                waits,
                done.problem(),
                done.changed(),
                new FurtherView(attempt.id(), by, by.contains(chosen) ? chosen : ""));
    }

    /** The condition in a segment's text; empty where it can't be read. */
    Optional<Builder> condition(Attempt attempt) {
        return definition(attempt).map(found -> Builder.of(found.where(), subjects(attempt.stands(), attempt.id())));
    }

    private static Optional<Definition> definition(Attempt attempt) {
        return attempt.tried()
                .opened()
                .workspace()
                .flatMap(workspace -> Optional.ofNullable(workspace.segments().get(attempt.id())));
    }

    static Subjects subjects(Desk.Standing stands, String id) {
        List<String> others = stands.opened().segments().stream()
                .filter(other -> !other.equals(id))
                .toList();
        return Subjects.of(stands.workspace().catalogue(), others);
    }

    private static BuilderView view(Attempt attempt, Optional<Builder> builder, Map<Integer, List<Found>> found) {
        List<String> scopes = builder.map(rows -> IntStream.range(0, rows.rows().size())
                        .mapToObj(rows::scope)
                        .toList())
                .orElse(List.of());
        return new BuilderView(
                attempt.id(),
                builder.map(Builder::rows).orElse(List.of()),
                scopes,
                found,
                subjects(attempt.stands(), attempt.id()),
                Access.AUTHORS.admits(attempt.visit().visitor()));
    }

    /** The mends of a text whose rows have places. */
    Mends mends(Attempt attempt, Optional<Builder> builder) {
        return new Mends(
                new Mends.Text(
                        attempt.text().text(),
                        definition(attempt),
                        builder,
                        subjects(attempt.stands(), attempt.id()),
                        interests(attempt)),
                attempt.tried().opened().book());
    }

    /** Those that hold for a segment whatever it becomes; of others nobody knows before the basis is changed. */
    private static List<String> interests(Attempt attempt) {
        Workspace workspace = attempt.stands().workspace();
        return workspace.assessments().values().stream()
                .filter(one -> one.kind() == AssessmentKind.LEGITIMATE_INTERESTS
                        && one.subjects().isEmpty()
                        && one.validFor(
                                attempt.id(), "", attempt.tried().opened().asOf()))
                .map(Assessment::id)
                .toList();
    }

    private static List<MendView> views(Text text, List<Mend> mends) {
        return mends.stream()
                .map(mend -> new MendView(mend.key(), label(text, mend), mend.asks()))
                .toList();
    }

    private static String label(Text text, Mend mend) {
        return text.of("mend." + mend.kind().word(), mend.told());
    }
}

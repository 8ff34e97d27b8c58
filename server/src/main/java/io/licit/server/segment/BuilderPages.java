package io.licit.server.segment;

import io.licit.core.source.SourceFile;
import io.licit.server.build.Builder;
import io.licit.server.build.Subjects;
import io.licit.server.desk.DefinitionFiles;
import io.licit.server.desk.Desk;
import io.licit.server.desk.SegmentText;
import io.licit.server.mend.Mend;
import io.licit.server.mend.Mends;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.Difference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A segment's text while somebody writes it: tried, built from rows, mended. Nothing is written here. */
public final class BuilderPages {
    private static final int LONGEST_SAID = 1000;

    private final Desk desk;
    private final Answers answers;
    private final DraftPages drafts;

    public BuilderPages(Desk desk) {
        this.desk = desk;
        this.answers = new Answers(desk);
        this.drafts = new DraftPages(desk);
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/segments/{id}/try", Access.STAFF, this::attempt),
                Route.post("/segments/{id}/build", Access.AUTHORS, this::build),
                Route.post("/segments/{id}/mend", Access.AUTHORS, this::mend));
    }

    private Answers.Attempt sent(Visit visit) {
        return attempt(visit, DefinitionFiles.limited(visit.field("text")));
    }

    private Answers.Attempt attempt(Visit visit, String text) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = desk.files().of(stands, id);
        return answers.attempt(visit, stands, id, new SourceFile(file.path(), text));
    }

    /** What a text would come to. */
    private Reply attempt(Visit visit) {
        Answers.Answered answered = answers.of(sent(visit));
        return Reply.page("part/tried.jte", Map.of("answer", answered.answer(), "builder", answered.builder()));
    }

    /** What the builder's rows would come to, put into the text beside them. */
    private Reply build(Visit visit) {
        Subjects subjects = Answers.subjects(desk.standing(), visit.part("id"));
        Builder builder;
        try {
            builder = Builder.ofForm(visit::field).done(visit.field("do"), subjects);
        } catch (IllegalArgumentException none) {
            throw new Refusal(400, "error.form");
        }
        String text = SegmentText.withCondition(DefinitionFiles.limited(visit.field("text")), builder.text(subjects))
                .orElseThrow(() -> new Refusal(422, "segment.no-condition"));
        Answers.Attempt attempt = attempt(visit, text);
        Builder placed = answers.condition(attempt).map(builder::placedAs).orElse(builder);
        return built(attempt, Optional.of(placed), Answers.Done.NOTHING);
    }

    /** What the text would be once a finding is put right, and what that changes. */
    private Reply mend(Visit visit) {
        Answers.Attempt before = sent(visit);
        String wanted = visit.field("mend");
        Optional<Builder> builder = answers.condition(before);
        Mends mends = answers.mends(before, builder);
        Optional<Mend> mend = before.tried().findings().stream()
                .flatMap(one -> mends.of(one).stream())
                .filter(one -> one.key().equals(wanted))
                .findFirst();
        String said = visit.field("said").strip();
        if (mend.isEmpty() || mend.get().asks() && said.isEmpty()) {
            String problem = visit.text().of(mend.isEmpty() ? "mend.gone" : "mend.say");
            return built(before, builder, new Answers.Done(problem, List.of()));
        }
        String text = mend.get().text(said.substring(0, Math.min(said.length(), LONGEST_SAID)));
        Answers.Attempt after = attempt(visit, text);
        List<Difference.Line> changed = Difference.of(before.text().text(), text).stream()
                .filter(Difference.Line::isChange)
                .toList();
        return built(after, answers.condition(after), new Answers.Done("", changed));
    }

    /** When the text was kept as her draft; empty where there is nothing to keep it beside. */
    private String kept(Answers.Attempt attempt) {
        if (attempt.visit().field("stamp").isEmpty()) {
            return "";
        }
        SourceFile file = desk.files().of(attempt.stands(), attempt.id());
        return drafts.kept(attempt.visit(), attempt.id(), file, attempt.text().text());
    }

    private Reply built(Answers.Attempt attempt, Optional<Builder> builder, Answers.Done done) {
        Answers.Answered answered = answers.of(attempt, builder, done);
        return Reply.page(
                "part/built.jte",
                Map.of(
                        "answer", answered.answer(),
                        "builder", answered.builder(),
                        "definition", attempt.text().text(),
                        "kept", kept(attempt)));
    }
}

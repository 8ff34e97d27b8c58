package io.licit.server.assess;

import io.licit.core.assess.AssessmentDraft;
import io.licit.core.assess.AssessmentText;
import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Word;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Assessment;
import io.licit.programme.account.Role;
import io.licit.programme.definition.Versions;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.AssessmentView;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Assessments: which count and which are missing, and one with its questions, to be answered and signed. */
public final class AssessmentPages {
    private static final Access OFFICERS = new Access.Of(EnumSet.of(Role.OFFICER));

    private final Desk desk;
    private final AssessmentFiles files;

    public AssessmentPages(Desk desk) {
        this.desk = desk;
        this.files = new AssessmentFiles(desk.programme());
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/assessments", Access.STAFF, visit -> list(visit, 200, "")),
                Route.post("/assessments", Access.AUTHORS, this::draw),
                Route.get("/assessments/{id}", Access.STAFF, this::one),
                Route.get("/assessments/{id}/assessment.md", Access.STAFF, this::markdown),
                Route.get("/assessments/{id}/assessment.json", Access.STAFF, this::json),
                Route.post("/assessments/{id}", Access.AUTHORS, this::answer),
                // Where a form was answered with a page: to go back there is to look at the assessment.
                Route.get(
                        "/assessments/{id}/sign",
                        Access.STAFF,
                        visit -> new Reply.Go("/assessments/" + asked(visit).id())),
                Route.post("/assessments/{id}/sign", OFFICERS, this::sign));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC);
    }

    private Reply list(Visit visit, int status, String said) {
        Desk.Standing stands = desk.standing();
        Map<String, Object> model = new HashMap<>();
        model.put("lines", AssessmentViews.lines(stands, today()));
        model.put("missing", AssessmentViews.missing(stands));
        model.put("mayDraw", Access.AUTHORS.admits(visit.visitor()));
        model.put("kinds", Word.words(AssessmentKind.class));
        model.put("segments", List.copyOf(stands.sound().segments().keySet()));
        model.put("kind", visit.field("kind"));
        model.put("segment", visit.field("segment"));
        model.put("id", visit.field("id"));
        model.put("said", said);
        return new Reply.Page(status, "assessments.jte", model);
    }

    /** Draws one up, with the questions of its kind, answered as far as the workspace knows. */
    private Reply draw(Visit visit) {
        Desk.Standing stands = desk.standing();
        AssessmentKind kind = Word.of(AssessmentKind.class, visit.field("kind")).orElseThrow(Refusal::notFound);
        Segment segment = Optional.ofNullable(stands.sound().segments().get(visit.field("segment")))
                .orElseThrow(Refusal::notFound);
        String typed = visit.field("id").strip();
        String id = typed.isEmpty() ? kind.word() + "-" + segment.id() : typed;
        if (!AssessmentFiles.isId(id)) {
            return list(visit, 422, visit.text().of("assess.no-id", id));
        }
        String text = AssessmentDraft.of(
                id, kind, segment, stands.sound(), stands.workspace().catalogue(), today());
        boolean isThere = stands.workspace().assessments().containsKey(id);
        if (isThere || !files.create(stands, id, text, new Actor(visit.visitor().id()))) {
            return list(visit, 409, visit.text().of("assess.there-is", id));
        }
        return new Reply.Go("/assessments/" + id);
    }

    private Assessment asked(Visit visit) {
        return Optional.ofNullable(desk.standing().workspace().assessments().get(visit.part("id")))
                .orElseThrow(Refusal::notFound);
    }

    private Reply one(Visit visit) {
        Assessment assessment = asked(visit);
        return page(visit, assessment, assessment, 200, "");
    }

    /** @param shown as somebody has typed it, or as it stands */
    private Reply page(Visit visit, Assessment stored, Assessment shown, int status, String said) {
        Desk.Standing stands = desk.standing();
        AssessmentView view = AssessmentViews.one(visit.text(), stands, shown, stamp(stands, stored), today());
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        // Whoever has typed something else is shown both.
        model.put("stored", status == 409 ? List.of(AssessmentFiles.of(stored).text()) : List.of());
        model.put("mayAnswer", Access.AUTHORS.admits(visit.visitor()));
        model.put("maySign", OFFICERS.admits(visit.visitor()));
        model.put("tomorrow", today().plusDays(1).toString());
        model.put("inAYear", today().plusYears(1).toString());
        model.put("isSaved", visit.request().getParameter("saved") != null);
        model.put("said", said);
        return new Reply.Page(status, "assessment.jte", model);
    }

    /** The segments as they are now, without those that have mistakes. */
    private static Map<String, String> digests(Checker.Checked checked, Assessment assessment) {
        Map<String, String> digests = new TreeMap<>();
        for (String id : assessment.segments()) {
            Optional.ofNullable(checked.segments().get(id)).ifPresent(found -> digests.put(id, found.digest()));
        }
        return digests;
    }

    /** Of the file and of the segments beside it: who signs signs both. */
    private static String stamp(Desk.Standing stands, Assessment assessment) {
        return Versions.digest(AssessmentFiles.of(assessment).text() + "\n" + digests(stands.sound(), assessment));
    }

    /** INVARIANT: nobody's change is lost: who began with another text than the file has now is shown both. */
    private Reply answer(Visit visit) {
        Desk.Standing stands = desk.standing();
        Assessment before = asked(visit);
        Assessment after = AssessmentForm.answered(before, visit);
        if (!stamp(stands, before).equals(visit.field("stamp"))) {
            return page(visit, before, after, 409, visit.text().of("assess.changed-meanwhile"));
        }
        if (after.equals(before)) {
            return new Reply.Go("/assessments/" + before.id() + "?saved");
        }
        return written(visit, stands, "assessment-changed", before, after);
    }

    private Reply written(Visit visit, Desk.Standing stands, String kind, Assessment before, Assessment after) {
        SourceFile file = AssessmentFiles.of(before);
        String text = new AssessmentText(after).yaml();
        boolean isWritten = files.write(
                stands, kind, before.id(), file, text, new Actor(visit.visitor().id()));
        return isWritten
                ? new Reply.Go("/assessments/" + before.id() + "?saved")
                : page(visit, before, after, 422, visit.text().of("assess.unwritable"));
    }

    /** Signs what the officer was shown: the text as it stands, on the segments as they are. */
    private Reply sign(Visit visit) {
        Desk.Standing stands = desk.standing();
        Assessment one = asked(visit);
        if (!stamp(stands, one).equals(visit.field("stamp"))) {
            return page(visit, one, one, 409, visit.text().of("assess.changed-meanwhile"));
        }
        Assessment.Outcome outcome =
                AssessmentForm.outcome(visit).orElseThrow(() -> new Refusal(422, "assess.no-outcome"));
        Map<String, String> subjects = digests(stands.sound(), one);
        if (!subjects.keySet().equals(Set.copyOf(one.segments()))) {
            return page(visit, one, one, 422, visit.text().of("assess.lost-segment"));
        }
        List<String> unanswered = new AssessmentText(one).unanswered();
        if (outcome == Assessment.Outcome.PASSES
                && (!unanswered.isEmpty() || one.conclusion().isBlank())) {
            return page(visit, one, one, 422, visit.text().of("assess.unanswered"));
        }
        try {
            LocalDate until = LocalDate.parse(visit.field("until"));
            if (!until.isAfter(today())) {
                return page(visit, one, one, 422, visit.text().of("assess.past"));
            }
            Assessment signed = AssessmentForm.signed(
                    one, subjects, outcome, visit.visitor().id(), today(), until);
            return written(visit, stands, "assessment-signed", one, signed);
        } catch (DateTimeException noDay) {
            return page(visit, one, one, 422, visit.text().of("error.no-day", visit.field("until")));
        }
    }

    private Reply markdown(Visit visit) {
        return text("text/markdown;charset=utf-8", new AssessmentText(asked(visit)).markdown());
    }

    private Reply json(Visit visit) {
        return text("application/json", new AssessmentText(asked(visit)).json().print() + "\n");
    }

    private static Reply text(String type, String text) {
        return new Reply.Bytes(type, text.getBytes(StandardCharsets.UTF_8), false);
    }
}

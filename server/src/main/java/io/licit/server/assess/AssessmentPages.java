package io.licit.server.assess;

import io.licit.core.assess.AssessmentText;
import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Word;
import io.licit.core.workspace.Assessment;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.AssessmentView;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Assessments: which count and which are missing, and one with its questions, to be answered and signed. */
public final class AssessmentPages {
    private final Desk desk;
    private final Assessing acts;

    public AssessmentPages(Desk desk) {
        this.desk = desk;
        this.acts = new Assessing(desk);
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
                Route.post("/assessments/{id}/sign", Assessing.SIGNERS, this::sign));
    }

    private Reply list(Visit visit, int status, String said) {
        Desk.Standing stands = desk.standing();
        Map<String, Object> model = new HashMap<>();
        model.put("lines", AssessmentViews.lines(stands, acts.today()));
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

    private Reply draw(Visit visit) {
        AssessmentKind kind = Word.of(AssessmentKind.class, visit.field("kind")).orElseThrow(Refusal::notFound);
        try {
            String id = acts.draw(
                    kind,
                    visit.field("segment"),
                    visit.field("id").strip(),
                    new Actor(visit.visitor().id()));
            return new Reply.Go("/assessments/" + id);
        } catch (Refusal refused) {
            if (refused.status() == 404) {
                throw refused;
            }
            return list(visit, refused.status(), refused.said(visit.text()));
        }
    }

    private Assessment asked(Visit visit) {
        return acts.get(desk.standing(), visit.part("id"));
    }

    private Reply one(Visit visit) {
        Assessment assessment = asked(visit);
        return page(visit, assessment, assessment, 200, "");
    }

    /** @param shown as somebody has typed it, or as it stands */
    private Reply page(Visit visit, Assessment stored, Assessment shown, int status, String said) {
        Desk.Standing stands = desk.standing();
        AssessmentView view =
                AssessmentViews.one(visit.text(), stands, shown, Assessing.stamp(stands, stored), acts.today());
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        // Whoever has typed something else is shown both.
        model.put("stored", status == 409 ? List.of(Assessing.file(stored).text()) : List.of());
        model.put("mayAnswer", Access.AUTHORS.admits(visit.visitor()));
        model.put("maySign", Assessing.SIGNERS.admits(visit.visitor()));
        model.put("tomorrow", acts.today().plusDays(1).toString());
        model.put("inAYear", acts.today().plusYears(1).toString());
        model.put("isSaved", visit.request().getParameter("saved") != null);
        model.put("said", said);
        return new Reply.Page(status, "assessment.jte", model);
    }

    /** INVARIANT: nobody's change is lost: who began with another text than the file has now is shown both. */
    private Reply answer(Visit visit) {
        Desk.Standing stands = desk.standing();
        Assessment before = asked(visit);
        Assessment after = AssessmentForm.answered(before, visit);
        if (!Assessing.stamp(stands, before).equals(visit.field("stamp"))) {
            return page(visit, before, after, 409, visit.text().of("assess.changed-meanwhile"));
        }
        if (after.equals(before)) {
            return new Reply.Go("/assessments/" + before.id() + "?saved");
        }
        boolean isWritten = acts.write(
                stands,
                before,
                new AssessmentText(after).yaml(),
                new Actor(visit.visitor().id()));
        return isWritten
                ? new Reply.Go("/assessments/" + before.id() + "?saved")
                : page(visit, before, after, 422, visit.text().of("assess.unwritable"));
    }

    private Reply sign(Visit visit) {
        Assessment one = asked(visit);
        try {
            acts.sign(
                    desk.standing(),
                    one,
                    new Assessing.Signature(visit.field("stamp"), AssessmentForm.outcome(visit), visit.field("until")),
                    new Actor(visit.visitor().id()));
            return new Reply.Go("/assessments/" + one.id() + "?saved");
        } catch (Refusal refused) {
            return page(visit, one, one, refused.status(), refused.said(visit.text()));
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

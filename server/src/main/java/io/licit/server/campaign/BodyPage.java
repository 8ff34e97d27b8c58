package io.licit.server.campaign;

import io.licit.core.source.SourceFile;
import io.licit.programme.definition.Versions;
import io.licit.programme.people.Actor;
import io.licit.server.desk.DefinitionFiles;
import io.licit.server.desk.Desk;
import io.licit.server.desk.Reviews;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.CampaignAnswer;
import io.licit.server.view.DoneView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The text of a campaign that stands in a file of its own, and what is found on its words as one types. */
final class BodyPage {
    private final Desk desk;

    BodyPage(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/campaigns/{id}/body", Access.STAFF, this::one),
                Route.post("/campaigns/{id}/body/try", Access.STAFF, this::attempt),
                Route.post("/campaigns/{id}/body", Access.AUTHORS, this::save));
    }

    private SourceFile file(Desk.Standing stands, String id) {
        SourceFile campaign = desk.campaignFiles().of(stands, id);
        return desk.bodyFiles()
                .of(stands, id)
                .orElseThrow(() -> new Refusal(409, "campaign.body-elsewhere", campaign.path()));
    }

    private Reply one(Visit visit) {
        Desk.Standing stands = desk.standing();
        return page(visit, stands, file(stands, visit.part("id")).text(), 200, "");
    }

    private Reply page(Visit visit, Desk.Standing stands, String text, int status, String said) {
        String id = visit.part("id");
        SourceFile file = file(stands, id);
        Map<String, Object> model = new HashMap<>();
        model.put("id", id);
        model.put("file", file.path());
        model.put("text", text);
        model.put("stamp", Versions.digest(file.text()));
        model.put("theirs", status == 409 ? file.text() : "");
        model.put("said", said);
        model.put("happened", happened(visit, file));
        model.put("mayEdit", Access.AUTHORS.admits(visit.visitor()));
        model.put("answer", answer(visit, stands, new SourceFile(file.path(), text)));
        return new Reply.Page(status, "campaign-body.jte", model);
    }

    private List<DoneView> happened(Visit visit, SourceFile file) {
        String saved = visit.field("saved");
        if (saved.isEmpty() || !Access.AUTHORS.admits(visit.visitor())) {
            return List.of();
        }
        return DoneView.saved(
                        visit.text().of(saved.equals("back") ? "segment.put-back" : "segment.saved"),
                        new Versions(desk.programme()).lastTwo(Versions.Kind.BODY, file.path()),
                        file.text(),
                        visit.visitor().id(),
                        "/campaigns/" + visit.part("id") + "/body/versions/")
                .stream()
                .toList();
    }

    private CampaignAnswer answer(Visit visit, Desk.Standing stands, SourceFile text) {
        String id = visit.part("id");
        Looks looks = new Looks(visit);
        Reviews.Reviewed reviewed = desk.reviews().tried(stands, id, text, looks.isTold(stands));
        return looks.answer(id, "/campaigns/" + id + "/body/try", reviewed);
    }

    /** What a text would come to; nothing is written. */
    private Reply attempt(Visit visit) {
        Desk.Standing stands = desk.standing();
        SourceFile file = file(stands, visit.part("id"));
        String text = DefinitionFiles.limited(visit.field("text"));
        return Reply.page(
                "part/campaign-answer.jte", Map.of("answer", answer(visit, stands, new SourceFile(file.path(), text))));
    }

    /** INVARIANT: nobody's change is lost: who began with another text than the file has now is shown both. */
    private Reply save(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = file(stands, id);
        String text = DefinitionFiles.limited(visit.field("text"));
        if (!Versions.digest(file.text()).equals(visit.field("stamp"))) {
            return page(visit, stands, text, 409, visit.text().of("campaign.changed-meanwhile"));
        }
        if (!text.equals(file.text())) {
            desk.bodyFiles().write(stands, file, text, new Actor(visit.visitor().id()));
        }
        return new Reply.Go("/campaigns/" + id + "/body?saved=1");
    }
}

package io.licit.server.campaign;

import io.licit.core.campaign.Asked;
import io.licit.core.campaign.Outlook;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Campaign;
import io.licit.evidence.Hash;
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
import io.licit.server.view.DoneView;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A campaign: its file as fields and as text, each editing the other, and what is found on its words. */
final class CampaignPage {
    private final Desk desk;
    private final DefinitionFiles files;

    CampaignPage(Desk desk) {
        this.desk = desk;
        this.files = desk.campaignFiles();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/campaigns/{id}", Access.STAFF, this::one),
                Route.post("/campaigns/{id}/try", Access.STAFF, this::attempt),
                Route.post("/campaigns/{id}/fill", Access.AUTHORS, this::fill),
                Route.post("/campaigns/{id}", Access.AUTHORS, this::save));
    }

    private Reply one(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        return page(visit, stands, id, files.of(stands, id).text(), 200, "");
    }

    private Reply page(Visit visit, Desk.Standing stands, String id, String text, int status, String said) {
        SourceFile file = files.of(stands, id);
        Looks looks = new Looks(visit);
        Reviews.Reviewed reviewed =
                desk.reviews().tried(stands, id, new SourceFile(file.path(), text), looks.isTold(stands));
        String segment = reviewed.campaign().map(Campaign::segment).orElse("");
        boolean isKnown = stands.opened().segments().contains(segment);
        Map<String, Object> model = new HashMap<>(parts(visit, file, id, text, reviewed));
        model.put("segment", isKnown ? segment : "");
        model.put(
                "channel", reviewed.campaign().map(one -> one.channel().word()).orElse(""));
        model.put("when", reviewed.campaign().map(looks::when).orElse(""));
        model.put("approval", isKnown ? CampaignPages.approval(desk, stands, segment) : "");
        model.put("file", file.path());
        model.put("stamp", stamp(file.text()));
        model.put("theirs", status == 409 ? file.text() : "");
        model.put("said", said);
        model.put("happened", happened(visit, id, file));
        return new Reply.Page(status, "campaign.jte", model);
    }

    /** What has just been done that can be undone; none where nothing has. */
    private List<DoneView> happened(Visit visit, String id, SourceFile file) {
        String saved = visit.field("saved");
        if (saved.isEmpty() || !Access.AUTHORS.admits(visit.visitor())) {
            return List.of();
        }
        return DoneView.saved(
                        visit.text().of(saved.equals("back") ? "segment.put-back" : "segment.saved"),
                        new Versions(desk.programme()).lastTwo(Versions.Kind.CAMPAIGN, id),
                        file.text(),
                        visit.visitor().id(),
                        "/campaigns/" + id + "/versions/")
                .stream()
                .toList();
    }

    private static Map<String, Object> parts(
            Visit visit, SourceFile file, String id, String text, Reviews.Reviewed reviewed) {
        Looks looks = new Looks(visit);
        String bodyFile = reviewed.campaign()
                .flatMap(campaign -> campaign.message().bodyFile())
                .map(path -> path.text())
                .orElse("");
        return Map.of(
                "id",
                id,
                "text",
                text,
                "fields",
                looks.fields(id, file.path(), CampaignForm.of(text), bodyFile, stamp(text)),
                "answer",
                looks.answer(id, "/campaigns/" + id + "/try", reviewed));
    }

    /** What a text would come to; nothing is written. */
    private Reply attempt(Visit visit) {
        return tried(visit, "part/campaign-tried.jte", DefinitionFiles.limited(visit.field("text")));
    }

    private Reply tried(Visit visit, String template, String text) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = files.of(stands, id);
        boolean isTold = new Looks(visit).isTold(stands);
        Reviews.Reviewed reviewed = desk.reviews().tried(stands, id, new SourceFile(file.path(), text), isTold);
        return Reply.page(template, parts(visit, file, id, text, reviewed));
    }

    /** What the fields say, put into the text beside them, and words that the law asks for; nothing is written. */
    private Reply fill(Visit visit) {
        files.of(desk.standing(), visit.part("id"));
        String before = DefinitionFiles.limited(visit.field("text"));
        String filled = filled(visit, before);
        String words = visit.field("insert");
        return words.isEmpty()
                ? tried(visit, "part/campaign-filled.jte", filled)
                : tried(visit, "part/campaign-inserted.jte", inserted(visit, filled, words));
    }

    private static String filled(Visit visit, String text) {
        CampaignForm form = CampaignForm.of(text).orElseThrow(() -> new Refusal(422, "campaign.no-fields"));
        return form.typed(visit::field).into(text).orElseThrow(() -> new Refusal(422, "campaign.not-by-form"));
    }

    /** Only words that the law asks for here are ever put in by a button. */
    private String inserted(Visit visit, String text, String words) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = new SourceFile(files.of(stands, id).path(), text);
        Outlook outlook = desk.reviews()
                .tried(stands, id, file, false)
                .outlook()
                .orElseThrow(() -> new Refusal(422, "campaign.no-fields"));
        Asked asked = Inserting.missing(outlook.asked()).stream()
                .filter(one -> one.words().filter(words::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new Refusal(400, "error.form"));
        return CampaignForm.of(text)
                .filter(CampaignForm::hasBody)
                .flatMap(form -> Inserting.with(form, asked, outlook).into(text))
                .orElseThrow(() -> new Refusal(422, "campaign.not-by-form"));
    }

    /**
     * INVARIANT: nobody's change is lost: who began with another text than the file has now is shown both. What was typed
     * into fields last counts as well where the text beside them is still the one that they are of.
     */
    private Reply save(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = files.of(stands, id);
        String typed = DefinitionFiles.limited(visit.field("text"));
        boolean isOfFields = stamp(typed).equals(visit.field("fields-of"));
        String text = isOfFields && CampaignForm.of(typed).isPresent() ? filled(visit, typed) : typed;
        if (!stamp(file.text()).equals(visit.field("stamp"))) {
            return page(visit, stands, id, text, 409, visit.text().of("campaign.changed-meanwhile"));
        }
        if (!text.equals(file.text())
                && !files.write(
                        stands, id, file, text, new Actor(visit.visitor().id()))) {
            return page(visit, stands, id, text, 422, visit.text().of("campaign.not-this-id", id));
        }
        return new Reply.Go("/campaigns/" + id + "?saved=1");
    }

    static String stamp(String text) {
        return Hash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}

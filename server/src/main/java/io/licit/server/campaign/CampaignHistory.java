package io.licit.server.campaign;

import io.licit.core.source.SourceFile;
import io.licit.programme.definition.Versions;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.VersionView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a campaign's file was before, and the file that its text stands in; and any of that put back. */
final class CampaignHistory {
    private final Desk desk;
    private final Versions versions;

    CampaignHistory(Desk desk) {
        this.desk = desk;
        this.versions = new Versions(desk.programme());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/campaigns/{id}/history", Access.STAFF, this::history),
                Route.post("/campaigns/{id}/versions/{number}/back", Access.AUTHORS, this::putBack),
                Route.post("/campaigns/{id}/body/versions/{number}/back", Access.AUTHORS, this::putBodyBack));
    }

    private Reply history(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = desk.campaignFiles().of(stands, id);
        Optional<SourceFile> body = desk.bodyFiles().of(stands, id);
        Map<String, Object> model = new HashMap<>();
        model.put("id", id);
        model.put("file", file.path());
        model.put("versions", VersionView.of(versions.of(Versions.Kind.CAMPAIGN, id), file.text()));
        model.put("stamp", Versions.digest(file.text()));
        model.put("body", body.map(SourceFile::path).orElse(""));
        model.put(
                "bodyVersions",
                body.map(one -> VersionView.of(versions.of(Versions.Kind.BODY, one.path()), one.text()))
                        .orElse(List.of()));
        model.put("bodyStamp", body.map(one -> Versions.digest(one.text())).orElse(""));
        model.put("mayEdit", Access.AUTHORS.admits(visit.visitor()));
        return Reply.page("campaign-history.jte", model);
    }

    /** Gives the file the text of a version, as a new version; not where somebody has saved since it was looked at. */
    private Reply putBack(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = desk.campaignFiles().of(stands, id);
        Versions.Version version = version(visit, Versions.Kind.CAMPAIGN, id);
        requireSame(visit, file);
        if (version.text().equals(file.text())) {
            return new Reply.Go("/campaigns/" + id);
        }
        if (!desk.campaignFiles().write(stands, id, file, version.text(), by(visit))) {
            throw new Refusal(422, "history.not-this-campaign");
        }
        return new Reply.Go("/campaigns/" + id + "?saved=back");
    }

    private Reply putBodyBack(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = desk.bodyFiles().of(stands, id).orElseThrow(Refusal::notFound);
        Versions.Version version = version(visit, Versions.Kind.BODY, file.path());
        requireSame(visit, file);
        if (!version.text().equals(file.text())) {
            desk.bodyFiles().write(stands, file, version.text(), by(visit));
        }
        return new Reply.Go("/campaigns/" + id + "/body?saved=back");
    }

    private Versions.Version version(Visit visit, Versions.Kind kind, String id) {
        return visit.number("number")
                .flatMap(number -> versions.one(kind, id, number))
                .orElseThrow(Refusal::notFound);
    }

    private static void requireSame(Visit visit, SourceFile file) {
        if (!Versions.digest(file.text()).equals(visit.field("stamp"))) {
            throw new Refusal(409, "history.saved-since");
        }
    }

    private static Actor by(Visit visit) {
        return new Actor(visit.visitor().id());
    }
}

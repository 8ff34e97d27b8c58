package io.licit.server.segment;

import io.licit.core.source.SourceFile;
import io.licit.programme.definition.Versions;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.VersionView;
import java.util.List;
import java.util.Map;

/** What a segment's file was before, who changed it, and what of it; and any of that put back. */
public final class HistoryPage {
    private final Desk desk;
    private final Versions versions;

    public HistoryPage(Desk desk) {
        this.desk = desk;
        this.versions = new Versions(desk.programme());
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/segments/{id}/history", Access.STAFF, this::history),
                Route.post("/segments/{id}/versions/{number}/back", Access.AUTHORS, this::putBack));
    }

    private Reply history(Visit visit) {
        String id = visit.part("id");
        SourceFile file = desk.files().of(desk.standing(), id);
        return Reply.page(
                "history.jte",
                Map.of(
                        "id",
                        id,
                        "versions",
                        VersionView.of(versions.of(Versions.Kind.SEGMENT, id), file.text()),
                        "stamp",
                        Versions.digest(file.text()),
                        "mayEdit",
                        Access.AUTHORS.admits(visit.visitor())));
    }

    /** Gives the file the text of a version, as a new version; not where somebody has saved since it was looked at. */
    private Reply putBack(Visit visit) {
        String id = visit.part("id");
        Desk.Standing stands = desk.standing();
        SourceFile file = desk.files().of(stands, id);
        Versions.Version version = visit.number("number")
                .flatMap(number -> versions.one(Versions.Kind.SEGMENT, id, number))
                .orElseThrow(Refusal::notFound);
        if (!Versions.digest(file.text()).equals(visit.field("stamp"))) {
            throw new Refusal(409, "history.saved-since");
        }
        if (version.text().equals(file.text())) {
            return new Reply.Go("/segments/" + id);
        }
        if (!desk.files().write(stands, id, file, version.text(), DraftPages.by(visit))) {
            throw new Refusal(422, "history.not-readable");
        }
        return new Reply.Go("/segments/" + id + "?saved=back");
    }
}

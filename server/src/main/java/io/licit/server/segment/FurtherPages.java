package io.licit.server.segment;

import io.licit.core.source.SourceFile;
import io.licit.engine.Breakdown;
import io.licit.server.desk.DefinitionFiles;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.BreakdownView;
import java.util.List;
import java.util.Map;

/** What is asked of a segment's text on demand, since it takes longer than a count: by what, and who would come back. */
public final class FurtherPages {
    private final Desk desk;

    public FurtherPages(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/segments/{id}/by", Access.STAFF, this::by),
                Route.post("/segments/{id}/bring-back", Access.STAFF, this::bringBack));
    }

    private record Asked(Desk.Standing stands, String id, Desk.Tried tried) {}

    private Asked asked(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = desk.files().of(stands, id);
        String text = DefinitionFiles.limited(visit.field("text"));
        return new Asked(stands, id, desk.tried(stands, id, new SourceFile(file.path(), text)));
    }

    private Reply by(Visit visit) {
        if (visit.field("by").isEmpty()) {
            return Reply.page("part/by.jte", Map.of("breakdown", new BreakdownView("", List.of(), false, "")));
        }
        Asked asked = asked(visit);
        Breakdown found = asked.tried()
                .checked()
                .flatMap(checked ->
                        desk.data().brokenDown(asked.tried().opened(), checked, asked.id(), visit.field("by")))
                .orElseThrow(() -> new Refusal(422, "segment.no-counts"));
        return Reply.page(
                "part/by.jte",
                Map.of(
                        "breakdown",
                        BreakdownView.of(found, visit.text(), asked.stands().minimum(visit.visitor()))));
    }

    private Reply bringBack(Visit visit) {
        Asked asked = asked(visit);
        return asked.tried()
                .checked()
                .flatMap(checked -> desk.data()
                        .lacking(asked.tried().opened(), checked, asked.id())
                        .flatMap(lacking -> desk.data()
                                .counted(asked.tried().opened(), checked, asked.id())
                                .map(counts -> new BringBack(
                                                visit.text(),
                                                asked.tried().opened(),
                                                checked,
                                                asked.stands().minimum(visit.visitor()),
                                                Access.AUTHORS.admits(visit.visitor()))
                                        .view(asked.id(), counts, lacking))))
                .<Reply>map(view -> Reply.page("part/bring-back.jte", Map.of("back", view)))
                .orElseThrow(() -> new Refusal(422, "segment.no-counts"));
    }

    /** Out of a thousand, for a bar. */
    static long share(long part, long whole) {
        return whole == 0 ? 0 : 1000 * part / whole;
    }
}

package io.licit.server.segment;

import io.licit.core.source.SourceFile;
import io.licit.programme.definition.Drafts;
import io.licit.programme.definition.Versions;
import io.licit.programme.people.Actor;
import io.licit.server.desk.DefinitionFiles;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.Difference;
import io.licit.server.view.DraftView;
import io.licit.server.view.Minutes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody writes of a segment before she saves it: kept as she types, set aside, taken back. */
public final class DraftPages {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Desk desk;
    private final Drafts drafts;

    public DraftPages(Desk desk) {
        this.desk = desk;
        this.drafts = new Drafts(desk.programme());
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/segments/{id}/draft", Access.AUTHORS, this::keep),
                Route.post("/segments/{id}/draft/discard", Access.AUTHORS, this::discard),
                Route.post("/segments/{id}/draft/back", Access.AUTHORS, this::back));
    }

    /** As she types, or from a form of another page: then her draft as it was is set aside, and she sees the new one. */
    private Reply keep(Visit visit) {
        String id = visit.part("id");
        SourceFile file = desk.files().of(desk.standing(), id);
        String text = DefinitionFiles.limited(visit.field("text"));
        if (visit.isOfPart()) {
            return Reply.page("part/kept.jte", Map.of("at", kept(visit, id, file, text)));
        }
        boolean isOther = drafts.begin(id, by(visit), stamp(visit), text);
        return new Reply.Go("/segments/" + id + (isOther ? "?draft=begun" : ""));
    }

    /**
     * Keeps what somebody has written so far; nothing where that is what the file says.
     *
     * @return when, as pages write it; blank where nothing was kept
     */
    String kept(Visit visit, String id, SourceFile file, String text) {
        if (text.equals(file.text())) {
            drafts.settle(id, by(visit));
            return "";
        }
        drafts.keep(id, by(visit), stamp(visit), text);
        return Minutes.of(desk.clock().instant());
    }

    private Reply discard(Visit visit) {
        String id = visit.part("id");
        desk.files().of(desk.standing(), id);
        boolean isDone = drafts.setAside(id, by(visit));
        return new Reply.Go("/segments/" + id + (isDone ? "?draft=aside" : ""));
    }

    private Reply back(Visit visit) {
        String id = visit.part("id");
        desk.files().of(desk.standing(), id);
        drafts.takeBack(id, by(visit));
        return new Reply.Go("/segments/" + id);
    }

    /** Her draft, where it says other than the file. */
    Optional<Drafts.Draft> open(Visit visit, String id, SourceFile file) {
        return drafts.of(id, by(visit)).filter(draft -> !draft.text().equals(file.text()));
    }

    boolean hasAside(Visit visit, String id) {
        return drafts.aside(id, by(visit)).isPresent();
    }

    void settle(Visit visit, String id) {
        drafts.settle(id, by(visit));
    }

    static DraftView view(Drafts.Draft draft, SourceFile file) {
        String now = Versions.digest(file.text());
        return new DraftView(
                Minutes.of(draft.keptAt()),
                !draft.begun().equals(now),
                Difference.of(file.text(), draft.text()),
                draft.text(),
                now);
    }

    static Actor by(Visit visit) {
        return new Actor(visit.visitor().id());
    }

    private static String stamp(Visit visit) {
        String stamp = visit.field("stamp");
        if (!DIGEST.matcher(stamp).matches()) {
            throw new Refusal(400, "error.form");
        }
        return stamp;
    }
}

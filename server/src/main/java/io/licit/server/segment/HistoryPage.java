package io.licit.server.segment;

import io.licit.programme.definition.Versions;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.VersionView;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a segment's file was before, who changed it, and what of it. */
public final class HistoryPage {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Desk desk;

    public HistoryPage(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(Route.get("/segments/{id}/history", Access.STAFF, this::history));
    }

    private Reply history(Visit visit) {
        String id = visit.part("id");
        Desk.Standing stands = desk.standing();
        if (!stands.opened().segments().contains(id)) {
            throw Refusal.notFound();
        }
        List<Versions.Version> versions = new Versions(desk.programme()).of(id);
        List<VersionView> shown = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Versions.Version one = versions.get(i);
            Optional<String> before =
                    i + 1 < versions.size() ? Optional.of(versions.get(i + 1).text()) : Optional.empty();
            shown.add(new VersionView(
                    MINUTE.format(one.at()),
                    one.by(),
                    Long.toString(one.entry()),
                    before.map(text -> VersionView.Line.between(text, one.text()))
                            .orElse(List.of()),
                    one.text()));
        }
        return Reply.page("history.jte", Map.of("id", id, "versions", shown));
    }
}

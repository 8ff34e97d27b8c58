package io.licit.server;

import java.util.ArrayList;
import java.util.List;

/** Everything that can be asked for, and by whom. */
final class Routes {
    private Routes() {}

    static List<Route> of(Desk desk, Site site) {
        List<Route> all = new ArrayList<>();
        all.add(Route.get("/assets/{name}", Access.ANYBODY, Assets::reply));
        all.addAll(new HealthPage(desk).routes());
        all.addAll(new SignInPages(site, desk.clock()).routes());
        all.addAll(new HomePage(desk).routes());
        all.addAll(new SegmentPages(desk).routes());
        all.addAll(new HistoryPage(desk).routes());
        all.addAll(new FindingPages(desk).routes());
        all.addAll(new LawPages(desk).routes());
        all.addAll(new PersonPages(desk).routes());
        all.addAll(new TrainingPages(desk, site).routes());
        all.addAll(new RequestPages(desk).routes());
        all.addAll(new EvidencePages(desk).routes());
        all.addAll(new AuditPages(desk, site).routes());
        all.addAll(new TokenPages(desk.programme()).routes());
        all.addAll(new PeoplePages(site).routes());
        all.addAll(ApiTable.routes(desk));
        return all;
    }
}

package io.licit.server;

import io.licit.server.api.ApiTable;
import io.licit.server.desk.Desk;
import io.licit.server.law.LawPages;
import io.licit.server.programme.AuditPages;
import io.licit.server.programme.EvidencePages;
import io.licit.server.programme.FindingPages;
import io.licit.server.programme.HomePage;
import io.licit.server.programme.PersonPages;
import io.licit.server.programme.RequestPages;
import io.licit.server.route.Access;
import io.licit.server.route.Route;
import io.licit.server.run.RunPages;
import io.licit.server.segment.BuilderPages;
import io.licit.server.segment.FurtherPages;
import io.licit.server.segment.HistoryPage;
import io.licit.server.segment.SegmentPages;
import io.licit.server.site.Assets;
import io.licit.server.site.HealthPage;
import io.licit.server.site.PeoplePages;
import io.licit.server.site.SignInPages;
import io.licit.server.site.Site;
import io.licit.server.site.TokenPages;
import io.licit.server.training.TrainingPages;
import io.licit.server.work.WorkPages;
import io.licit.server.work.Works;
import java.util.ArrayList;
import java.util.List;

/** Everything that can be asked for, and by whom. */
final class Routes {
    private Routes() {}

    static List<Route> of(Desk desk, Site site, Works works, String version) {
        List<Route> all = new ArrayList<>();
        all.add(Route.get("/assets/{name}", Access.ANYBODY, Assets::reply));
        all.addAll(new HealthPage(desk).routes());
        all.addAll(new SignInPages(site, desk.clock()).routes());
        all.addAll(new HomePage(desk).routes());
        all.addAll(new SegmentPages(desk).routes());
        all.addAll(new HistoryPage(desk).routes());
        all.addAll(new BuilderPages(desk).routes());
        all.addAll(new FurtherPages(desk).routes());
        all.addAll(new RunPages(desk, works).routes());
        all.addAll(new WorkPages(works).routes());
        all.addAll(new FindingPages(desk).routes());
        all.addAll(new LawPages(desk).routes());
        all.addAll(new PersonPages(desk).routes());
        all.addAll(new TrainingPages(desk, site.accounts()).routes());
        all.addAll(new RequestPages(desk).routes());
        all.addAll(new EvidencePages(desk).routes());
        all.addAll(new AuditPages(desk, site.accounts(), works).routes());
        all.addAll(new TokenPages(desk.programme()).routes());
        all.addAll(new PeoplePages(site.accounts()).routes());
        all.addAll(ApiTable.routes(desk, version));
        return all;
    }
}

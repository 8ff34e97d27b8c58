package io.licit.server;

import io.licit.server.api.ApiTable;
import io.licit.server.assess.AssessmentPages;
import io.licit.server.campaign.CampaignPages;
import io.licit.server.desk.Desk;
import io.licit.server.export.ExportPages;
import io.licit.server.fairness.FairnessPages;
import io.licit.server.law.CoveragePages;
import io.licit.server.law.ImpactPages;
import io.licit.server.law.LawPages;
import io.licit.server.law.TimelinePages;
import io.licit.server.programme.AuditPages;
import io.licit.server.programme.ErasurePages;
import io.licit.server.programme.EvidencePages;
import io.licit.server.programme.FindingPages;
import io.licit.server.programme.HomePage;
import io.licit.server.programme.PersonPages;
import io.licit.server.programme.RectificationPages;
import io.licit.server.programme.RequestPages;
import io.licit.server.records.RecordPages;
import io.licit.server.route.Access;
import io.licit.server.route.Route;
import io.licit.server.run.RunPages;
import io.licit.server.segment.BuilderPages;
import io.licit.server.segment.DraftPages;
import io.licit.server.segment.FurtherPages;
import io.licit.server.segment.HistoryPage;
import io.licit.server.segment.NewSegmentPage;
import io.licit.server.segment.ReviewPages;
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
        all.addAll(new NewSegmentPage(desk).routes());
        all.addAll(new DraftPages(desk).routes());
        all.addAll(new ReviewPages(desk, site.accounts()).routes());
        all.addAll(new CampaignPages(desk).routes());
        all.addAll(new FairnessPages(desk).routes());
        all.addAll(new FindingPages(desk).routes());
        // Before the page of a rule, whose address would take these for one.
        all.addAll(new TimelinePages(desk).routes());
        all.addAll(new ImpactPages(desk).routes());
        all.addAll(new CoveragePages(desk).routes());
        all.addAll(new LawPages(desk).routes());
        all.addAll(new PersonPages(desk).routes());
        all.addAll(new TrainingPages(desk, site.accounts()).routes());
        all.addAll(new ErasurePages(desk, works).routes());
        all.addAll(new RectificationPages(desk, works).routes());
        all.addAll(new RequestPages(desk).routes());
        all.addAll(new ExportPages(desk, works).routes());
        all.addAll(new AssessmentPages(desk).routes());
        all.addAll(new RecordPages(desk).routes());
        all.addAll(new EvidencePages(desk).routes());
        all.addAll(new AuditPages(desk, site.accounts(), works).routes());
        all.addAll(new TokenPages(desk.programme()).routes());
        all.addAll(new PeoplePages(site.accounts()).routes());
        all.addAll(ApiTable.routes(desk, site.accounts(), works, version));
        return all;
    }
}

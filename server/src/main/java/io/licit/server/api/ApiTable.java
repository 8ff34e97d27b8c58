package io.licit.server.api;

import io.licit.programme.account.Accounts;
import io.licit.server.desk.Desk;
import io.licit.server.law.TestedBook;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.work.Works;
import java.util.ArrayList;
import java.util.List;

/** Every endpoint for programs, once: what is served, who may, and what is described come from here. */
public final class ApiTable {
    private ApiTable() {}

    static List<ApiEndpoint> of(Desk desk, Accounts accounts, Works works, String version) {
        List<ApiEndpoint> all = new ArrayList<>();
        all.addAll(new ApiSegments(desk).endpoints());
        all.addAll(new ApiCampaigns(desk).endpoints());
        all.addAll(new ApiFairness(desk).endpoints());
        all.addAll(new ApiApproval(desk).endpoints());
        all.addAll(new ApiReview(desk).endpoints());
        all.addAll(new ApiFindings(desk).endpoints());
        TestedBook tested = new TestedBook(desk);
        all.addAll(new ApiLaw(desk, tested).endpoints());
        all.addAll(new ApiLawViews(desk, tested).endpoints());
        all.addAll(new ApiRuns(desk, works).endpoints());
        all.addAll(new ApiPersons(desk, works).endpoints());
        all.addAll(new ApiExports(desk, works).endpoints());
        all.addAll(new ApiConsents(desk).endpoints());
        all.addAll(new ApiTraining(desk, accounts).endpoints());
        all.addAll(new ApiAssessments(desk).endpoints());
        all.addAll(ApiProgramme.endpoints(desk, accounts, works));
        all.addAll(new ApiWork(works).endpoints());
        all.add(ApiEndpoint.of(
                Route.get(
                        "/api/v1/openapi.json",
                        Access.ANYBODY,
                        visit -> Reply.data(new ApiDescription(List.copyOf(all), version).json())),
                "This description.",
                "Description"));
        return List.copyOf(all);
    }

    public static List<Route> routes(Desk desk, Accounts accounts, Works works, String version) {
        return of(desk, accounts, works, version).stream()
                .map(ApiEndpoint::served)
                .toList();
    }
}

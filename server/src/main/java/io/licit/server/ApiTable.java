package io.licit.server;

import java.util.ArrayList;
import java.util.List;

/** Every endpoint for programs, once: what is served, who may, and what is described come from here. */
final class ApiTable {
    private ApiTable() {}

    static List<ApiEndpoint> of(Desk desk) {
        List<ApiEndpoint> all = new ArrayList<>();
        all.addAll(new ApiSegments(desk).endpoints());
        all.addAll(new ApiApproval(desk).endpoints());
        all.addAll(new ApiFindings(desk).endpoints());
        all.addAll(new ApiLaw(desk).endpoints());
        all.add(ApiEndpoint.of(
                Route.get(
                        "/api/v1/openapi.json",
                        Access.ANYBODY,
                        visit -> Reply.data(new ApiDescription(List.copyOf(all)).json())),
                "This description.",
                "Description"));
        return List.copyOf(all);
    }

    static List<Route> routes(Desk desk) {
        return of(desk).stream().map(ApiEndpoint::served).toList();
    }
}

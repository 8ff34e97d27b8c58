package io.licit.server.api;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.JsonRenderer;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** All findings, for programs. */
final class ApiFindings {
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::word).toList();

    private final Desk desk;

    ApiFindings(Desk desk) {
        this.desk = desk;
    }

    List<ApiEndpoint> endpoints() {
        ApiEndpoint.Parameter severity = new ApiEndpoint.Parameter(
                "severity",
                ApiEndpoint.In.QUERY,
                false,
                "Only those of this weight.",
                Json.object()
                        .put("type", "string")
                        .put("enum", Json.strings(SEVERITIES))
                        .build());
        return List.of(ApiEndpoint.of(
                        Route.get("/api/v1/findings", Access.STAFF, this::list),
                        "All findings, the heaviest first.",
                        "Findings")
                .taking(severity, ApiPaging.LIMIT, ApiPaging.AFTER)
                .refusing(400, "A severity, a limit or a place that there is not."));
    }

    private Reply list(Visit visit) {
        String severity = visit.field("severity");
        if (!severity.isEmpty() && !SEVERITIES.contains(severity)) {
            throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`severity` is one of " + String.join(", ", SEVERITIES));
        }
        List<Diagnostic> all = desk.standing().findings().stream()
                .filter(one -> severity.isEmpty() || one.severity().word().equals(severity))
                .sorted(Comparator.comparing(Diagnostic::severity)
                        .thenComparing(one -> one.segment().orElse("")))
                .toList();
        return Reply.data(ApiPaging.of(visit).partByPlace("findings", all, ApiFindings::json));
    }

    static Json json(Diagnostic finding) {
        return JsonRenderer.findings(List.of(finding)).items().get(0);
    }
}

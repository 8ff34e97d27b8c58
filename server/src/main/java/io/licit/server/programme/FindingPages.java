package io.licit.server.programme;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.FindingView;
import io.licit.server.view.Shown;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All findings, narrowed by what the address says. */
public final class FindingPages {
    private final Desk desk;

    public FindingPages(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(Route.get("/findings", Access.STAFF, this::list));
    }

    private Reply list(Visit visit) {
        Desk.Standing stands = desk.standing();
        Shown shown = new Shown(visit.text(), stands.opened().book());
        String severity = visit.field("severity");
        String wanted = visit.field("q").strip().toLowerCase(Locale.ROOT);
        List<FindingView> all = stands.findings().stream()
                .filter(one -> severity.isEmpty() || one.severity().word().equals(severity))
                .sorted(Comparator.comparing(Diagnostic::severity)
                        .thenComparing(one -> one.segment().orElse("")))
                .map(shown::finding)
                .filter(one -> (one.message() + " " + one.rule() + " " + one.cite() + " " + one.segment() + " "
                                + one.code())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        List<String> severities =
                Arrays.stream(Severity.values()).map(Severity::word).toList();
        return Reply.page(
                visit.isOfPart() ? "part/findings.jte" : "findings.jte",
                Map.of(
                        "findings", all,
                        "severities", severities,
                        "severity", severity,
                        "query", visit.field("q")));
    }
}

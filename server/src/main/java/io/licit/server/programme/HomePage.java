package io.licit.server.programme;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.segment.Definition;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.FindingView;
import io.licit.server.view.Shown;
import io.licit.server.view.WaitingView;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What needs somebody today. */
public final class HomePage {
    private static final int MOST = 6;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Desk desk;

    public HomePage(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(Route.get("/", Access.STAFF, this::home));
    }

    private Reply home(Visit visit) {
        Desk.Standing stands = desk.standing();
        List<Diagnostic> findings = stands.findings();
        Shown shown = new Shown(visit.text(), stands.opened().book());
        List<FindingView> first = findings.stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .sorted(Comparator.comparing(one -> one.segment().orElse("")))
                .limit(MOST)
                .map(shown::finding)
                .toList();
        List<Desk.Waits> waiting = stands.checked().isEmpty() ? List.of() : desk.waiting(stands);
        return Reply.page(
                "home.jte",
                Map.of(
                        "segments", (long) stands.opened().segments().size(),
                        "errors", count(findings, Severity.ERROR),
                        "warnings", count(findings, Severity.WARNING),
                        "asked", waiting.stream().filter(Desk.Waits::isAsAsked).count(),
                        "waiting", waiting(stands, waiting, visit),
                        "first", first));
    }

    private static long count(List<Diagnostic> findings, Severity severity) {
        return findings.stream().filter(one -> one.severity() == severity).count();
    }

    /** Requests for an approval that she could decide, or that are hers. */
    private static List<WaitingView> waiting(Desk.Standing stands, List<Desk.Waits> all, Visit visit) {
        return all.stream()
                .filter(one -> one.isFor(visit.visitor()) || one.isOf(visit.visitor()))
                .map(one -> new WaitingView(
                        one.request().segment(),
                        Optional.ofNullable(stands.workspace()
                                        .segments()
                                        .get(one.request().segment()))
                                .map(Definition::title)
                                .orElse(one.request().segment()),
                        one.request().by(),
                        MINUTE.format(one.request().at()),
                        one.request().note(),
                        one.isOf(visit.visitor()),
                        one.isAsAsked()))
                .toList();
    }
}

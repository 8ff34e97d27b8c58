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
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What needs somebody today. */
public final class HomePage {
    private static final int MOST = 6;

    private final Desk desk;
    private final Agenda agenda;

    public HomePage(Desk desk) {
        this.desk = desk;
        this.agenda = new Agenda(desk);
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
                        "tasks", agenda.of(visit, stands),
                        "segments", (long) stands.opened().segments().size(),
                        "errors", count(findings, Severity.ERROR),
                        "warnings", count(findings, Severity.WARNING),
                        "asked", waiting.stream().filter(Desk.Waits::isAsAsked).count(),
                        "first", first));
    }

    private static long count(List<Diagnostic> findings, Severity severity) {
        return findings.stream().filter(one -> one.severity() == severity).count();
    }
}

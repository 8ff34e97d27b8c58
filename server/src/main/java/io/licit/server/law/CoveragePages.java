package io.licit.server.law;

import io.licit.core.law.LawBook;
import io.licit.core.law.Pack;
import io.licit.core.law.view.Coverage;
import io.licit.core.law.view.Tally;
import io.licit.core.law.view.Treatment;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.CoverageRow;
import io.licit.server.view.LawSaid;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much of the law is acted on, where, and when that was last looked at. */
public final class CoveragePages {
    private final Desk desk;

    public CoveragePages(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(Route.get("/law/coverage", Access.STAFF, this::page));
    }

    private Reply page(Visit visit) {
        LawBook book = desk.standing().opened().book();
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC);
        String in = visit.field("in");
        List<Pack> packs = book.packs().stream()
                .filter(pack -> in.isEmpty() || pack.jurisdiction().equals(in))
                .toList();
        Coverage coverage = Coverage.of(packs, Optional.of(today));
        Map<String, Object> model = new HashMap<>();
        model.put(
                "rows",
                coverage.rows().stream()
                        .map(row -> row(
                                row.jurisdiction(),
                                LawSaid.in(visit.text()).place(row.jurisdiction(), book),
                                row.family().word(),
                                row.tally()))
                        .toList());
        model.put("total", row("", "", "", coverage.total()));
        model.put("packs", (long) packs.size());
        model.put("in", in);
        model.put("day", today.toString());
        model.put("places", LawSaid.in(visit.text()).places(book));
        return Reply.page("coverage.jte", model);
    }

    private static CoverageRow row(String code, String place, String family, Tally tally) {
        return new CoverageRow(
                code,
                place,
                family,
                tally.rules(),
                tally.count(Treatment.EXECUTED),
                tally.count(Treatment.JUDGEMENT),
                tally.count(Treatment.DUTY),
                tally.count(Treatment.INFORM),
                tally.count(Treatment.NEVER) + tally.otherDays(),
                Tally.percent(tally.executedShare()),
                tally.oldestReview().map(LocalDate::toString).orElse(""));
    }
}

package io.licit.server.law;

import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.law.view.Timeline;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.LawEvent;
import io.licit.server.view.LawSaid;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What of the law starts, changes and ends, and what may come without a day. */
public final class TimelinePages {
    private static final int YEARS = 2;

    private final Desk desk;

    public TimelinePages(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(Route.get("/law/timeline", Access.STAFF, this::timeline));
    }

    private Reply timeline(Visit visit) {
        Desk.Standing stands = desk.standing();
        LawBook book = stands.opened().book();
        LocalDate from = Days.of(visit.field("from"))
                .orElseGet(() -> LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC));
        LocalDate to = Days.of(visit.field("to")).orElse(from.plusYears(YEARS));
        Set<String> here = new TreeSet<>();
        stands.checked()
                .ifPresent(checked ->
                        checked.verdicts().keySet().forEach(segment -> here.addAll(checked.applying(segment))));
        Predicate<Rule> there = LawPages.reaching(book.jurisdictions(), visit.field("in"));
        Timeline timeline = Timeline.of(book.rules(), there, from, to);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "events",
                timeline.events().stream()
                        .map(one -> new LawEvent(
                                one.date().toString(),
                                one.kind().word(),
                                LawSaid.in(visit.text()).shown(one.rule(), book),
                                isHere(one, here)))
                        .toList());
        model.put(
                "undated",
                timeline.undated().stream()
                        .map(one -> new LawEvent(
                                "",
                                one.reason().word(),
                                LawSaid.in(visit.text()).shown(one.rule(), book),
                                false))
                        .toList());
        model.put("from", from.toString());
        model.put("to", to.toString());
        model.put("in", visit.field("in"));
        model.put("places", LawSaid.in(visit.text()).places(book));
        return Reply.page("timeline.jte", model);
    }

    /** A rule that is still to come applies to nothing yet; the one that it takes the place of may. */
    private static boolean isHere(Timeline.Event event, Set<String> here) {
        return here.contains(event.rule().id())
                || event.before().filter(old -> here.contains(old.id())).isPresent();
    }
}

package io.licit.server.run;

import io.licit.programme.people.Actor;
import io.licit.programme.run.Runs;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.Minutes;
import io.licit.server.view.RunLine;
import io.licit.server.view.Shown;
import io.licit.server.work.Work;
import io.licit.server.work.WorkPages;
import io.licit.server.work.Works;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs: the audiences as they were last refreshed, and a button to refresh them. */
public final class RunPages {
    private final Desk desk;
    private final Running running;

    public RunPages(Desk desk, Works works) {
        this.desk = desk;
        this.running = new Running(desk, works);
    }

    public List<Route> routes() {
        return List.of(Route.get("/runs", Access.STAFF, this::list), Route.post("/runs", Access.AUTHORS, this::start));
    }

    private Reply list(Visit visit) {
        Desk.Standing stands = desk.standing();
        Shown shown = new Shown(visit.text(), stands.opened().book());
        long minimum = stands.minimum(visit.visitor());
        Map<String, List<Runs.Past>> past = new Runs(desk.programme()).past(2);
        List<RunLine> lines = new ArrayList<>();
        for (String id : stands.opened().segments()) {
            List<Runs.Past> runs = past.getOrDefault(id, List.of());
            lines.add(new RunLine(
                    id,
                    runs.stream()
                            .map(one -> shown.funnel(one.counts(), minimum))
                            .toList(),
                    runs.isEmpty() ? "" : Minutes.of(runs.get(0).asOf()),
                    runs.isEmpty() ? "" : Long.toString(runs.get(0).entry()),
                    !runs.isEmpty()
                            && Running.isOutdated(stands, id, runs.get(0).counts())));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("left", left(visit, stands));
        model.put("lines", lines);
        model.put("mayRun", Access.AUTHORS.admits(visit.visitor()));
        model.put(
                "open",
                running.open().stream().map(one -> WorkPages.view(visit, one)).toList());
        return Reply.page("runs.jte", model);
    }

    /** Those that a run has left as they were; only such as there are, whatever an address says. */
    private static String left(Visit visit, Desk.Standing stands) {
        List<String> named = List.of(visit.field("left").split(","));
        return stands.opened().segments().stream().filter(named::contains).collect(Collectors.joining(", "));
    }

    /** One segment where it is named, or all. */
    private Reply start(Visit visit) {
        String named = visit.field("segment");
        Work work = running.begin(
                named.isEmpty() ? Set.of() : Set.of(named),
                new Actor(visit.visitor().id()));
        return new Reply.Go("/work/" + work.id());
    }
}

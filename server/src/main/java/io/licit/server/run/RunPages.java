package io.licit.server.run;

import io.licit.core.check.Checker;
import io.licit.engine.AudienceCounts;
import io.licit.programme.people.Actor;
import io.licit.programme.run.Runs;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
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
import java.util.TreeSet;

/** Runs: the audiences as they were last refreshed, and a button to refresh them. */
public final class RunPages {
    private static final String ALL = "work.run-all";
    private static final String ONE = "work.run-one";

    private final Desk desk;
    private final Works works;
    private final Running running;

    public RunPages(Desk desk, Works works) {
        this.desk = desk;
        this.works = works;
        this.running = new Running(desk);
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
                    !runs.isEmpty() && isChanged(stands, id, runs.get(0).counts())));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("lines", lines);
        model.put("mayRun", Access.AUTHORS.admits(visit.visitor()));
        model.put(
                "open",
                works.open().stream()
                        .filter(one -> Set.of(ALL, ONE).contains(one.kind().key()))
                        .map(one -> WorkPages.view(visit, one))
                        .toList());
        return Reply.page("runs.jte", model);
    }

    /** Whether what is stored is of another text of the segment than the workspace has now. */
    private static boolean isChanged(Desk.Standing stands, String id, AudienceCounts counts) {
        Checker.Checked checked = stands.sound();
        return !checked.segments().containsKey(id)
                || !checked.segments().get(id).digest().equals(counts.digest());
    }

    /** One segment where it is named, or all. */
    private Reply start(Visit visit) {
        Actor by = new Actor(visit.visitor().id());
        String named = visit.field("segment");
        Set<String> known = new TreeSet<>(desk.standing().opened().segments());
        if (!named.isEmpty() && !known.contains(named)) {
            throw Refusal.notFound();
        }
        Set<String> asked = named.isEmpty() ? known : Set.of(named);
        Work.Kind kind =
                named.isEmpty() ? new Work.Kind(ALL, "", "/runs") : new Work.Kind(ONE, named, "/segments/" + named);
        Work work = works.start(kind, by.id(), progress -> {
            running.run(asked, by, progress);
            return "/runs";
        });
        return new Reply.Go("/work/" + work.id());
    }
}

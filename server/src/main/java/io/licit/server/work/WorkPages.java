package io.licit.server.work;

import io.licit.core.json.Json;
import io.licit.programme.account.Role;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.Phrases;
import io.licit.server.view.Text;
import io.licit.server.view.WorkView;
import java.util.List;
import java.util.Map;

/** Work that takes long: how far it is, as it goes on, and a button to stop it. */
public final class WorkPages {
    private static final int PERCENT = 100;

    private final Works works;

    public WorkPages(Works works) {
        this.works = works;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/work", Access.STAFF, this::list),
                Route.get("/work/{id}", Access.STAFF, this::one),
                Route.get("/work/{id}/events", Access.STAFF, this::events),
                Route.post("/work/{id}/cancel", Access.STAFF, this::cancel));
    }

    private Reply list(Visit visit) {
        return Reply.page(
                "works.jte",
                Map.of(
                        "works",
                        works.all().stream().map(one -> view(visit, one)).toList()));
    }

    private Work asked(Visit visit) {
        return works.get(visit.part("id")).orElseThrow(Refusal::notFound);
    }

    /** What has ended well is its result. */
    private Reply one(Visit visit) {
        Work work = asked(visit);
        return work.state() instanceof Work.State.Done done
                ? new Reply.Go(done.path())
                : Reply.page("work.jte", Map.of("work", view(visit, work)));
    }

    public static WorkView view(Visit visit, Work work) {
        Work.State state = work.state();
        Text text = visit.text();
        return new WorkView(
                work.id(),
                name(text, work),
                work.by(),
                state.word(),
                step(text, state),
                percent(state),
                state instanceof Work.State.Failed failed ? failed.reason().in(text) : "",
                work.kind().back(),
                !state.isOver() && mayStop(visit, work));
    }

    private static String name(Text text, Work work) {
        return text.of(work.kind().key(), work.kind().subject());
    }

    private static String step(Text text, Work.State state) {
        return state instanceof Work.State.Running running ? running.step().in(Phrases.of(text)) : "";
    }

    private static int percent(Work.State state) {
        return state instanceof Work.State.Running running
                ? (int) (running.share() * PERCENT)
                : state.isOver() ? PERCENT : 0;
    }

    private static boolean mayStop(Visit visit, Work work) {
        return work.by().equals(visit.visitor().id())
                || visit.visitor().has(Role.OFFICER)
                || visit.visitor().has(Role.ADMIN);
    }

    private Reply cancel(Visit visit) {
        Work work = asked(visit);
        if (!mayStop(visit, work)) {
            throw new Refusal(403, "error.forbidden");
        }
        work.cancel();
        return new Reply.Go("/work/" + work.id());
    }

    private Reply events(Visit visit) {
        return new Reply.Events(new Feed(asked(visit), visit.text()));
    }

    /** Each state that differs from the one before. */
    private static final class Feed implements Reply.Feed {
        private final Work work;
        private final Text text;
        private long told = -1;

        Feed(Work work, Text text) {
            this.work = work;
            this.text = text;
        }

        @Override
        public List<Reply.Message> next() {
            long version = work.version();
            if (version == told) {
                return List.of();
            }
            told = version;
            Work.State state = work.state();
            return List.of(new Reply.Message(
                    state.isOver() ? "over" : "step",
                    Json.object()
                            .put("state", state.word())
                            .put("step", step(text, state))
                            .put("percent", percent(state))
                            .build()));
        }

        @Override
        public boolean isOver() {
            return work.state().isOver();
        }
    }
}

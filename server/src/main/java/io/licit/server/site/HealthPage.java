package io.licit.server.site;

import io.licit.core.json.Json;
import io.licit.programme.state.StateException;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whether the application can do its work, for whoever watches it: nothing of the workspace is told. */
public final class HealthPage {
    private static final String JSON = "application/json";

    private final Desk desk;

    public HealthPage(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(Route.get("/health", Access.ANYBODY, visit -> health()));
    }

    private Reply health() {
        if (!isStateSound()) {
            throw new Refusal(503, "error.state");
        }
        if (desk.standing().opened().workspace().isEmpty()) {
            throw new Refusal(503, "error.workspace-unreadable");
        }
        String body = Json.object().put("status", "ok").build().print() + "\n";
        return new Reply.Bytes(JSON, body.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Also where it was put back or replaced: then it answers, and is not to be believed. */
    private boolean isStateSound() {
        try {
            desk.programme().journal().require(desk.programme().state());
            return true;
        } catch (StateException failure) {
            return false;
        }
    }
}

package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.Told;
import io.licit.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Approvals that a server gives, by whose token asks. */
final class RemoteApprovals {
    private static final String SEGMENT = "segment";
    private static final String SEGMENTS = "segments";

    private RemoteApprovals() {}

    static RemoteCall.Act approve(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Optional<String> segment = asked.argumentIfAny("SEGMENT");
        boolean ask = asked.is("--ask");
        boolean refuse = asked.is("--refuse");
        String reason = asked.text("--reason").orElse("");
        if (segment.isEmpty()) {
            return served -> all(served, format);
        }
        Json.Builder decision = Json.object().put("decision", ask ? "ask" : refuse ? "refuse" : "approve");
        if (!reason.isBlank()) {
            decision.put("reason", reason);
        }
        Ask deciding = Ask.post(SEGMENTS, segment.get(), "approval").sending(decision.build());
        return served -> served.sentence(served.answer(deciding), format, RemoteApprovals::said);
    }

    private static String said(Told told) {
        String segment = told.text(SEGMENT);
        String decision = told.text("decision");
        String until = told.text("expires_at");
        String what =
                decision.equals("asked for") ? "Approval of " + segment + " is asked for" : segment + " is " + decision;
        return what + (until.isEmpty() ? "" : " until " + until) + ", as it stands: " + told.text("digest") + ".\n"
                + "Entry " + told.text("evidence") + " of the evidence log.";
    }

    private static int all(Served served, Format format) {
        List<Json> rows = new ArrayList<>();
        for (Told one : new Told(served.all(Ask.get(SEGMENTS), SEGMENTS)).items(SEGMENTS)) {
            Told approval = new Told(served.answer(Ask.get(SEGMENTS, one.text(SEGMENT)))).at("approval");
            if (approval.value() instanceof Json.Obj standing) {
                Json.Builder row = Json.object().put(SEGMENT, one.text(SEGMENT));
                standing.members().forEach(row::put);
                rows.add(row.build());
            }
        }
        Json.Obj shown = Json.object().put("approvals", Json.array(rows)).build();
        return served.rows(
                shown,
                "approvals",
                List.of(SEGMENT, "state", "by", "expires_at"),
                "There is no segment that could be approved.",
                format);
    }
}

package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.FoundAgain;
import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.json.Json;
import java.util.List;
import java.util.Map;

/** Audiences of a server in numbers, and why one person is in one: `run`, `preview` and `explain`. */
final class RemoteCounts {
    private static final String SEGMENTS = "segments";
    private static final String SEGMENT = "SEGMENT";

    private RemoteCounts() {}

    static RemoteCall.Act run(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        List<String> named = asked.arguments(SEGMENT);
        Ask begun = Ask.post("runs")
                .sending(
                        named.isEmpty()
                                ? Json.object().build()
                                : Json.object()
                                        .put(SEGMENTS, Json.strings(named))
                                        .build());
        return served -> {
            List<Told> left = new Told(served.worked(begun)).items("left_out");
            Told all = new Told(served.answer(Ask.get("runs")));
            List<Told> rows = all.items(SEGMENTS).stream()
                    .filter(one -> named.isEmpty() || named.contains(one.text("segment")))
                    .toList();
            Json.Obj shown = Json.object()
                    .put("as_of", all.at("as_of").value())
                    .put(SEGMENTS, Json.array(rows.stream().map(Told::value).toList()))
                    .build();
            int exit = served.show(
                    shown, format, told -> new RemoteAudiences(served).text(told.items(SEGMENTS), told.text("as_of")));
            return left.isEmpty() ? exit : leftOut(served, left);
        };
    }

    /** What four eyes have left as it was is said as where the workspace is. */
    private static int leftOut(Served served, List<Told> left) {
        left.forEach(one -> served.command()
                .say("error: `" + Sheet.line(one.text("segment")) + "` is not run: " + Sheet.line(one.text("reason"))));
        served.command()
                .say("help: the workspace asks for four eyes; somebody else than the author runs `licit approve`");
        return Exit.BLOCKED;
    }

    static RemoteCall.Act preview(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        String segment = asked.argument(SEGMENT);
        List<String> by = asked.texts("--by");
        Ask plain = Ask.post(SEGMENTS, segment, "preview");
        Ask ask = by.isEmpty()
                ? plain
                : plain.sending(Json.object().put("by", Json.strings(by)).build());
        return served -> {
            Json.Obj answer = served.answer(ask);
            Told told = new Told(answer);
            served.show(answer, format, all -> new RemoteAudiences(served).previewed(all));
            return found(served, segment, told.items("findings"));
        };
    }

    /** A preview exits by what the data and the size say; what the law says is `check`'s. */
    private static int found(Served served, String segment, List<Told> findings) {
        List<Told> own = findings.stream()
                .filter(one ->
                        one.text("code").startsWith("DAT") || one.text("code").equals(Code.CHK4010.id()))
                .toList();
        List<Diagnostic> others = FoundAgain.of(
                findings.stream().filter(one -> !own.contains(one)).toList(), Map.of());
        if (FailOn.ERROR.exit(others) != Exit.OK) {
            served.command().say("note: `licit check " + segment + "` has findings on this segment");
        }
        return RemoteFindings.told(served, own);
    }

    static RemoteCall.Act explain(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Ask ask = Ask.post(SEGMENTS, asked.argument(SEGMENT), "explanations")
                .sending(Json.object()
                        .put("person", asked.text("--person").orElse(""))
                        .build());
        return served -> served.show(served.answer(ask), format, told -> new RemoteAudiences(served).why(told));
    }
}

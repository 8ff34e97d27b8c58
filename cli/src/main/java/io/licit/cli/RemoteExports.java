package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.RemoteException;
import io.licit.cli.remote.Told;
import io.licit.cli.text.Numbers;
import io.licit.core.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Files that leave a server, and come here. */
final class RemoteExports {
    private static final String EXPORTS = "exports";

    private RemoteExports() {}

    static RemoteCall.Act list(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        return served -> served.rows(
                served.all(Ask.get(EXPORTS), EXPORTS),
                EXPORTS,
                List.of("export", "segment", "asking", "file", "rows", "made_at", "valid_until", "state"),
                "No exports. `licit export SEGMENT --to FILE` makes one.",
                format);
    }

    /** The server makes the file, and keeps it; what is brought here is a copy, whose lease is the same. */
    static RemoteCall.Act export(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Optional<String> segment = asked.argumentIfAny("SEGMENT");
        Optional<String> recheck = asked.text("--recheck");
        String to = asked.text("--to").orElse("");
        boolean replaces = asked.is("--replace");
        if (segment.isPresent() == recheck.isPresent() || segment.isPresent() && to.isEmpty()) {
            throw asked.command()
                    .options
                    .usage("name a segment and a file, as in `licit export SEGMENT --to FILE`, or --recheck with the id"
                            + " of an export of the server");
        }
        Ask ask = recheck.map(id -> Ask.post(EXPORTS, id, "recheck"))
                .orElseGet(() -> Ask.post(EXPORTS).sending(order(asked, segment.orElse(""), to)));
        return served -> {
            if (!to.isEmpty()) {
                served.requireRoom(to, replaces);
            }
            String id = madeId(made(served, ask), recheck);
            Json.Obj made = served.answer(Ask.get(EXPORTS, id));
            if (!to.isEmpty()) {
                served.file(Ask.get(EXPORTS, id, "file"), to, replaces);
            }
            return served.sentence(made, format, told -> said(told, to));
        };
    }

    private static Json.Obj order(Asked asked, String segment, String to) {
        Json.Builder order = Json.object()
                .put("segment", segment)
                .put("kind", asked.word("--kind").orElseGet(() -> ofEnding(asked, to)));
        List<String> columns = asked.texts("--columns");
        if (!columns.isEmpty()) {
            order.put("columns", Json.strings(columns));
        }
        asked.text("--campaign").ifPresent(campaign -> order.put("campaign", campaign));
        asked.text("--channel").ifPresent(channel -> order.put("channel", channel));
        asked.text("--asking").ifPresent(way -> order.put("asking", way));
        return order.build();
    }

    /** What may not leave for what was found is told only when the data was looked at. */
    private static Told made(Served served, Ask ask) {
        try {
            return new Told(served.stepWorked(ask));
        } catch (RemoteException failed) {
            if (failed.kind() == RemoteException.Kind.FINDINGS
                    && failed.findings().isEmpty()) {
                throw CliException.found(failed.text(), "`licit check` and `licit review` say more");
            }
            throw failed;
        }
    }

    /** The last part of where the server says that the result is. */
    private static String madeId(Told work, Optional<String> recheck) {
        String result = work.text("result");
        return result.isEmpty() && recheck.isPresent() ? recheck.get() : result.substring(result.lastIndexOf('/') + 1);
    }

    private static String said(Told told, String to) {
        StringBuilder text = new StringBuilder(to.isEmpty() ? told.text("file") : to)
                .append(": ")
                .append(told.count("rows")
                        .map(rows -> Numbers.of(rows, "row", "rows"))
                        .orElse("few rows"))
                .append(", to be used until ")
                .append(told.text("valid_until"))
                .append("\nexport ")
                .append(told.text("export"))
                .append(" of the server, ")
                .append(told.text("state"));
        told.items("removed")
                .forEach(one -> text.append("\n  taken out: ")
                        .append(one.count("count").map(Numbers::count).orElse("few"))
                        .append("  ")
                        .append(one.text("rule")));
        return text.toString();
    }

    private static String ofEnding(Asked asked, String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "csv", "parquet", "ndjson" -> ending;
            case "jsonl" -> "ndjson";
            default ->
                throw asked.command()
                        .options
                        .usage("`" + file + "` does not say what kind of file it is to be; say it with --kind");
        };
    }
}

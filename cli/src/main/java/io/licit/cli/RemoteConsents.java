package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.cli.text.Numbers;
import io.licit.core.json.Json;
import java.util.List;

/** What persons said, in the ledger of a server. Their keys go in bodies, so that no log has them. */
final class RemoteConsents {
    private static final String CONSENTS = "consents";

    private RemoteConsents() {}

    static RemoteCall.Act record(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Json.Builder body = Json.object().put("person", asked.argument("PERSON"));
        for (String option : List.of(
                "--purpose",
                "--channel",
                "--status",
                "--at",
                "--expires-at",
                "--method",
                "--notice",
                "--product",
                "--proof")) {
            asked.text(option).ifPresent(value -> body.put(option.substring(2).replace('-', '_'), value));
        }
        if (asked.is("--explicit")) {
            body.put("explicit", true);
        }
        Ask ask = Ask.post(CONSENTS).sending(body.build());
        return served -> served.sentence(
                served.answer(ask),
                format,
                told -> told.at("entry").isSaid()
                        ? "recorded; entry " + told.text("entry") + " of the log has it"
                        : "recorded already");
    }

    static RemoteCall.Act imported(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        String file = asked.argument("FILE");
        Json.Builder body = Json.object()
                .put("format", asked.word("--kind").orElseGet(() -> byEnding(asked, file)))
                .put("text", LocalFile.text(asked, file));
        asked.word("--bad-rows").ifPresent(what -> body.put("bad_rows", what));
        Ask ask = Ask.post(CONSENTS, "import").sending(body.build());
        return served -> {
            Json.Obj answer = served.answer(ask);
            Told told = new Told(answer);
            served.sentence(
                    answer,
                    format,
                    all -> Numbers.of(all.count("added").orElse(0L), "event", "events") + " recorded, "
                            + Numbers.count(all.count("known").orElse(0L)) + " known already");
            lines(served, told, "bad", "can't be read");
            lines(served, told, "undecoded", "can't be decoded, and counts as opted out");
            FailOn failOn = served.command().options.failOn();
            boolean isBad = !told.items("bad").isEmpty();
            boolean isDoubtful = !told.items("undecoded").isEmpty() && failOn == FailOn.WARNING;
            return failOn != FailOn.NEVER && (isBad || isDoubtful) ? Exit.FINDINGS : Exit.OK;
        };
    }

    private static void lines(Served served, Told told, String name, String what) {
        told.items(name)
                .forEach(one -> served.command()
                        .say("line " + Sheet.line(one.text("line")) + " " + what + ": " + Sheet.line(one.text("why"))));
    }

    private static String byEnding(Asked asked, String file) {
        if (file.endsWith(".csv")) {
            return "csv";
        }
        if (file.endsWith(".ndjson") || file.endsWith(".jsonl")) {
            return "ndjson";
        }
        if (file.endsWith(".json")) {
            return "iso27560";
        }
        throw asked.command().options.usage("the ending of `" + file + "` does not say its kind; --kind does");
    }

    static RemoteCall.Act show(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Ask ask = Ask.post(CONSENTS, "shown")
                .sending(Json.object().put("person", asked.argument("PERSON")).build());
        return served -> {
            Json.Obj answer = served.answer(ask);
            List<Told> restrictions = new Told(answer).items("restrictions");
            return served.show(
                    answer,
                    format,
                    told -> Sheet.table(
                                    told.items("events"),
                                    List.of(
                                            "at",
                                            "status",
                                            "explicit",
                                            "purpose",
                                            "channel",
                                            "method",
                                            "notice",
                                            "evidence.entry"),
                                    "Nothing is recorded of this person.",
                                    served.paint())
                            + (restrictions.isEmpty()
                                    ? ""
                                    : "\nrestrictions\n"
                                            + Sheet.table(
                                                    restrictions,
                                                    List.of("kind", "at", "until", "reason"),
                                                    "",
                                                    served.paint())));
        };
    }

    static RemoteCall.Act export(Asked asked) {
        asked.format(Format.TEXT);
        List<String> persons = asked.arguments("PERSON");
        String kind = asked.word("--kind").orElse("iso27560");
        Ask all = Ask.get(CONSENTS, "export").with("format", kind);
        Ask ask = persons.isEmpty()
                ? all
                : Ask.post(CONSENTS, "export")
                        .sending(Json.object()
                                .put("persons", Json.strings(persons))
                                .put("format", kind)
                                .build());
        return served -> served.copied(ask);
    }
}

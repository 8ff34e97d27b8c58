package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The evidence log of a server. What it is verified against, a key and an older state, is had by another way. */
final class RemoteEvidence {
    private static final String EVIDENCE = "evidence";
    private static final String ENTRIES = "entries";
    private static final long USUAL = 20;

    private RemoteEvidence() {}

    static RemoteCall.Act show(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Optional<String> number = asked.argumentIfAny("N");
        Optional<String> proof = asked.text("--proof");
        if (number.isPresent()) {
            return served -> {
                served.command().print(Sheet.json(served.answer(Ask.get(EVIDENCE, number.get()))));
                return proof.map(file -> served.file(Ask.get(EVIDENCE, number.get(), "proof"), file, true))
                        .orElse(Exit.OK);
            };
        }
        if (proof.isPresent()) {
            throw asked.command().options.usage("--proof is of one entry; name its number");
        }
        long last = asked.text("--last").map(Long::parseLong).orElse(USUAL);
        Ask ask = Ask.get(EVIDENCE).with("kind", asked.text("--kind"));
        return served -> served.rows(
                served.some(ask, ENTRIES, last),
                ENTRIES,
                List.of("entry", "at", "by", "kind"),
                "Nothing is in the evidence log yet.",
                format);
    }

    static RemoteCall.Act verify(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        return served -> {
            Json.Obj report = served.answer(Ask.post(EVIDENCE, "verification"));
            boolean ok = new Told(report).isTrue("ok");
            served.show(
                    report,
                    format,
                    told -> Sheet.table(told.items("checks"), List.of("name", "ok", "detail"), "", served.paint())
                            + (ok
                                    ? "The server says that everything holds. `licit evidence export` brings what shows it.\n"
                                    : "This does not hold.\n"));
            return ok ? Exit.OK : Exit.FINDINGS;
        };
    }

    static RemoteCall.Act export(Asked asked) {
        asked.format(Format.TEXT);
        String to = asked.text("--to").orElse("");
        return served -> served.file(Ask.get(EVIDENCE, "pack"), to, true);
    }

    static RemoteCall.Act key(Asked asked) {
        asked.format(Format.TEXT);
        return served ->
                served.sentence(served.answer(Ask.get(EVIDENCE, "key")), Format.TEXT, told -> told.text("key"));
    }

    static RemoteCall.Act person(Asked asked) {
        asked.format(Format.TEXT);
        String to = asked.text("--to").orElse("");
        Ask ask = Ask.post(EVIDENCE, "person")
                .sending(Json.object()
                        .put("segment", asked.argument("SEGMENT"))
                        .put("person", asked.text("--person").orElse(""))
                        .build());
        return served -> {
            Json.Obj answer = served.answer(ask);
            Path file = served.command().shell.path(to);
            try {
                Files.writeString(file, new Told(answer).text("proof"));
            } catch (IOException failed) {
                throw CliException.world("`" + to + "` can't be written", "does its folder exist, and is there room?");
            }
            return served.sentence(
                    answer,
                    Format.TEXT,
                    told -> "The decision is " + told.text("decision") + "\nThe proof is in "
                            + served.command().shell.shown(file)
                            + "; `java -jar licit-evidence.jar verify-person FILE --key KEY` verifies it.");
        };
    }
}

package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.cli.text.Numbers;
import io.licit.core.json.Json;
import java.util.List;
import java.util.Optional;

/** Assessments, the record of processing, and accounts of a server. */
final class RemoteOthers {
    private static final String ASSESSMENTS = "assessments";
    private static final String ACCOUNTS = "accounts";

    private RemoteOthers() {}

    static RemoteCall.Act assessments(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        return served -> served.rows(
                served.all(Ask.get(ASSESSMENTS), ASSESSMENTS),
                ASSESSMENTS,
                List.of("assessment", "kind", "segment", "expires_at", "standing"),
                "No assessments. `licit assess new KIND SEGMENT` draws one up.",
                format);
    }

    static RemoteCall.Act assess(Asked asked) {
        asked.format(Format.TEXT);
        Json.Builder body = Json.object().put("kind", asked.argument("KIND")).put("segment", asked.argument("SEGMENT"));
        asked.text("--id").ifPresent(id -> body.put("id", id));
        Ask ask = Ask.post(ASSESSMENTS).sending(body.build());
        return served -> served.sentence(
                served.answer(ask),
                Format.TEXT,
                told -> "A draft, `" + told.text("assessment") + "`, in " + told.text("file") + " of the server.\n"
                        + told.items("unanswered").size()
                        + " questions in it are to be answered there; an officer signs it, and until then it counts for"
                        + " nothing.");
    }

    static RemoteCall.Act records(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON, Format.CSV, Format.MARKDOWN);
        if (format == Format.CSV || format == Format.MARKDOWN) {
            Ask file = Ask.get("records", format == Format.CSV ? "records.csv" : "records.md");
            return served -> served.copied(file);
        }
        return served -> {
            Json.Obj answer = served.answer(Ask.get("records"));
            if (format == Format.JSON) {
                return served.show(answer, format);
            }
            served.command().print(Sheet.text(served.text(Ask.get("records", "records.md"))));
            long unanswered = new Told(answer).count("unanswered").orElse(0L);
            if (unanswered > 0) {
                served.command()
                        .say("note: " + Numbers.of(unanswered, "answer is", "answers are")
                                + " for a human; records.yaml of the server takes them");
            }
            return Exit.OK;
        };
    }

    static RemoteCall.Act accounts(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        return served -> served.rows(
                served.answer(Ask.get(ACCOUNTS)),
                ACCOUNTS,
                List.of("account", "roles", "enabled", "made_at", "one_time_until"),
                "Nobody yet.",
                format);
    }

    static RemoteCall.Act reset(Asked asked) {
        asked.format(Format.TEXT);
        Ask ask = Ask.post(ACCOUNTS, asked.argument("ID"), "reset");
        return served -> {
            Told given = new Told(served.answer(ask));
            served.command().print(Sheet.line(given.text("password")) + "\n");
            served.command()
                    .say("The password of `" + Sheet.line(given.text("account"))
                            + "`. It works once, within seven days, and is not told again.");
            return Exit.OK;
        };
    }

    /** Whether somebody is in an audience, or who is. */
    static RemoteCall.Act members(Asked asked) {
        asked.format(Format.TEXT);
        String segment = asked.argument("SEGMENT");
        Optional<String> person = asked.text("--person");
        if (person.isPresent()) {
            Ask ask = Ask.post("segments", segment, "membership")
                    .sending(Json.object().put("person", person.get()).build());
            return served -> {
                boolean isIn = new Told(served.answer(ask)).isTrue("in");
                served.command().print(isIn ? "in\n" : "out\n");
                return isIn ? Exit.OK : Exit.FINDINGS;
            };
        }
        Ask ask = Ask.get("segments", segment, "members").with("limit", "10000");
        return served -> {
            Told first = new Told(served.link()
                    .parts(
                            ask,
                            "members",
                            part -> part.forEach(
                                    id -> served.command().print(served.data(new Told(id).text()) + "\n"))));
            if (first.items("members").isEmpty()) {
                served.command().say("note: nobody is in this audience");
            }
            return Exit.OK;
        };
    }
}

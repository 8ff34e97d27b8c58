package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.cli.text.Words;
import io.licit.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Courses of a server, and who has passed them. */
final class RemoteTraining {
    static final String TRAINING = "training";
    static final String COURSES = "courses";

    private static final int WIDTH = 100;
    private static final List<String> OF_ONE = List.of("--person", "--course", "--passed-at", "--source");

    private RemoteTraining() {}

    static RemoteCall.Act list(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        return served -> served.rows(
                served.answer(Ask.get(TRAINING, COURSES)),
                COURSES,
                List.of("course", "minutes", "questions", "pass_mark", "valid", "roles", "title"),
                "There are no courses.",
                format);
    }

    static RemoteCall.Act show(Asked asked) {
        asked.format(Format.TEXT);
        Ask ask = Ask.get(TRAINING, COURSES, asked.argument("COURSE")).with("lang", asked.word("--lang"));
        return served -> served.sentence(
                served.answer(ask), Format.TEXT, told -> told.text("text").stripTrailing());
    }

    static RemoteCall.Act status(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Ask ask = Ask.get(TRAINING, "status").with("by", asked.text("--by"));
        return served -> {
            Json.Obj answer = served.answer(ask);
            served.show(answer, format, told -> standing(told, served));
            List<Told> findings = new Told(answer).items("findings");
            return format == Format.JSON
                    ? RemoteFindings.weighed(served, findings)
                    : RemoteFindings.told(served, findings);
        };
    }

    private static String standing(Told told, Served served) {
        List<Told> rows = new ArrayList<>();
        for (Told person : told.items("people")) {
            for (Told course : person.items(COURSES)) {
                Json.Builder row = Json.object().put("person", person.text("person"));
                ((Json.Obj) course.value()).members().forEach(row::put);
                rows.add(new Told(row.build()));
            }
        }
        return Sheet.table(
                        rows,
                        List.of("person", "course", "state", "until", "certificate"),
                        "Nobody is asked for a course.",
                        served.paint())
                + "\nRules in force that ask for training\n"
                + Sheet.table(
                        told.items("rules"),
                        List.of("rule", "who", "topics", COURSES),
                        "none at the places that the work reaches",
                        served.paint());
    }

    static RemoteCall.Act certificate(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Ask ask = Ask.get(TRAINING, "certificates", asked.argument("N"));
        return served -> served.show(served.answer(ask), format);
    }

    /** One result, or a file of them; of a document that shows it the digest goes, and not the document. */
    static RemoteCall.Act record(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        Optional<String> file = asked.text("--import");
        Json.Builder body = Json.object();
        file.ifPresent(named -> body.put("import", LocalFile.text(asked, named)));
        for (String option : OF_ONE) {
            asked.text(option).ifPresent(value -> body.put(option.substring(2).replace('-', '_'), value));
        }
        asked.text("--score").map(Long::parseLong).ifPresent(score -> body.put("score", score));
        asked.text("--evidence").ifPresent(named -> body.put("evidence", LocalFile.digest(asked, named)));
        Ask ask = Ask.post(TRAINING, "results").sending(body.build());
        return served -> served.rows(
                served.step(ask),
                "recorded",
                List.of("number", "person", "course", "score", "passed", "valid_until"),
                "Nothing was new.",
                format);
    }

    static RemoteCall.Act export(Asked asked) {
        asked.format(Format.XAPI, Format.JSON);
        Ask ask = Ask.get(TRAINING, "xapi")
                .with("names", asked.is("--names") ? "true" : "")
                .with("home", asked.text("--home"));
        return served -> {
            served.command().print(Sheet.json(served.value(ask)));
            return Exit.OK;
        };
    }

    /** Questions of an attempt as they are read. */
    static String questions(Told attempt) {
        StringBuilder text = new StringBuilder(Sheet.line(attempt.text("title")))
                .append("\nattempt ")
                .append(Sheet.line(attempt.text("attempt")))
                .append('\n');
        attempt.items("questions").forEach(one -> text.append('\n').append(question(one)));
        return text.append("\nAnswer all of them: `licit train take ")
                .append(Sheet.line(attempt.text("course")))
                .append(" --attempt ")
                .append(Sheet.line(attempt.text("attempt")))
                .append(" --answers 1=a,2=b,…`\n")
                .toString();
    }

    static String question(Told one) {
        StringBuilder text = new StringBuilder(Sheet.line(one.text("number")))
                .append(". ")
                .append(Sheet.line(one.text("question")))
                .append('\n');
        if (one.at("options").value() instanceof Json.Obj options) {
            options.members()
                    .forEach((letter, option) -> text.append("   ")
                            .append(Sheet.line(letter))
                            .append(") ")
                            .append(Sheet.line(new Told(option).text()))
                            .append('\n'));
        }
        return text.toString();
    }

    static String marked(Told told, Served served) {
        boolean passed = told.isTrue("passed");
        StringBuilder text = new StringBuilder(
                        passed ? served.paint().green("Passed") : served.paint().red("Not passed"))
                .append(": ")
                .append(Sheet.line(told.text("correct")))
                .append(" of ")
                .append(Sheet.line(told.text("asked")))
                .append(" right; the pass mark is ")
                .append(Sheet.line(told.text("pass_mark")))
                .append("%.\n");
        if (passed) {
            text.append("Certificate ")
                    .append(Sheet.line(told.text("certificate")))
                    .append(", valid until ")
                    .append(Sheet.time(Sheet.line(told.text("valid_until"))))
                    .append(".\n");
        }
        for (Told line : told.items("questions")) {
            text.append('\n')
                    .append(Sheet.line(line.text("number")))
                    .append(". ")
                    .append(
                            line.isTrue("right")
                                    ? served.paint().green("right")
                                    : served.paint().red("wrong") + ": " + Sheet.line(line.text("answer")) + " and not "
                                            + Sheet.line(line.text("given")))
                    .append('\n')
                    .append(Words.wrapped(Sheet.line(line.text("why")), WIDTH, "   "));
        }
        return text.toString();
    }
}

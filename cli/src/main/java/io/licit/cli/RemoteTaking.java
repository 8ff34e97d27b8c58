package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A course that is taken on a server, with its questions asked here. */
final class RemoteTaking {
    private static final String ATTEMPTS = "attempts";

    private final Served served;
    private final Format format;
    private final String course;
    private final String language;

    private RemoteTaking(Served served, Format format, String course, String language) {
        this.served = served;
        this.format = format;
        this.course = course;
        this.language = language;
    }

    static RemoteCall.Act take(Asked asked) {
        Format format = asked.format(Format.TEXT, Format.JSON);
        String course = asked.argument("COURSE");
        String language = asked.word("--lang").orElse("en");
        boolean questions = asked.is("--questions");
        Optional<String> attempt = asked.text("--attempt");
        Optional<String> answers = asked.text("--answers");
        Options options = asked.command().options;
        if (attempt.isPresent() != answers.isPresent() || questions && answers.isPresent()) {
            throw options.usage("--attempt and --answers go together, and without --questions");
        }
        if (answers.isEmpty() && !questions && options.asksNothing()) {
            throw CliException.usage(
                    "`train take` would ask, and --no-input forbids it",
                    "print the questions with --questions, then answer with --attempt and --answers");
        }
        return served -> {
            RemoteTaking taking = new RemoteTaking(served, format, course, language);
            if (attempt.isPresent() && answers.isPresent()) {
                return taking.marked(attempt.get(), taking.parsed(answers.get()));
            }
            return taking.drawn(questions);
        };
    }

    private int drawn(boolean questionsAlone) {
        Json.Obj drawn = served.step(Ask.post(RemoteTraining.TRAINING, RemoteTraining.COURSES, course, ATTEMPTS)
                .sending(Json.object().put("lang", language).build()));
        if (questionsAlone) {
            return served.show(drawn, format, RemoteTraining::questions);
        }
        Told attempt = new Told(drawn);
        return marked(attempt.text("attempt"), asked(attempt));
    }

    private int marked(String attempt, Json.Obj answers) {
        Json.Obj result =
                served.step(Ask.post(RemoteTraining.TRAINING, RemoteTraining.COURSES, course, ATTEMPTS, attempt)
                        .sending(Json.object()
                                .put("answers", answers)
                                .put("lang", language)
                                .build()));
        served.show(result, format, told -> RemoteTraining.marked(told, served));
        return new Told(result).isTrue("passed") ? Exit.OK : Exit.FINDINGS;
    }

    private Json.Obj parsed(String given) {
        Map<String, Json> letters = new LinkedHashMap<>();
        for (String one : given.split(",", -1)) {
            String[] parts = one.strip().split("=", -1);
            if (parts.length != 2
                    || letters.put(parts[0].strip(), Json.of(parts[1].strip().toLowerCase(Locale.ROOT))) != null) {
                throw served.command().options.usage("`" + one + "` is no answer; write 1=a,2=b,…");
            }
        }
        return new Json.Obj(letters);
    }

    /** Questions go to standard error, since they are talk; the result is data. */
    private Json.Obj asked(Told attempt) {
        BufferedReader input =
                new BufferedReader(new InputStreamReader(served.command().shell.input(), StandardCharsets.UTF_8));
        Map<String, Json> letters = new LinkedHashMap<>();
        talk(Sheet.line(attempt.text("title")) + "\n"
                + attempt.items("questions").size() + " questions; the pass mark is "
                + Sheet.line(attempt.text("pass_mark")) + "%. There is no time limit.\n");
        for (Told question : attempt.items("questions")) {
            talk("\n" + RemoteTraining.question(question));
            letters.put(question.text("number"), Json.of(letter(input, question)));
        }
        talk("\n");
        return new Json.Obj(letters);
    }

    private String letter(BufferedReader input, Told question) {
        Map<String, Json> options =
                question.at("options").value() instanceof Json.Obj known ? known.members() : Map.of();
        while (true) {
            talk("Your answer (" + Sheet.line(String.join(", ", options.keySet())) + "): ");
            String line = line(input, question).strip().toLowerCase(Locale.ROOT);
            if (options.containsKey(line)) {
                return line;
            }
            talk("There is no option `" + line + "`.\n");
        }
    }

    private String line(BufferedReader input, Told question) {
        try {
            String line = input.readLine();
            if (line != null) {
                return line;
            }
        } catch (IOException broken) {
            throw CliException.world("what is typed can't be read: " + broken.getMessage(), "");
        }
        throw CliException.usage(
                "the input ended before question " + Sheet.line(question.text("number")) + " was answered",
                "the attempt stays open: `licit train take " + course
                        + "` asks the same questions again; --questions prints them");
    }

    private void talk(String text) {
        served.command().shell.err().print(text);
        served.command().shell.err().flush();
    }
}

package io.licit.cli;

import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Answers;
import io.licit.programme.training.Attempt;
import io.licit.programme.training.Attempts;
import io.licit.programme.training.Marked;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the questions of a course: asked one by one, or printed and answered in two commands. */
@CommandLine.Command(
        name = "take",
        mixinStandardHelpOptions = true,
        description = "Answer the questions of a course. What is right is shown after the answers are in.")
final class TrainTake extends Command {
    @Parameters(paramLabel = "COURSE", description = "The course's id.")
    private String course = "";

    @Mixin
    private final By by = new By();

    @Option(names = "--lang", paramLabel = "LANGUAGE", defaultValue = "EN", description = "en (default) or zh.")
    private Language language = Language.EN;

    @Option(names = "--questions", description = "Print the questions, and ask nothing.")
    private boolean questions;

    @Option(names = "--attempt", paramLabel = "ID", description = "The attempt that --answers are of.")
    private @Nullable String attempt;

    @Option(names = "--answers", paramLabel = "LIST", description = "Answer it whole: 1=b,2=a,…")
    private @Nullable String answers;

    TrainTake(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        if ((attempt == null) != (answers == null) || (questions && answers != null)) {
            throw options.usage("--attempt and --answers go together, and without --questions");
        }
        Actor who = by.actor(shell);
        TrainDesk desk = attempt == null ? TrainDesk.withLaw(this) : TrainDesk.open(this);
        Course found = desk.course(course);
        Instant now = shell.clock().instant().truncatedTo(ChronoUnit.MICROS);
        try (Programme programme = desk.programme(shell)) {
            Attempts attempts = new Attempts(programme);
            if (attempt != null && answers != null) {
                return marked(attempts.submit(attempt, found, who, Answers.parse(answers), now), attempt, format);
            }
            if (!questions && options.asksNothing()) {
                throw CliException.usage(
                        "`train take` would ask, and --no-input forbids it",
                        "print the questions with --questions, then answer with --attempt and --answers");
            }
            Attempt drawn = attempts.draw(found, who, desk.book().jurisdictions(), now);
            if (questions) {
                print(
                        format == Format.JSON
                                ? drawn.json(found, language).print() + "\n"
                                : TrainQuestions.text(found, drawn, language));
                return Exit.OK;
            }
            Answers given = asked(found, drawn);
            Instant end = shell.clock().instant().truncatedTo(ChronoUnit.MICROS);
            return marked(attempts.submit(drawn.id(), found, who, given, end), drawn.id(), format);
        }
    }

    private int marked(Marked marked, String id, Format format) {
        print(
                format == Format.JSON
                        ? marked.json(id, language).print() + "\n"
                        : TrainQuestions.text(marked, language, paint()));
        return marked.result().passed() ? Exit.OK : Exit.FINDINGS;
    }

    /** Questions go to standard error, since they are talk; the result is data. */
    private Answers asked(Course found, Attempt drawn) {
        Map<Integer, String> letters = new TreeMap<>();
        BufferedReader input = new BufferedReader(new InputStreamReader(shell.input(), StandardCharsets.UTF_8));
        talk(found.title().in(language) + "\n" + drawn.asked(found).size() + " questions; the pass mark is "
                + found.terms().passMark() + "%. There is no time limit.\n");
        for (Attempt.Asked question : drawn.asked(found)) {
            talk("\n" + TrainQuestions.text(question, language));
            letters.put(question.number(), letter(input, question, drawn));
        }
        talk("\n");
        return new Answers(letters);
    }

    private String letter(BufferedReader input, Attempt.Asked question, Attempt drawn) {
        while (true) {
            talk("Your answer (" + String.join(", ", question.options().keySet()) + "): ");
            String line = line(input, question, drawn).strip().toLowerCase(Locale.ROOT);
            if (question.options().containsKey(line)) {
                return line;
            }
            talk("There is no option `" + line + "`.\n");
        }
    }

    private String line(BufferedReader input, Attempt.Asked question, Attempt drawn) {
        try {
            String line = input.readLine();
            if (line != null) {
                return line;
            }
        } catch (IOException broken) {
            throw CliException.world("what is typed can't be read: " + broken.getMessage(), "");
        }
        throw CliException.usage(
                "the input ended before question " + question.number() + " was answered",
                "the attempt stays open: `licit train take " + drawn.course()
                        + "` asks the same questions again; --questions prints them");
    }

    private void talk(String text) {
        shell.err().print(text);
        shell.err().flush();
    }
}

package io.licit.cli;

import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.json.Json;
import io.licit.core.law.LawBook;
import io.licit.programme.training.Duties;
import io.licit.programme.training.course.Course;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine;

/** Lists the courses, whom each is for, and which rules ask for it. */
@CommandLine.Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the courses: whom each is for, how it is passed, which rules ask for it.")
final class TrainList extends Command {
    private static final int WIDTH = 100;

    TrainList(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        TrainDesk desk = TrainDesk.withLaw(this);
        List<Course> courses = List.copyOf(desk.courses().byId().values());
        print(format == Format.JSON ? json(courses, desk.book()) : text(courses, desk.book()));
        tell(desk.problems());
        return options.failOn().exit(desk.problems());
    }

    private String text(List<Course> courses, LawBook book) {
        Paint paint = paint();
        StringBuilder text = new StringBuilder();
        for (Course course : courses) {
            List<String> asking = Duties.asking(course, book);
            List<String> taught = course.serves().stream()
                    .filter(rule -> !asking.contains(rule))
                    .toList();
            text.append(paint.bold(course.id()))
                    .append("  ")
                    .append(course.title().en())
                    .append(course.own() ? paint.dim("  (of this workspace)") : "")
                    .append('\n');
            line(text, course.summary().en());
            line(
                    text,
                    course.minutes() + " minutes, " + course.terms().questions() + " of "
                            + course.bank().size() + " questions, pass mark "
                            + course.terms().passMark() + "%, valid "
                            + course.terms().valid() + ", version "
                            + course.terms().version());
            line(text, "for " + String.join(", ", new TreeSet<>(course.roles())));
            if (!asking.isEmpty()) {
                line(text, "asked for by " + String.join(", ", asking));
            }
            if (!taught.isEmpty()) {
                line(text, "teaches " + String.join(", ", taught));
            }
            text.append('\n');
        }
        return text.append(
                        "`licit train show COURSE` is its text, `licit train take COURSE --by NAME` its questions.\n")
                .toString();
    }

    private static void line(StringBuilder text, String words) {
        text.append(Words.wrapped(words, WIDTH, "  "));
    }

    private static String json(List<Course> courses, LawBook book) {
        return Json.object()
                        .put(
                                "courses",
                                Json.array(courses.stream()
                                        .map(course -> course.json(Duties.asking(course, book)))
                                        .toList()))
                        .build()
                        .print()
                + "\n";
    }
}

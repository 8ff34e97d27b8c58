package io.licit.cli;

import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.CoursePage;
import io.licit.programme.training.course.Language;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the text of a course. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Print a course's text, or with --format html a page to read in a browser.")
final class TrainShow extends Command {
    @Parameters(paramLabel = "COURSE", description = "The course's id.")
    private String course = "";

    @Option(names = "--lang", paramLabel = "LANGUAGE", defaultValue = "EN", description = "en (default) or zh.")
    private Language language = Language.EN;

    TrainShow(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.HTML);
        Course found = TrainDesk.open(this).course(course);
        print(format == Format.HTML ? CoursePage.html(found, language) : CoursePage.plain(found, language));
        return Exit.OK;
    }
}

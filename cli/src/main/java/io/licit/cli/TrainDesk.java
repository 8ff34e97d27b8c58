package io.licit.cli;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.ProgrammeSettings.Staff;
import io.licit.core.workspace.Settings;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.folder.Books;
import io.licit.engine.folder.WorkspaceFolder;
import io.licit.programme.Programme;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.CourseCheck;
import io.licit.programme.training.course.Courses;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the commands on training work with. Data is not looked at.
 *
 * @param file the settings as they stand
 * @param law empty where a command asks nothing of it
 * @param problems of courses
 */
record TrainDesk(
        Path folder,
        Settings settings,
        Optional<SourceFile> file,
        Optional<LawBook> law,
        Courses courses,
        List<Diagnostic> problems) {
    /**
     * Without the law, for commands that ask nothing of it.
     *
     * @throws CliException where the settings can't be read, since they say where results are kept
     */
    static TrainDesk open(Command command) {
        return of(command, Optional.empty());
    }

    /** With the law, which courses and people are held against. */
    static TrainDesk withLaw(Command command) {
        return of(command, Optional.of(Books.shipped()));
    }

    private static TrainDesk of(Command command, Optional<LawBook> shipped) {
        Path folder = command.options.workspace(command.shell);
        WorkspaceFolder texts = WorkspaceFolder.read(folder);
        Diagnostics found = new Diagnostics();
        Workspace workspace = WorkspaceReader.read(
                        texts.sources(),
                        (file, out) -> shipped.flatMap(book -> LawReader.readOwn(file, book, out)),
                        found)
                .orElseThrow(() -> CliException.usage("the workspace can't be read", "`licit check` says why"));
        Optional<LawBook> law = shipped.map(book -> Books.with(book, workspace.packs(), found));
        Courses courses = Courses.of(texts.sources());
        Diagnostics problems = new Diagnostics();
        problems.addAll(courses.problems());
        law.ifPresent(
                book -> courses.byId().values().forEach(course -> problems.addAll(CourseCheck.against(course, book))));
        return new TrainDesk(
                folder, workspace.settings(), texts.sources().file("licit.yaml"), law, courses, problems.sorted());
    }

    LawBook book() {
        return law.orElseThrow(() -> new IllegalStateException("opened without the law"));
    }

    Programme programme(Shell shell) {
        return Programme.open(folder, settings.programme(), shell.environment(), shell.clock());
    }

    Course course(String id) {
        return courses.course(id).orElseThrow(() -> {
            String near = Suggestions.didYouMean(id, courses.byId().keySet()).text();
            return courses.unreadable().contains(id)
                    ? CliException.usage("`" + id + "` can't be read as a course", "`licit train list` says why")
                    : CliException.usage(
                            "there is no course `" + id + "`",
                            near.isEmpty()
                                    ? "the courses are "
                                            + String.join(", ", courses.byId().keySet())
                                    : near);
        });
    }

    boolean declares(String person) {
        return settings.programme().people().containsKey(person);
    }

    /** As she is called; her id where nothing else is said. */
    String name(String person) {
        return Optional.ofNullable(settings.programme().people().get(person))
                .map(Staff::name)
                .orElse(person);
    }
}

package io.licit.programme.training.course;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.Sources;
import io.licit.engine.folder.WorkspaceFolder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The courses there are: those that came with the program, and the workspace's own before them.
 *
 * @param byId in the order of their ids
 * @param unreadable folders of the workspace whose course can't be read; a shipped one of that id is not there then
 * @param problems why
 */
public record Courses(Map<String, Course> byId, Set<String> unreadable, List<Diagnostic> problems) {
    public Courses {
        byId = Collections.unmodifiableMap(new TreeMap<>(byId));
        unreadable = Collections.unmodifiableSet(new TreeSet<>(unreadable));
        problems = List.copyOf(problems);
    }

    /** Those of a workspace. */
    public static Courses of(Path workspace) {
        return of(WorkspaceFolder.read(workspace).sources());
    }

    /** As {@link #of(Path)}, of a workspace's texts. */
    public static Courses of(Sources workspace) {
        return of(ShippedCourses.sources(), workspace);
    }

    static Courses of(Sources shipped, Sources workspace) {
        Diagnostics problems = new Diagnostics();
        Map<String, Course> courses = new TreeMap<>();
        Set<String> unreadable = new TreeSet<>();
        read(shipped, false, courses, unreadable, problems);
        read(workspace, true, courses, unreadable, problems);
        return new Courses(courses, unreadable, problems.sorted());
    }

    private static void read(
            Sources sources, boolean own, Map<String, Course> courses, Set<String> unreadable, Diagnostics problems) {
        for (String folder : folders(sources)) {
            Optional<Course> course = CourseReader.read(sources, folder, own, problems);
            courses.remove(folder);
            if (course.isPresent()) {
                courses.put(folder, course.get());
            } else {
                // INVARIANT: what can't be read is a course that nobody has passed, and not one less.
                unreadable.add(folder);
            }
        }
    }

    private static Set<String> folders(Sources sources) {
        Set<String> folders = new TreeSet<>();
        for (String path : sources.files().keySet()) {
            String[] steps = path.split("/", -1);
            if (steps.length > 2 && steps[0].equals(CourseReader.FOLDER)) {
                folders.add(steps[1]);
            }
        }
        return folders;
    }

    public Optional<Course> course(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The courses that these roles ask for. A role that no course knows, or none at all, asks for every one. */
    public List<Course> askedBy(Set<String> roles) {
        boolean known = !roles.isEmpty()
                && roles.stream()
                        .allMatch(role -> byId.values().stream()
                                .anyMatch(course -> course.roles().contains(role)));
        return byId.values().stream()
                .filter(course -> !known || course.roles().stream().anyMatch(roles::contains))
                .toList();
    }

    /** The courses that serve a rule. */
    public List<Course> serving(String rule) {
        return byId.values().stream()
                .filter(course -> course.serves().contains(rule))
                .toList();
    }
}

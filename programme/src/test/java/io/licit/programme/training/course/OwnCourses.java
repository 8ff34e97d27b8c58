package io.licit.programme.training.course;

import io.licit.core.source.Sources;
import io.licit.programme.training.SmallCourse;
import java.util.List;
import java.util.Map;

/** The courses of a workspace without those that are shipped, which take a moment to read. */
public final class OwnCourses {
    private OwnCourses() {}

    public static Courses of(Map<String, String> files) {
        return Courses.of(Sources.of(List.of()), SmallCourse.sources(files));
    }
}

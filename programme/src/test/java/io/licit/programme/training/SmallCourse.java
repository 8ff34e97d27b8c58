package io.licit.programme.training;

import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.OwnCourses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A course of a workspace that is read in a minute: five questions, of which three are asked. The right option is in its own words. */
public final class SmallCourse {
    public static final String COURSE = """
            course: house
            title: {en: House rules, zh: 内部规则}
            summary: {en: What we do here., zh: 我们的做法。}
            minutes: 1
            pass_mark: 60
            questions: 3
            attempts: 2
            wait: P1D
            valid: P12M
            roles: [segment-author, copywriter]
            objectives: {en: [know them], zh: [了解规则]}
            serves: [US-GLBA-SAFEGUARDS]
            reviewed: 2026-11-29
            """;

    private SmallCourse() {}

    /** Its files by their paths in a workspace. */
    public static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("courses/house/course.yaml", COURSE);
        files.put(
                "courses/house/en.md",
                "# House\n\n## One {#one}\n\n" + "word ".repeat(200) + "\n\n<script>x</script>\n");
        files.put("courses/house/zh.md", "# 规则\n\n## 一 {#one}\n\n" + "字".repeat(300) + "\n");
        files.put("courses/house/quiz.yaml", quiz());
        return files;
    }

    private static String quiz() {
        StringBuilder quiz = new StringBuilder("quiz: house\nquestions:\n");
        String[] about = {"[]", "[DE]", "[US-CA]", "[EEA]", "[]"};
        for (int i = 1; i <= about.length; i++) {
            quiz.append("  - id: H").append(i).append('\n');
            quiz.append("    section: one\n    about: ").append(about[i - 1]).append('\n');
            quiz.append("    q: {en: What of ")
                    .append(i)
                    .append("?, zh: 第 ")
                    .append(i)
                    .append(" 题}\n");
            quiz.append("    options:\n");
            quiz.append("      a: {en: no, zh: 否}\n      b: {en: maybe, zh: 也许}\n");
            quiz.append("      c: {en: indeed, zh: 是}\n      d: {en: later, zh: 以后}\n");
            quiz.append("    answer: c\n    why: {en: So it was written., zh: 书上如此。}\n");
        }
        return quiz.toString();
    }

    public static Sources sources(Map<String, String> files) {
        return Sources.of(List.copyOf(files.entrySet().stream()
                .map(file -> new SourceFile(file.getKey(), file.getValue()))
                .toList()));
    }

    public static Course read() {
        return OwnCourses.of(files()).course("house").orElseThrow();
    }
}

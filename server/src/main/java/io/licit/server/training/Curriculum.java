package io.licit.server.training;

import io.licit.engine.folder.Opened;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import io.licit.programme.training.course.Language;
import io.licit.server.desk.Desk;
import io.licit.server.route.Refusal;
import io.licit.server.view.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The courses of the workspace, read again when it changes. */
final class Curriculum {
    private final Desk desk;
    private final List<Read> read = new ArrayList<>(1);

    Curriculum(Desk desk) {
        this.desk = desk;
    }

    private record Read(Opened opened, Courses courses) {}

    Courses courses() {
        Desk.Standing stands = desk.standing();
        synchronized (read) {
            if (read.isEmpty() || read.get(0).opened() != stands.opened()) {
                Courses courses = Courses.of(stands.workspace().sources());
                read.clear();
                read.add(new Read(stands.opened(), courses));
            }
            return read.get(0).courses();
        }
    }

    Course course(String id) {
        return courses().course(id).orElseThrow(Refusal::notFound);
    }

    /** As fine as the state keeps it. */
    Instant now() {
        return desk.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** That of courses which is the pages' own. */
    static Language language(Text text) {
        return text.tag().startsWith("zh") ? Language.ZH : Language.EN;
    }

    static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}

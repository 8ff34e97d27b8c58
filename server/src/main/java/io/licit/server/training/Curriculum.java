package io.licit.server.training;

import io.licit.core.workspace.ProgrammeSettings.Staff;
import io.licit.engine.folder.Opened;
import io.licit.programme.account.Account;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.Role;
import io.licit.programme.training.Certificate;
import io.licit.programme.training.Result;
import io.licit.programme.training.Results;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import io.licit.programme.training.course.Language;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Visitor;
import io.licit.server.view.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The courses of the workspace, read again when it changes, and who may see what was reached in them. */
public final class Curriculum {
    /** Who sees how others stand. */
    public static final Access KEEPERS = new Access.Of(EnumSet.of(Role.OFFICER, Role.ADMIN));

    private final Desk desk;
    private final List<Read> read = new ArrayList<>(1);

    public Curriculum(Desk desk) {
        this.desk = desk;
    }

    private record Read(Opened opened, Courses courses) {}

    public Courses courses() {
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

    public Course course(String id) {
        return courses().course(id).orElseThrow(Refusal::notFound);
    }

    /** As fine as the state keeps it. */
    public Instant now() {
        return desk.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** That of courses which is the pages' own. */
    static Language language(Text text) {
        return text.tag().startsWith("zh") ? Language.ZH : Language.EN;
    }

    static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    /**
     * A certificate: her own, and anybody's for those who see how all stand.
     *
     * @throws Refusal where there is none of the number that the visitor may see
     */
    public Certificate certificate(String number, Visitor visitor) {
        Result result = Optional.of(number)
                .filter(text -> text.matches("[0-9]{1,15}"))
                .flatMap(text -> new Results(desk.programme()).byNumber(Long.parseLong(text)))
                .filter(Result::passed)
                .filter(one -> one.person().equals(visitor.id()) || KEEPERS.admits(visitor))
                .orElseThrow(Refusal::notFound);
        return new Certificate(
                result,
                name(result.person()),
                desk.standing().workspace().settings().name(),
                courses().course(result.course()));
    }

    /** As somebody is called; her id where nothing else is said. */
    String name(String person) {
        return Optional.ofNullable(desk.programme().settings().people().get(person))
                .map(Staff::name)
                .filter(name -> !name.isBlank())
                .orElse(person);
    }

    /** Everybody whom licit.yaml declares, and everybody with an account. */
    public SortedSet<String> staff(Accounts accounts) {
        SortedSet<String> persons =
                new TreeSet<>(desk.programme().settings().people().keySet());
        accounts.all().stream().filter(Account::enabled).map(Account::id).forEach(persons::add);
        return persons;
    }
}

package io.licit.server.programme;

import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.law.Rule;
import io.licit.programme.run.Runs;
import io.licit.server.desk.Desk;
import io.licit.server.view.TaskView;
import io.licit.server.view.Text;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Audiences that are older than their segment or its law, and law that comes over segments. */
final class AudienceAgenda {
    private static final int DAYS_AHEAD = 90;
    private static final int DAYS_SOON = 30;
    private static final int CITED = 3;

    private final Desk desk;
    private final Object looking = new Object();
    /** What comes, of the workspace that was looked at last; none before the first look. */
    private final List<Coming> coming = new ArrayList<>(1);

    AudienceAgenda(Desk desk) {
        this.desk = desk;
    }

    private record Coming(Desk.Standing of, List<Begins> rules) {}

    private record Begins(Rule rule, LocalDate on, List<String> segments) {}

    List<TaskView> stale(Text text, Desk.Standing stands) {
        Map<String, List<Runs.Past>> past = new Runs(desk.programme()).past(1);
        Checker.Checked checked = stands.sound();
        List<TaskView> tasks = new ArrayList<>();
        past.forEach((id, runs) -> {
            Optional<Segment> now = Optional.ofNullable(checked.segments().get(id));
            Optional<String> why =
                    now.flatMap(segment -> runs.stream().findFirst().flatMap(run -> why(text, checked, segment, run)));
            why.ifPresent(said ->
                    tasks.add(new TaskView("audience", "soon", id, said, text.of("today.do.audience"), "/runs")));
        });
        return tasks;
    }

    private static Optional<String> why(Text text, Checker.Checked checked, Segment segment, Runs.Past run) {
        if (!segment.digest().equals(run.counts().digest())) {
            return Optional.of(text.of("today.segment-changed"));
        }
        LocalDate then = LocalDate.ofInstant(run.asOf(), ZoneOffset.UTC);
        return checked.law().rules().stream()
                .filter(rule -> rule.from().filter(day -> day.isAfter(then)).isPresent())
                .filter(rule -> checked.applying(segment.id()).contains(rule.id()))
                .findFirst()
                .map(rule -> text.of("today.law-changed", rule.cite().isEmpty() ? rule.id() : rule.cite()));
    }

    /** The rules that begin on one day are one thing to do. */
    List<TaskView> coming(Text text, Desk.Standing stands, LocalDate today) {
        Map<LocalDate, List<Begins>> byDay = begins(stands, today).stream()
                .collect(Collectors.groupingBy(Begins::on, TreeMap::new, Collectors.toList()));
        List<TaskView> tasks = new ArrayList<>();
        byDay.forEach((day, rules) -> tasks.add(new TaskView(
                "law",
                today.plusDays(DAYS_SOON).isBefore(day) ? "" : "soon",
                what(text, rules),
                text.of("today.begins", day.toString()),
                text.of("today.do.law"),
                rules.size() == 1 ? "/law/" + rules.get(0).rule().id() : "/law?as-of=" + day)));
        return tasks;
    }

    private static String what(Text text, List<Begins> rules) {
        Set<String> cites = rules.stream()
                .map(one -> one.rule().jurisdiction() + " "
                        + (one.rule().cite().isEmpty()
                                ? one.rule().id()
                                : one.rule().cite()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        long segments = rules.stream()
                .flatMap(one -> one.segments().stream())
                .distinct()
                .count();
        return text.of("today.rules", rules.size(), segments) + " "
                + cites.stream().limit(CITED).collect(Collectors.joining("; ")) + (cites.size() > CITED ? "…" : "");
    }

    /** Looked for once for as long as a workspace stands, since it is a check of all of it. */
    private List<Begins> begins(Desk.Standing stands, LocalDate today) {
        synchronized (looking) {
            Optional<Coming> known =
                    coming.stream().filter(one -> one.of() == stands).findFirst();
            if (known.isPresent()) {
                return known.get().rules();
            }
            Coming found = new Coming(stands, look(stands, today));
            coming.clear();
            coming.add(found);
            return found.rules();
        }
    }

    private static List<Begins> look(Desk.Standing stands, LocalDate today) {
        LocalDate last = today.plusDays(DAYS_AHEAD);
        List<Rule> rules = stands.opened().book().rules().stream()
                .filter(rule -> !rule.neverBinds())
                .filter(rule -> rule.from()
                        .filter(day -> day.isAfter(today) && !day.isAfter(last))
                        .isPresent())
                .toList();
        if (rules.isEmpty()) {
            return List.of();
        }
        Checker.Checked then = Checker.check(
                stands.workspace(),
                stands.opened().book(),
                last,
                stands.opened().asOf(),
                stands.opened().whereabouts(),
                stands.opened().segments());
        List<Begins> found = new ArrayList<>();
        for (Rule rule : rules) {
            List<String> segments = then.verdicts().keySet().stream()
                    .filter(id -> then.applying(id).contains(rule.id()))
                    .toList();
            if (!segments.isEmpty()) {
                rule.from().ifPresent(day -> found.add(new Begins(rule, day, segments)));
            }
        }
        found.sort(
                Comparator.comparing(Begins::on).thenComparing(one -> one.rule().id()));
        return found;
    }
}

package io.licit.cli;

import io.licit.core.check.Checker;
import io.licit.core.law.Law;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.segment.Definition;
import io.licit.core.workspace.Workspace;
import io.licit.engine.Explanation;
import io.licit.engine.erase.PersonData;
import io.licit.engine.folder.Opened;
import io.licit.programme.request.Answer;
import io.licit.programme.request.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers what a person is to be told. */
final class RequestAnswer {
    private final Command command;
    private final RequestDesk desk;
    private final Workspace workspace;

    RequestAnswer(Command command, RequestDesk desk) {
        this.command = command;
        this.desk = desk;
        this.workspace = desk.workspace();
    }

    Answer of(Request request) {
        Opened opened = desk.opened();
        String person = request.person().orElse("");
        PersonData data = PersonData.find(opened.folder(), workspace.catalogue(), person, opened.asOf());
        Map<String, Explanation> reasons = data.isKnown() ? reasons(person) : Map.of();
        List<Answer.AboutSegment> segments = new ArrayList<>();
        for (Definition definition : workspace.segments().values()) {
            Optional<Explanation> why = Optional.ofNullable(reasons.get(definition.id()));
            segments.add(new Answer.AboutSegment(definition, why, rules(why)));
        }
        segments.sort(Comparator.comparing((Answer.AboutSegment about) -> !about.in())
                .thenComparing(about -> about.why().filter(Explanation::matches).isEmpty()));
        Law law = opened.book().inForce(request.received());
        return new Answer(
                workspace.settings().name(),
                request,
                desk.programme().clock().instant(),
                workspace.catalogue(),
                data,
                desk.suppression().recorded(person),
                segments,
                desk.exports().holding(person, data.identifiers()),
                desk.requests().of(person),
                Answer.rights(law, law.place(data.country(), data.region())));
    }

    private List<Rule> rules(Optional<Explanation> why) {
        LawBook book = desk.opened().book();
        return why.map(Explanation::excludedBy).orElse(List.of()).stream()
                .flatMap(id -> book.rule(id).stream())
                .toList();
    }

    /** Of all segments that stand; where a mistake is in the way of one, the others are still told. */
    private Map<String, Explanation> reasons(String person) {
        Opened opened = desk.opened();
        Set<String> all = Opening.asked(opened, List.of());
        Checker.Checked checked = opened.check(workspace, all);
        Set<String> standing = new TreeSet<>(checked.segments().keySet());
        standing.removeAll(workspace.unreadable());
        Map<String, Explanation> found = new TreeMap<>();
        try (Planned planned = Planned.of(command, opened, standing)) {
            standing.forEach(segment -> found.put(segment, planned.explain(segment, person)));
        }
        return found;
    }
}

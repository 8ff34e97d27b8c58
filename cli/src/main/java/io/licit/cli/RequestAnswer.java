package io.licit.cli;

import io.licit.core.check.Checker;
import io.licit.core.workspace.Workspace;
import io.licit.engine.Explanation;
import io.licit.engine.folder.Opened;
import io.licit.programme.export.ExportedPersons;
import io.licit.programme.request.Answer;
import io.licit.programme.request.Gathering;
import io.licit.programme.request.Request;
import java.util.List;
import java.util.Map;
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
        return new Gathering(
                        desk.programme(),
                        desk.opened(),
                        workspace,
                        new ExportedPersons(desk.programme()),
                        this::reasons)
                .of(request);
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

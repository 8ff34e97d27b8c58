package io.licit.programme.audit;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.engine.folder.ShippedLaw;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The controls there are: those that came with the program, and the workspace's own in {@code controls/}.
 *
 * @param byId in the order of their ids
 * @param problems what is wrong with those that are left out
 */
public record Controls(Map<String, Control> byId, List<Diagnostic> problems) {
    /** Where the shipped ones stand. */
    public static final String FILE = "law/controls.yaml";

    /** A workspace's folder of its own ones. */
    public static final String FOLDER = "controls";

    public Controls {
        byId = Collections.unmodifiableMap(new TreeMap<>(byId));
        problems = List.copyOf(problems);
    }

    /** Those of a workspace, which can add to the shipped ones and replace none. */
    public static Controls of(Sources workspace, LawBook book) {
        return of(ShippedLaw.sources(), workspace, book);
    }

    static Controls of(Sources shipped, Sources workspace, LawBook book) {
        Diagnostics out = new Diagnostics();
        Set<String> rules = book.rules().stream().map(Rule::id).collect(Collectors.toSet());
        Map<String, Control> all = new TreeMap<>();
        SourceFile file = shipped.file(FILE).orElseThrow(() -> new IllegalStateException("no shipped controls"));
        add(all, new ControlsReader(rules, false, out).read(file), out);
        for (SourceFile own : workspace.yamlIn(FOLDER)) {
            add(all, new ControlsReader(rules, true, out).read(own), out);
        }
        return new Controls(all, out.sorted());
    }

    private static void add(Map<String, Control> all, List<Control> more, Diagnostics out) {
        for (Control control : more) {
            Control first = all.putIfAbsent(control.id(), control);
            if (first != null) {
                out.add(Diagnostic.of(Code.WSP1102, Said.of("control `{}` stands twice", control.id()), control.span())
                        .withNote(Said.of("first in {}", first.span().file().path()))
                        .withHelp(Said.of("give one of them another id")));
            }
        }
    }

    public Optional<Control> control(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}

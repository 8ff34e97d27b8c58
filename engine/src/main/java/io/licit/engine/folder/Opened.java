package io.licit.engine.folder;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.check.Checker;
import io.licit.core.check.Whereabouts;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.Described;
import io.licit.engine.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A workspace as it was read, with the law it is under and the instant that is asked about.
 *
 * @param texts what it was read from
 * @param described its data, as far as it was looked at; empty where the catalogue can't be read
 * @param workspace typed by its catalogue and its data; empty where the settings or the catalogue can't be read
 * @param book the shipped law with the workspace's own behind it
 * @param problems what was found while reading
 */
public record Opened(
        Path folder,
        WorkspaceFolder texts,
        Optional<Described> described,
        Optional<Workspace> workspace,
        LawBook book,
        Instant asOf,
        List<Diagnostic> problems) {
    /** What makes a workspace unreadable, rather than wrong in a place. */
    private static final Set<Code> UNREADABLE = EnumSet.of(Code.SRC1001, Code.SRC1007, Code.SRC1008, Code.WSP1104);

    /** Never fails: what can't be read is among the problems. */
    public static Opened read(Path folder, Instant asOf) {
        Warehouse.warmUpToDescribe(folder);
        Books.warmUp();
        return of(folder, WorkspaceFolder.read(folder), asOf, catalogue -> Warehouse.describe(folder, catalogue));
    }

    /** The same as if a text of it were another one, or there were one more; its data is not looked at again. */
    public Opened with(SourceFile text) {
        Map<String, SourceFile> files = new TreeMap<>(texts.sources().files());
        files.put(text.path(), text);
        WorkspaceFolder other = new WorkspaceFolder(new Sources(files), texts.problems());
        return of(folder, other, asOf, catalogue -> described.orElseGet(() -> Warehouse.describe(folder, catalogue)));
    }

    private static Opened of(
            Path folder, WorkspaceFolder texts, Instant asOf, Function<Catalogue, Described> describing) {
        Diagnostics found = new Diagnostics();
        found.addAll(texts.problems());
        Optional<Workspace> read = WorkspaceReader.read(
                texts.sources(), (file, out) -> LawReader.readOwn(file, Books.shipped(), out), found);
        Optional<Described> described = read.map(workspace -> describing.apply(workspace.catalogue()));
        described.ifPresent(shown -> found.addAll(shown.problems()));
        Optional<Workspace> typed = read.flatMap(workspace -> described.map(shown -> typed(workspace, shown)));
        LawBook shipped = Books.shipped();
        LawBook book = typed.map(workspace -> Books.with(shipped, workspace.packs(), found))
                .orElse(shipped);
        return new Opened(folder, texts, described, typed, book, asOf, found.sorted());
    }

    /** Where its persons are; empty where its data could not be looked at. */
    public Optional<Set<Whereabouts>> whereabouts() {
        return described.flatMap(Described::whereabouts);
    }

    private static Workspace typed(Workspace workspace, Described described) {
        return workspace.withCatalogue(workspace.catalogue().withTypes(table -> described.of(table.name())));
    }

    /** Whether there is text that nobody can read, so that what was read is not the whole. */
    public boolean unreadable() {
        return workspace.isEmpty() || anyUnreadable(problems);
    }

    /** Whether one of them makes a workspace unreadable, rather than wrong in a place. */
    public static boolean anyUnreadable(List<Diagnostic> problems) {
        return problems.stream().anyMatch(problem -> UNREADABLE.contains(problem.code()));
    }

    /**
     * Mistakes that all segments stand on: in settings, data, law or assessments. One in a segment's or campaign's file is
     * not there for the others.
     */
    public List<Diagnostic> mistakesOfAll() {
        return problems.stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .filter(one -> !isOfSegmentOrCampaign(one.span().file().path()))
                .toList();
    }

    private static boolean isOfSegmentOrCampaign(String file) {
        return file.startsWith("segments/") || file.startsWith("campaigns/");
    }

    /** All segments, those that can't be read with them. */
    public Set<String> segments() {
        return workspace
                .map(read -> {
                    Set<String> ids = new TreeSet<>(read.segments().keySet());
                    ids.addAll(read.unreadable());
                    return ids;
                })
                .orElseGet(TreeSet::new);
    }

    /** The segments held against the law. */
    public Checker.Checked check(Workspace read, Set<String> asked) {
        return Checker.check(read, book, asOf, whereabouts(), asked);
    }

    public static boolean anyError(Collection<Diagnostic> found) {
        return found.stream().anyMatch(one -> one.severity() == Severity.ERROR);
    }
}

package io.licit.cli;

import io.licit.core.check.Checker;
import io.licit.core.check.Whereabouts;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.Described;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.WorkspaceFolder;
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

/**
 * A workspace as it was read, with the law it is under and the instant that is asked about.
 *
 * @param workspace typed by its catalogue and its data; empty where the settings or the catalogue can't be read
 * @param whereabouts where its persons are; empty where its data could not be looked at
 * @param book the shipped law with the workspace's own behind it
 * @param problems what was found while reading
 */
record Opened(
        Path folder,
        Optional<Workspace> workspace,
        Optional<Set<Whereabouts>> whereabouts,
        LawBook book,
        Instant asOf,
        List<Diagnostic> problems) {
    /** What makes a workspace unreadable, rather than wrong in a place. */
    private static final Set<Code> UNREADABLE = EnumSet.of(Code.SRC1001, Code.SRC1007, Code.SRC1008, Code.WSP1104);

    static Opened read(Options options, Shell shell) {
        return read(options.workspace(shell), options.asOf(shell));
    }

    /** As above, for a command that goes on to the data: the database is got ready meanwhile. */
    static Opened readForData(Options options, Shell shell) {
        Warehouse.warmUp();
        return read(options, shell);
    }

    static Opened read(Path folder, Instant asOf) {
        Warehouse.warmUpToDescribe(folder);
        Books.warmUp();
        Diagnostics found = new Diagnostics();
        WorkspaceFolder texts = WorkspaceFolder.read(folder);
        found.addAll(texts.problems());
        Optional<Workspace> read = WorkspaceReader.read(
                texts.sources(), (file, out) -> LawReader.readOwn(file, Books.shipped(), out), found);
        Optional<Described> described = read.map(workspace -> Warehouse.describe(folder, workspace.catalogue()));
        described.ifPresent(shown -> found.addAll(shown.problems()));
        Optional<Workspace> typed = read.flatMap(workspace -> described.map(shown -> typed(workspace, shown)));
        LawBook shipped = Books.shipped();
        LawBook book = typed.map(workspace -> Books.with(shipped, workspace.packs(), found))
                .orElse(shipped);
        return new Opened(folder, typed, described.flatMap(Described::whereabouts), book, asOf, found.sorted());
    }

    private static Workspace typed(Workspace workspace, Described described) {
        return workspace.withCatalogue(workspace.catalogue().withTypes(table -> described.of(table.name())));
    }

    /** Whether there is text that nobody can read, so that what was read is not the whole. */
    boolean unreadable() {
        return workspace.isEmpty() || problems.stream().anyMatch(problem -> UNREADABLE.contains(problem.code()));
    }

    /** The segments that a command is about: those named, or all. */
    Set<String> asked(List<String> named) {
        Set<String> all = workspace
                .map(read -> {
                    Set<String> ids = new TreeSet<>(read.segments().keySet());
                    ids.addAll(read.unreadable());
                    return ids;
                })
                .orElseGet(TreeSet::new);
        if (named.isEmpty()) {
            return all;
        }
        named.forEach(id -> requireKnown(id, all));
        return new TreeSet<>(named);
    }

    private void requireKnown(String id, Collection<String> all) {
        if (workspace.isPresent() && !all.contains(id)) {
            String near = Suggestions.didYouMean(id, all);
            throw CliException.usage(
                    "there is no segment `" + id + "`",
                    near.isEmpty() ? "the segments are " + String.join(", ", all) : near);
        }
    }

    /** The campaigns that a command is about, by id: those named, or all. */
    Map<String, Campaign> campaigns(List<String> named) {
        Map<String, Campaign> all =
                new TreeMap<>(workspace.map(Workspace::campaigns).orElse(Map.of()));
        named.forEach(id -> requireCampaign(id, all.keySet()));
        if (!named.isEmpty()) {
            all.keySet().retainAll(named);
        }
        return all;
    }

    /** A campaign whose file holds a mistake is not there either; the mistake says so better. */
    private void requireCampaign(String id, Collection<String> all) {
        if (workspace.isPresent() && workspace.get().campaignsWhole() && !all.contains(id)) {
            String near = Suggestions.didYouMean(id, all);
            String others = all.isEmpty() ? "write one in `campaigns/`" : "the campaigns are " + String.join(", ", all);
            throw CliException.usage("there is no campaign `" + id + "`", near.isEmpty() ? others : near);
        }
    }

    /** The segments held against the law. */
    Checker.Checked check(Workspace read, Set<String> asked) {
        return Checker.check(read, book, asOf, whereabouts, asked);
    }

    static boolean anyError(Collection<Diagnostic> found) {
        return found.stream().anyMatch(one -> one.severity() == Severity.ERROR);
    }
}

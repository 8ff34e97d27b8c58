package io.licit.programme.backup;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.json.Json;
import io.licit.engine.SourceFiles;
import io.licit.engine.StateFolder;
import io.licit.engine.folder.WorkspaceFolder;
import io.licit.evidence.Audit;
import io.licit.evidence.Checkpoint;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.SignedNote;
import io.licit.programme.Programme;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;
import io.licit.programme.state.State;
import io.licit.programme.state.Tables;
import io.licit.programme.state.Tx;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes a back-up of a workspace, while others work in it or not. The state is of one instant, which is after the back-up
 * was begun: what was acknowledged before that is in it.
 */
public final class Backup {
    private static final List<String> DEFINITIONS =
            List.of("catalogue", "segments", "campaigns", "assessments", "law", "courses");
    private static final List<String> AT_TOP = List.of("licit.yaml", ".gitignore");
    private static final int MAX_DEPTH = 32;

    private final Programme programme;

    public Backup(Programme programme) {
        this.programme = programme;
    }

    /**
     * What came of it.
     *
     * @param seal SHA-256 of the file but for the seal itself, in hexadecimal
     * @param definitions how many files of definitions
     * @param data how many files of data
     * @param entries of the log
     * @param withKey whether the key of the log is in it, which it is unless it is kept elsewhere
     * @param leftOut sources that lie outside of the workspace or on a server, and are not in it
     */
    public record Made(
            Path file,
            String seal,
            Instant at,
            int definitions,
            int data,
            long entries,
            boolean withKey,
            List<String> leftOut) {
        public Made {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Writes a back-up, whole or not at all, into a file that its owner alone can read.
     *
     * @param file a new one, outside of the workspace
     * @param data the catalogue whose files are to be in it; empty for none
     * @throws BackupRefused where it can't be made
     */
    public Made write(Path file, Optional<Catalogue> data, Actor by) {
        Path whole = file.toAbsolutePath().normalize();
        requirePlace(whole);
        Map<String, Path> definitions = definitions();
        List<String> leftOut = new ArrayList<>();
        Map<String, Path> sources =
                data.map(catalogue -> sources(catalogue, leftOut)).orElse(Map.of());
        sources.keySet().removeAll(definitions.keySet());
        requireLog();
        log(data.isPresent(), by);
        try (ArchiveWriter writer = ArchiveWriter.to(whole)) {
            for (Map<String, Path> files : List.of(definitions, sources)) {
                for (Map.Entry<String, Path> one : files.entrySet()) {
                    writer.add(Names.WORKSPACE + one.getKey(), one.getValue());
                }
            }
            boolean withKey = kept(writer);
            Instant at = programme.clock().instant();
            String note = programme.state().read(tx -> state(tx, writer));
            Checkpoint head = head(note);
            String seal = writer.finish(
                    new Manifest(at, State.FORM, head.origin(), head.size(), note, data.isPresent(), writer.files()));
            return new Made(whole, seal, at, definitions.size(), sources.size(), head.size(), withKey, leftOut);
        } catch (IOException | UncheckedIOException failure) {
            throw BackupRefused.world("the back-up can't be written: " + failure.getMessage(), failure);
        }
    }

    private void requirePlace(Path file) {
        Path folder = file.getParent();
        if (Files.exists(file)) {
            throw BackupRefused.mistake("there is `" + file.getFileName() + "` already", "name a new file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw BackupRefused.mistake("there is no folder " + folder, "make it, or name another");
        }
        if (file.startsWith(root())) {
            throw BackupRefused.mistake(
                    "a back-up inside of the workspace is lost together with it",
                    "name a file outside of " + root() + ", on another disk as a rule");
        }
    }

    private Path root() {
        return programme.workspace().toAbsolutePath().normalize();
    }

    /** Every text that Licit reads, and whatever else lies in the folders of definitions; by path in the workspace. */
    private Map<String, Path> definitions() {
        WorkspaceFolder texts = WorkspaceFolder.read(root());
        if (!texts.problems().isEmpty()) {
            throw BackupRefused.mistake(
                    "a file of the workspace can't be read, and a back-up without it would not be whole",
                    "`licit check` says which");
        }
        Set<String> names = new TreeSet<>(texts.sources().files().keySet());
        for (String folder : DEFINITIONS) {
            names.addAll(below(root().resolve(folder)));
        }
        names.addAll(AT_TOP);
        Map<String, Path> files = new TreeMap<>();
        for (String name : names) {
            Path file = root().resolve(name);
            if (Files.isRegularFile(file)) {
                files.put(name, file);
            }
        }
        return files;
    }

    private Set<String> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.walk(folder, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            Set<String> names = new TreeSet<>();
            all.filter(Files::isRegularFile).forEach(file -> names.add(relative(file)));
            return names;
        } catch (IOException | UncheckedIOException failure) {
            throw BackupRefused.world("the folder " + folder + " can't be read", failure);
        }
    }

    private String relative(Path file) {
        return root().relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    private Map<String, Path> sources(Catalogue catalogue, List<String> leftOut) {
        Map<String, Path> files = new TreeMap<>();
        for (Table table : catalogue.tables().values()) {
            Optional<SourceFiles> found = SourceFiles.find(root(), table, problem -> {});
            if (found.isEmpty()) {
                leftOut.add("table " + table.name());
                continue;
            }
            for (Path file : found.get().files()) {
                if (file.toAbsolutePath().normalize().startsWith(root())) {
                    files.put(relative(file), file);
                } else {
                    leftOut.add(file.toString());
                }
            }
        }
        return files;
    }

    /** INVARIANT: what could not be restored is not taken for a back-up. */
    private void requireLog() {
        Audit audit = programme.journal().check(programme.state());
        if (!audit.intact()) {
            throw BackupRefused.mistake(
                    "the evidence log does not hold, so that no back-up of it could be restored: "
                            + audit.wrong().orElse(""),
                    "copy the whole folder as it is, and see `licit evidence verify`");
        }
    }

    private void log(boolean withData, Actor by) {
        Json.Obj facts = Json.object().put("with_data", withData).build();
        Instant now = programme.clock().instant();
        programme.state().write(tx -> programme.journal().append(tx, new Entry("backup", now, by, facts)));
    }

    /** What lies in the folder of state and can't be made again. A key that is kept elsewhere is left there. */
    private boolean kept(ArchiveWriter writer) throws IOException {
        Path state = StateFolder.at(root());
        Path key = programme.journal().keyFile().toAbsolutePath().normalize();
        boolean withKey = key.startsWith(state);
        if (withKey) {
            writer.add(Names.KEY, key);
        }
        try (Stream<Path> all = Files.list(state)) {
            for (Path file : all.sorted().toList()) {
                String name = Names.KEPT + file.getFileName();
                if (Names.isErasing(name) || name.equals(Names.FAIRNESS)) {
                    writer.add(name, file);
                }
            }
        }
        return withKey;
    }

    /** Every table, as of the transaction's instant; gives the head of the log in it. */
    private static String state(Tx tx, ArchiveWriter writer) {
        Tables tables = tx.tables();
        try {
            for (Map.Entry<String, List<String>> table : tables.columns().entrySet()) {
                writer.add(Names.rows(table.getKey()), out -> {
                    line(out, Json.strings(table.getValue()));
                    tables.each(table.getKey(), row -> line(out, row));
                });
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return tx.first("SELECT note FROM evidence_head WHERE one = 1", row -> row.text("note"))
                .orElseThrow(() -> new IllegalStateException("a log with an entry and without a head"));
    }

    private static void line(OutputStream out, Json row) {
        try {
            out.write((row.canonical() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Checkpoint head(String note) {
        try {
            return Checkpoint.verified(
                    SignedNote.parse(note), programme.journal().key().verifier());
        } catch (EvidenceException failure) {
            throw BackupRefused.world("the head of the log can't be read: " + failure.said(), failure);
        }
    }
}

package io.licit.programme.backup;

import io.licit.core.json.Json;
import io.licit.engine.StateFolder;
import io.licit.programme.state.State;
import io.licit.programme.state.Tables;
import io.licit.programme.state.Tx;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folder beside its place in which a workspace is put together, for its owner alone; it gets its name when it is whole. */
final class Staging implements AutoCloseable {
    private static final String MARK = ".restoring.";

    private final Path folder;

    private Staging(Path folder) {
        this.folder = folder;
    }

    static Staging beside(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent == null || target.getFileName() == null) {
            throw BackupRefused.mistake("a workspace can't be restored to " + target, "name a folder below it");
        }
        Files.createDirectories(parent);
        String prefix = "." + target.getFileName() + MARK;
        removeLeft(parent, prefix);
        Path folder = parent.resolve(prefix + ProcessHandle.current().pid());
        Files.createDirectory(folder, ownersAlone(parent));
        Files.createDirectory(folder.resolve(".licit"), ownersAlone(parent));
        return new Staging(folder);
    }

    private static FileAttribute<?>[] ownersAlone(Path near) {
        return near.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** What a process has left that died over the same folder: there are persons in it. */
    private static void removeLeft(Path parent, String prefix) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            for (Path left : all.toList()) {
                String name = left.getFileName().toString();
                String pid = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
                if (pid.matches("[0-9]{1,18}")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    StateFolder.delete(left);
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** Files of definitions and data, and what is kept in the folder of state. */
    void files(Archive archive) throws IOException {
        for (String name : archive.names(Names.WORKSPACE)) {
            file(archive, name, folder.resolve(name.substring(Names.WORKSPACE.length())));
        }
        for (String name : archive.names(Names.KEPT)) {
            Path file = folder.resolve(".licit").resolve(name.substring(Names.KEPT.length()));
            file(archive, name, file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    private void file(Archive archive, String name, Path file) throws IOException {
        // INVARIANT: names were looked at when the back-up was opened, and are looked at where they are used.
        if (!file.normalize().startsWith(folder)) {
            throw BackupRefused.mistake("the back-up has a file whose name leads elsewhere", Archive.NOT_WHOLE);
        }
        Files.createDirectories(file.getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
            archive.copy(name, out);
        }
        StateFolder.flush(file);
    }

    void settings(Path file) throws IOException {
        Path settings = folder.resolve("licit.yaml");
        Files.copy(file, settings, StandardCopyOption.REPLACE_EXISTING);
        StateFolder.flush(settings);
    }

    /** Puts the tables into an empty state, all of them in one transaction. */
    static void fill(Archive archive, State state) {
        state.write(tx -> {
            try {
                return fill(archive, tx);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (Tables.Unfit unfit) {
                throw BackupRefused.mistake("the back-up's state is none: " + unfit.getMessage(), Archive.NOT_WHOLE);
            }
        });
    }

    private static boolean fill(Archive archive, Tx tx) throws IOException {
        Tables tables = tx.tables();
        Map<String, List<String>> columns = tables.columns();
        Set<String> held = new TreeSet<>();
        archive.names(Names.STATE)
                .forEach(name -> held.add(name.substring(Names.STATE.length(), name.length() - Names.ROWS.length())));
        if (!held.equals(new TreeSet<>(columns.keySet()))) {
            throw BackupRefused.mistake("the back-up's state has other tables than a state has", Archive.NOT_WHOLE);
        }
        for (Map.Entry<String, List<String>> table : columns.entrySet()) {
            archive.rows(table.getKey(), rows -> fill(tables, table.getKey(), table.getValue(), rows));
        }
        return true;
    }

    private static boolean fill(Tables tables, String table, List<String> columns, Iterator<Json.Arr> rows) {
        if (!rows.hasNext() || !rows.next().equals(Json.strings(columns))) {
            throw BackupRefused.mistake("the back-up's table " + table + " is another one", Archive.NOT_WHOLE);
        }
        tables.fill(table, rows);
        return true;
    }

    @Override
    public void close() throws IOException {
        StateFolder.delete(folder);
    }
}

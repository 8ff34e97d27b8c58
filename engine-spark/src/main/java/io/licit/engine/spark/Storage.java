package io.licit.engine.spark;

import io.licit.engine.WarehouseException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** Files wherever Hadoop finds them: here, or in the file system of a cluster. */
final class Storage {
    private final Configuration configuration;

    Storage(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The files that a path or a glob names, in path order; none where there are none. */
    List<FileStatus> files(String pattern) {
        return attempt("cannot look for " + pattern, () -> {
            Path path = new Path(pattern);
            FileStatus[] found = path.getFileSystem(configuration).globStatus(path);
            List<FileStatus> files = new ArrayList<>();
            for (FileStatus status : found == null ? new FileStatus[0] : found) {
                files.addAll(
                        status.isDirectory()
                                ? Arrays.asList(
                                        path.getFileSystem(configuration).listStatus(status.getPath()))
                                : List.of(status));
            }
            files.removeIf(file -> file.isDirectory()
                    || file.getPath().getName().startsWith("_")
                    || file.getPath().getName().startsWith("."));
            files.sort(Comparator.comparing(file -> file.getPath().toString()));
            return files;
        });
    }

    /** What lies in a folder; nothing where there is none. */
    List<FileStatus> listed(String folder) {
        return attempt("cannot read " + folder, () -> {
            try {
                return Arrays.asList(system(folder).listStatus(new Path(folder)));
            } catch (FileNotFoundException none) {
                return List.of();
            }
        });
    }

    Optional<String> text(String file) {
        return attempt("cannot read " + file, () -> {
            try (var in = system(file).open(new Path(file))) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (FileNotFoundException none) {
                return Optional.empty();
            }
        });
    }

    void write(String file, String text) {
        attempt("cannot write " + file, () -> {
            try (OutputStream out = system(file).create(new Path(file), true)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return file;
        });
    }

    /** A file takes another's place at once, where the file system can. */
    void replace(String made, String place) {
        attempt("cannot write " + place, () -> {
            Path path = new Path(place);
            FileContext.getFileContext(path.getFileSystem(configuration).getUri(), configuration)
                    .rename(new Path(made), path, Options.Rename.OVERWRITE);
            return place;
        });
    }

    /** A folder is given its name, unless another has it by now. */
    void name(String made, String place) {
        attempt("cannot write " + place, () -> system(place).rename(new Path(made), new Path(place)));
    }

    void delete(String path) {
        attempt("cannot remove " + path, () -> system(path).delete(new Path(path), true));
    }

    void copyHere(String folder, java.nio.file.Path target) {
        attempt("cannot copy " + folder, () -> {
            for (FileStatus file : listed(folder)) {
                system(folder)
                        .copyToLocalFile(
                                false,
                                file.getPath(),
                                new Path(
                                        target.resolve(file.getPath().getName()).toUri()),
                                true);
            }
            return folder;
        });
    }

    private FileSystem system(String path) throws IOException {
        return new Path(path).getFileSystem(configuration);
    }

    private interface Attempt<T> {
        T make() throws IOException;
    }

    private static <T> T attempt(String what, Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (IOException | UncheckedIOException | IllegalArgumentException failure) {
            throw WarehouseException.environment(what, failure);
        }
    }
}

package io.licit.engine;

import io.licit.engine.ids.BrokenIdFile;
import io.licit.engine.ids.IdFile;
import io.licit.engine.ids.IdWriter;
import io.licit.engine.sql.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Which person has which number in a warehouse.
 *
 * @param name of the warehouse; another numbering has another one
 */
record Numbering(Database database, String name) {
    private static final String SUFFIX = ".ids";
    private static final String UNFINISHED = ".making";

    /** The file of ids, which is made where it is not there or not whole. To be called under the lock on storing. */
    StoredEntry.Part file(Path folder) throws IOException {
        String path = name + SUFFIX;
        Path file = folder.resolve(path);
        if (Files.exists(file)) {
            try (IdFile ids = IdFile.open(file)) {
                ids.verify(IdFile.Numbers.ALL);
                if (ids.count() == count()) {
                    return new StoredEntry.Part(path, ids.sum());
                }
            } catch (BrokenIdFile broken) {
                Files.delete(file);
            }
        }
        return new StoredEntry.Part(path, make(file));
    }

    private long count() {
        return database.number("SELECT COALESCE(max(n), -1) + 1 FROM " + Layout.PERSONS);
    }

    /** Whether a file of ids is the one of this warehouse, as it was made. */
    boolean isOf(StoredEntry.Part ids) {
        return ids.path().equals(name + SUFFIX);
    }

    private int make(Path file) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + UNFINISHED);
        // The table lies in the order of the numbers, and to sort it takes longer than all the rest.
        int sum = isInOrder() ? write(made, "") : write(made, " ORDER BY n");
        StateFolder.flush(made);
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return sum;
    }

    private boolean isInOrder() {
        return database.number("SELECT count(*) FROM (SELECT n FROM " + Layout.PERSONS + " WHERE n <> rowid LIMIT 1)")
                == 0;
    }

    private int write(Path made, String order) throws IOException {
        Files.deleteIfExists(made);
        try (IdWriter writer = new IdWriter(made)) {
            database.each("SELECT n, id FROM " + Layout.PERSONS + order, row -> {
                byte[] id = row.getString(2).getBytes(StandardCharsets.UTF_8);
                try {
                    writer.add(row.getInt(1), id, id.length);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            return writer.finish();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** A name that no warehouse has, for ids that an erasure has left. */
    static String left(String erasure) {
        return "left-" + erasure + SUFFIX;
    }
}

package io.licit.engine.erase;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.engine.Database;
import io.licit.engine.WarehouseException;
import io.licit.engine.ids.BrokenIdFile;
import io.licit.engine.ids.IdCursor;
import io.licit.engine.ids.IdFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A look for a person's identifiers in every file below a workspace, and in sources that lie elsewhere: values as the files
 * have them, the bytes of all that is no table, and the names of the files.
 */
public final class Search {
    private static final int CHUNK = 1 << 22;
    /** No identifier that is looked for across the border of two chunks is longer. */
    private static final int OVERLAP = 1 << 12;

    private static final int SNIFFED = 1 << 12;

    private final Path workspace;
    private final Catalogue catalogue;
    private final Identifiers identifiers;

    public Search(Path workspace, Catalogue catalogue, Identifiers identifiers) {
        this.workspace = workspace.toAbsolutePath().normalize();
        this.catalogue = catalogue;
        this.identifiers = identifiers;
    }

    /**
     * What was found.
     *
     * @param files how many were searched
     * @param hits places with the number of rows, or 1 for a file that is no table
     */
    public record Found(long files, List<Hit> hits) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /**
     * A place where she still is.
     *
     * @param place a file, relative to the workspace
     */
    public record Hit(String place, long count) {}

    /**
     * @param person whose rows may stay where something obliges to keep them
     * @param now decides which these are
     * @param but files of state that hold her for the search itself
     */
    public Found run(String person, Instant now, Predicate<Path> but) {
        try (Database database = Database.inMemory()) {
            List<Hit> hits = new ArrayList<>();
            Map<Path, SourceFile> sources = new HashMap<>();
            Map<Path, Table> tables = new HashMap<>();
            Sources.open(workspace, catalogue, database)
                    .forEach((table, files) -> files.forEach(file -> {
                        sources.put(file.path().toAbsolutePath().normalize(), file);
                        tables.put(file.path().toAbsolutePath().normalize(), table);
                    }));
            Set<Path> all = new LinkedHashSet<>(files());
            all.addAll(sources.keySet());
            all.removeIf(but);
            for (Path file : all) {
                SourceFile source = sources.get(file);
                Table table = tables.get(file);
                long count =
                        source == null || table == null ? count(file, database) : inSource(source, table, person, now);
                if (identifiers.inName(shown(file))) {
                    count++;
                }
                if (count > 0) {
                    hits.add(new Hit(shown(file), count));
                }
            }
            return new Found(all.size(), hits);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot search the workspace", failure);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(workspace, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String shown(Path file) {
        return (file.startsWith(workspace) ? workspace.relativize(file) : file)
                .toString()
                .replace('\\', '/');
    }

    /** Of a table without rows that must stay, the bytes are looked at as well. */
    private long inSource(SourceFile source, Table table, String person, Instant now) throws IOException {
        Edit edit = Edit.of(Sources.key(table), person).taking(Sources.takes(table, now));
        long rows = source.holding(identifiers, edit);
        boolean keeps = source.rows(edit).stream().anyMatch(Rows.Row::kept);
        boolean pages = source instanceof ParquetSource;
        return rows > 0 || keeps || !pages ? rows : inBytes(source.path(), true);
    }

    private long count(Path file, Database database) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!Files.exists(file)) {
            return 0;
        }
        if (name.endsWith(".parquet")) {
            try {
                return Math.max(
                        ParquetSource.open(file, shown(file), database).holding(identifiers, Edit.of("", "")),
                        inBytes(file, true));
            } catch (WarehouseException notParquet) {
                return inBytes(file, true);
            }
        }
        return IdFile.isOne(file) ? Math.max(inIds(file), inBytes(file, true)) : inBytes(file, false);
    }

    /** Such a file has most ids in parts. One that can't be read to its end may hold her. */
    private long inIds(Path file) throws IOException {
        long found = 0;
        try (IdFile ids = IdFile.open(file)) {
            IdCursor cursor = ids.cursor();
            for (int n = 0; n < ids.count(); n++) {
                if (cursor.to(n) && isIn(cursor.bytes(), cursor.length())) {
                    found++;
                }
            }
            return found;
        } catch (BrokenIdFile broken) {
            return found + 1;
        }
    }

    /** Most ids are ruled out by their bytes, where these are letters without marks. */
    private boolean isIn(byte[] id, int length) {
        boolean plain = true;
        for (int i = 0; i < length; i++) {
            plain &= id[i] >= 0;
        }
        return (!plain || identifiers.mayBeIn(id, length))
                && identifiers.in(new String(id, 0, length, StandardCharsets.UTF_8));
    }

    private long inBytes(Path file, boolean pages) throws IOException {
        try (InputStream in = in(file)) {
            byte[] bytes = new byte[CHUNK + OVERLAP];
            int kept = 0;
            boolean binary = pages;
            for (int read = in.readNBytes(bytes, 0, CHUNK); read > 0; read = in.readNBytes(bytes, kept, CHUNK)) {
                int length = kept + read;
                binary |= hasNul(bytes, Math.min(length, SNIFFED));
                if (identifiers.inBytes(new String(bytes, 0, length, StandardCharsets.ISO_8859_1), !binary)) {
                    return 1;
                }
                kept = Math.min(OVERLAP, length);
                System.arraycopy(bytes, length - kept, bytes, 0, kept);
            }
            return 0;
        }
    }

    private static boolean hasNul(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static InputStream in(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        if (!file.toString().endsWith(".gz")) {
            return bytes;
        }
        bytes.mark(2);
        boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return packed ? new GZIPInputStream(bytes) : bytes;
    }
}

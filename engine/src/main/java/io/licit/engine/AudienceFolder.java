package io.licit.engine;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.core.plan.Plan;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.Sql;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Stored audiences, in {@code .licit/audiences}. A run writes {@code <segment>/<run>/members.parquet} (id, eligible,
 * reachable, excluded_by: every matching person) and {@code ids.csv} (the eligible, one a line); {@code current.json}
 * names the run of every segment and is replaced last, at once for all. A run that dies changes nothing.
 */
final class AudienceFolder {
    private static final String NAME = "audiences";
    private static final String CURRENT = "current.json";
    private static final String MEMBERS = "members.parquet";
    private static final String IDS = "ids.csv";
    private static final int ATTEMPTS = 5;
    /** Stands where no rule leaves a person out. */
    private static final int ELIGIBLE = -1;

    private final Path folder;
    private final Database database;
    private final Recorded.Mark mark;
    private final String run = UUID.randomUUID().toString();

    private AudienceFolder(Path folder, Database database, Recorded.Mark mark) {
        this.folder = folder;
        this.database = database;
        this.mark = mark;
    }

    /** Makes it where it is not there. */
    static Path of(Path state) {
        try {
            return Files.createDirectories(state.resolve(NAME));
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot make a folder in " + state, failure);
        }
    }

    /** @param stamp of erasures, as it was when the warehouse was opened */
    static void store(
            Path state,
            Database database,
            Plan plan,
            Recorded.Mark mark,
            List<Audience> audiences,
            Proving proving,
            String stamp,
            Progress progress) {
        AudienceFolder store = new AudienceFolder(of(state), database, mark);
        store.locked(state, stamp, () -> store.store(plan, audiences, proving, progress));
    }

    private interface Storing {
        void store() throws IOException;
    }

    private void locked(Path state, String stamp, Storing storing) {
        try (FolderLock lock = FolderLock.storing(state)) {
            Objects.requireNonNull(lock);
            if (!stamp.equals(ErasureStamp.read(state))) {
                throw WarehouseException.environment(
                        "a person was erased while the audiences were computed; nothing was stored: run again");
            }
            storing.store();
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot store audiences in " + folder, failure);
        }
    }

    /** Takes over a run that was made elsewhere. */
    static void adopt(Path state, RunImport made, Proving proving, Progress progress) {
        try (Database database = Database.inMemory()) {
            Tuning.reading(database);
            AudienceFolder store = new AudienceFolder(of(state), database, made.heeded());
            store.locked(state, made.stamp(), () -> store.adopt(made, proving, progress));
        }
    }

    private void adopt(RunImport made, Proving proving, Progress progress) throws IOException {
        Map<String, Json.Obj> entries = currentOrNone();
        List<Proving.Written> written = new ArrayList<>();
        for (AudienceCounts counts : made.counts()) {
            String segment = counts.segment();
            progress.at(
                    "storing " + segment,
                    written.size() / (double) made.counts().size());
            Path target =
                    Files.createDirectories(folder.resolve(folderName(segment)).resolve(run));
            String rows = "read_parquet(" + Sql.text(made.members().getOrDefault(segment, "")) + ")";
            copy(
                    "SELECT id, eligible, reachable, excluded_by FROM " + rows + " ORDER BY id",
                    target.resolve(MEMBERS),
                    "FORMAT parquet");
            copy(
                    "SELECT id FROM " + rows + " WHERE eligible ORDER BY id",
                    target.resolve(IDS),
                    "FORMAT csv, HEADER false");
            entries.put(segment, entry(made.plan(), counts));
            written.add(new Proving.Written(counts, new Decisions(target.resolve(MEMBERS), segment, run)));
        }
        proving.prove(written);
        makeCurrent(entries);
        removeAllBut(entries);
        progress.at("stored", 1);
    }

    /**
     * The stored audiences without a person, under new runs. To be called under the lock on storing.
     *
     * @return by segment, how many rows went
     */
    static Map<String, Long> erase(Path state, Database database, String person) throws IOException {
        AudienceFolder store = new AudienceFolder(of(state), database, Recorded.Mark.NONE);
        Map<String, Json.Obj> entries = store.currentOrNone();
        Map<String, Long> gone = new TreeMap<>();
        for (Map.Entry<String, Json.Obj> stored : List.copyOf(entries.entrySet())) {
            long rows = store.without(person, stored.getValue(), entries);
            if (rows > 0) {
                gone.put(stored.getKey(), rows);
            }
        }
        if (!gone.isEmpty()) {
            store.makeCurrent(entries);
        }
        store.removeAllBut(entries);
        return gone;
    }

    /** Writes one audience again where she is in it; one that can't be read is dropped, and is to be run again. */
    private long without(String person, Json.Obj entry, Map<String, Json.Obj> entries) throws IOException {
        String segment = text(entry, "segment");
        Path from = folder.resolve(text(entry, "folder")).resolve(MEMBERS);
        String rows = "read_parquet(" + Sql.text(from.toString()) + ")";
        String hers = "id = " + Sql.text(person);
        try {
            long found = database.number("SELECT count(*) FROM " + rows + " WHERE " + hers);
            if (found > 0) {
                Path target = Files.createDirectories(
                        folder.resolve(folderName(segment)).resolve(run));
                copy("SELECT * FROM " + rows + " WHERE NOT (" + hers + ")", target.resolve(MEMBERS), "FORMAT parquet");
                copy(
                        "SELECT id FROM " + rows + " WHERE eligible AND NOT (" + hers + ")",
                        target.resolve(IDS),
                        "FORMAT csv, HEADER false");
                entries.put(segment, recounted(entry, target));
            }
            return found;
        } catch (WarehouseException unreadable) {
            entries.remove(segment);
            makeCurrent(entries);
            return 1;
        }
    }

    private void copy(String query, Path to, String form) throws IOException {
        database.run("COPY (" + query + ") TO " + Sql.text(to.toString()) + " (" + form + ")");
        StateFolder.flush(to);
    }

    /** The numbers as the new members have them. */
    private Json.Obj recounted(Json.Obj entry, Path target) {
        String rows = " FROM read_parquet(" + Sql.text(target.resolve(MEMBERS).toString()) + ")";
        Map<String, Json> members = new LinkedHashMap<>(entry.members());
        members.put("folder", Json.of(folderName(text(entry, "segment")) + "/" + run));
        members.put("matching", Json.of(database.number("SELECT count(*)" + rows)));
        members.put("eligible", Json.of(database.number("SELECT count(*)" + rows + " WHERE eligible")));
        members.put("reachable", Json.of(database.number("SELECT count(*)" + rows + " WHERE reachable")));
        Map<String, Long> counts = new LinkedHashMap<>();
        database.each(
                "SELECT excluded_by, count(*)" + rows + " WHERE excluded_by IS NOT NULL GROUP BY 1",
                row -> counts.put(row.getString(1), row.getLong(2)));
        Json.Arr before = (Json.Arr) entry.get("excluded").orElse(Json.array());
        members.put(
                "excluded",
                Json.array(before.items().stream()
                        .map(out -> text((Json.Obj) out, "rule"))
                        .filter(counts::containsKey)
                        .map(rule -> Json.object()
                                .put("rule", rule)
                                .put("count", counts.getOrDefault(rule, 0L))
                                .build())
                        .toList()));
        return new Json.Obj(members);
    }

    /** The segments whose stored audience has a person, and whether she is eligible there. */
    static Map<String, Boolean> holding(Path state, Database database, String person) {
        Map<String, Boolean> found = new TreeMap<>();
        Path folder = state.resolve(NAME);
        try {
            for (Json.Obj entry : current(folder).values()) {
                Path members = folder.resolve(text(entry, "folder")).resolve(MEMBERS);
                database.each(
                        "SELECT eligible FROM read_parquet(" + Sql.text(members.toString()) + ") WHERE id = "
                                + Sql.text(person),
                        row -> found.put(text(entry, "segment"), row.getBoolean(1)));
            }
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot read the audiences in " + folder, failure);
        }
        return found;
    }

    private void store(Plan plan, List<Audience> audiences, Proving proving, Progress progress) throws IOException {
        Map<String, Json.Obj> entries = currentOrNone();
        List<Proving.Written> written = new ArrayList<>();
        for (Audience audience : audiences) {
            String segment = audience.segment().id();
            progress.at("storing " + segment, written.size() / (double) audiences.size());
            Path members = write(audience);
            entries.put(segment, entry(plan, audience.counts(Map.of())));
            written.add(new Proving.Written(audience.counts(Map.of()), new Decisions(members, segment, run)));
        }
        proving.prove(written);
        makeCurrent(entries);
        removeAllBut(entries);
        progress.at("stored", 1);
    }

    private void makeCurrent(Map<String, Json.Obj> entries) throws IOException {
        Path made = folder.resolve(CURRENT + "." + run);
        Files.writeString(
                made,
                Json.object()
                                .put("segments", Json.array(entries.values()))
                                .build()
                                .print() + "\n");
        StateFolder.flush(made);
        Files.move(made, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Json.Obj entry(Plan plan, AudienceCounts counts) {
        List<Json> excluded = new ArrayList<>();
        counts.excluded()
                .forEach(out -> excluded.add(Json.object()
                        .put("rule", out.rule())
                        .put("count", out.count())
                        .build()));
        return Json.object()
                .put("segment", counts.segment())
                .put("digest", counts.digest())
                .put("as_of", plan.asOf().toString())
                .put("folder", folderName(counts.segment()) + "/" + run)
                .put("matching", counts.matching())
                .put("eligible", counts.eligible())
                .put("reachable", counts.reachable())
                .put("excluded", Json.array(excluded))
                .put("ledger", mark.ledger())
                .put("ledger_version", mark.version())
                .build();
    }

    /** Gives the file of everybody who matches. */
    private Path write(Audience audience) throws IOException {
        Path target = Files.createDirectories(
                folder.resolve(folderName(audience.segment().id())).resolve(run));
        database.run("CREATE OR REPLACE TEMP TABLE audience (n INTEGER, reachable BOOLEAN, rule INTEGER)");
        StringBuilder rules = new StringBuilder("CASE rule");
        int number = 0;
        for (Map.Entry<String, RoaringBitmap> out : audience.first().entrySet()) {
            int rule = number++;
            rules.append(" WHEN ").append(rule).append(" THEN ").append(Sql.text(out.getKey()));
            database.append("audience", out.getValue(), (n, row) -> {
                row.append(false);
                row.append(rule);
            });
        }
        database.append("audience", audience.eligible(), (n, row) -> {
            row.append(audience.reachable().contains(n));
            row.append(ELIGIBLE);
        });
        String from = " FROM audience a JOIN " + Layout.PERSONS + " p ON p.n = a.n";
        String rule = audience.first().isEmpty() ? "CAST(NULL AS VARCHAR)" : rules + " END";
        Path members = target.resolve(MEMBERS);
        database.run("COPY (SELECT p.id, rule < 0 AS eligible, reachable, " + rule + " AS excluded_by" + from
                + " ORDER BY a.n) TO " + Sql.text(members.toString()) + " (FORMAT parquet)");
        Path ids = target.resolve(IDS);
        database.run("COPY (SELECT p.id" + from + " WHERE rule < 0 ORDER BY a.n) TO " + Sql.text(ids.toString())
                + " (FORMAT csv, HEADER false)");
        StateFolder.flush(members);
        StateFolder.flush(ids);
        return members;
    }

    /** The decisions of the run that is current for a segment; empty where there is none. */
    static Optional<Decisions> decisions(Path state, String segment) {
        Path folder = state.resolve(NAME);
        try {
            return Optional.ofNullable(current(folder).get(segment)).map(entry -> {
                Path run = folder.resolve(text(entry, "folder"));
                return new Decisions(
                        run.resolve(MEMBERS), segment, run.getFileName().toString());
            });
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot read the audiences in " + folder, failure);
        }
    }

    /** Runs that nothing names any more, whether they were replaced or died. */
    private void removeAllBut(Map<String, Json.Obj> entries) throws IOException {
        Set<String> kept = new HashSet<>();
        entries.values().forEach(entry -> kept.add(text(entry, "folder")));
        for (Path segment : listed(folder)) {
            if (segment.getFileName().toString().startsWith(CURRENT + ".")) {
                Files.deleteIfExists(segment);
            }
            for (Path made : Files.isDirectory(segment) ? listed(segment) : List.<Path>of()) {
                if (!kept.contains(segment.getFileName() + "/" + made.getFileName())) {
                    StateFolder.delete(made);
                }
            }
        }
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** A list that can't be read names nothing any more; the runs of its segments are to be made again. */
    private Map<String, Json.Obj> currentOrNone() throws IOException {
        try {
            return current(folder);
        } catch (BrokenList broken) {
            return new TreeMap<>();
        }
    }

    /** The stored segments' entries by id. */
    private static Map<String, Json.Obj> current(Path folder) throws IOException {
        Map<String, Json.Obj> entries = new TreeMap<>();
        Path file = folder.resolve(CURRENT);
        if (!Files.exists(file)) {
            return entries;
        }
        try {
            Json.Obj all = (Json.Obj) Json.parse(Files.readString(file));
            Json.Arr segments = (Json.Arr) all.get("segments").orElse(Json.array());
            for (Json item : segments.items()) {
                Json.Obj entry = (Json.Obj) item;
                text(entry, "folder");
                entries.put(text(entry, "segment"), entry);
            }
            return entries;
        } catch (JsonSyntaxException | ClassCastException | CharacterCodingException broken) {
            throw new BrokenList(file, broken);
        }
    }

    /** The list of audiences is not as a run writes it. */
    private static final class BrokenList extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenList(Path file, Exception cause) {
            super("not a list of audiences: " + file, cause);
        }
    }

    private static String text(Json.Obj entry, String key) {
        return entry.get(key)
                .filter(value -> value instanceof Json.Str)
                .map(value -> ((Json.Str) value).value())
                .orElseThrow(() -> new ClassCastException("no " + key));
    }

    /** What is stored, in the order of the segments. */
    static List<StoredAudience> stored(Path state) {
        Path folder = state.resolve(NAME);
        try {
            return current(folder).values().stream()
                    .map(entry -> new StoredAudience(
                            text(entry, "segment"),
                            text(entry, "digest"),
                            Instant.parse(text(entry, "as_of")),
                            number(entry, "eligible", -1)))
                    .toList();
        } catch (IOException | ClassCastException | DateTimeParseException broken) {
            throw WarehouseException.environment(
                    "the list of stored audiences is broken; `licit run` makes it again", broken);
        }
    }

    /**
     * A run may replace the file between the look at what is current and its opening; then the look is taken again.
     *
     * <p>INVARIANT: what is recorded is asked after the entry is read, so that all of it is known that was acknowledged
     * before.
     */
    static Optional<Members> members(Path state, String segment, Recorded recorded) {
        Path folder = state.resolve(NAME);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Json.Obj entry = current(folder).get(segment);
                if (entry == null) {
                    return Optional.empty();
                }
                Recorded.Since since = recorded.since(mark(entry));
                Stream<String> ids =
                        ids(folder.resolve(text(entry, "folder")).resolve(IDS), number(entry, "eligible", -1));
                return Optional.of(new Members(ids, since));
            } catch (NoSuchFileException replaced) {
                continue;
            } catch (BrokenList | CharacterCodingException broken) {
                throw WarehouseException.environment(
                        "the stored audience of " + segment + " is broken; `licit run` makes it again", broken);
            } catch (IOException failure) {
                throw WarehouseException.environment("cannot read the audiences in " + folder, failure);
            }
        }
        throw WarehouseException.environment(
                "the stored audience of " + segment + " is gone; `licit run` makes it again");
    }

    /** A run that does not tell where the ledger stood saw nothing of it. */
    private static Recorded.Mark mark(Json.Obj entry) {
        String ledger = entry.get("ledger").isPresent() ? text(entry, "ledger") : "";
        return new Recorded.Mark(ledger, number(entry, "ledger_version", 0));
    }

    private static long number(Json.Obj entry, String key, long otherwise) {
        return entry.get(key)
                .filter(value -> value instanceof Json.Num)
                .map(value -> ((Json.Num) value).value().longValue())
                .orElse(otherwise);
    }

    /** Read twice from one opening, first to see that it is whole: half an audience is none. */
    private static Stream<String> ids(Path file, long eligible) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            long lines = 0;
            int last = '\n';
            Reader counted = Channels.newReader(channel, StandardCharsets.UTF_8.newDecoder(), -1);
            char[] buffer = new char[1 << 16];
            for (int read = counted.read(buffer); read >= 0; read = counted.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                    last = buffer[i];
                }
            }
            if (lines != eligible || last != '\n') {
                throw new BrokenList(file, new EOFException("not the ids that the run wrote"));
            }
            channel.position(0);
            return ids(new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8.newDecoder(), -1)));
        } catch (IOException broken) {
            channel.close();
            throw broken;
        }
    }

    private static Stream<String> ids(BufferedReader reader) {
        return reader.lines().map(AudienceFolder::unquoted).onClose(() -> {
            try {
                reader.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private static String unquoted(String line) {
        boolean quoted = line.length() > 1 && line.startsWith("\"") && line.endsWith("\"");
        return quoted ? line.substring(1, line.length() - 1).replace("\"\"", "\"") : line;
    }

    /** Any id as one folder's name. */
    private static String folderName(String segment) {
        StringBuilder name = new StringBuilder();
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b == '-' || b == '_' || Character.isLetterOrDigit((char) (b & 0xFF)) && b > 0;
            name.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return name.toString();
    }
}

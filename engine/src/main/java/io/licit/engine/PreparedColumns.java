package io.licit.engine;

import io.licit.core.catalogue.Type;
import io.licit.engine.column.Column;
import io.licit.engine.column.ColumnFile;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.StateSql;
import io.licit.engine.sql.StateSql.Valued;
import io.licit.engine.sql.SumScales;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns of all persons that are made once for a warehouse and kept in its folder, by what they are computed by: the
 * statements that make a column, without anything else in them. So a column that does not depend on the day serves every
 * day, and nothing that was computed in another way is ever taken for it.
 */
final class PreparedColumns {
    /** Goes up when the same SQL is to be computed anew. */
    private static final int FORM = 1;

    /** Days that an expression is turned on to see whether its SQL has the day in it. */
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2000, 1, 1), LocalDate.of(1999, 7, 2));

    /** So many days of one expression are kept. */
    private static final int MOST_DAYS = 4;

    private static final int NAME_BYTES = 16;
    private static final String SUFFIX = ".column";
    private static final String UNFINISHED = "making-";

    private final Path folder;
    private final Layout layout;
    private final SumScales scales;
    private final long persons;
    /** What the load has changed of which something may be carried over: one, or none. */
    private final List<Delta> delta;

    private final Map<String, Column> opened = new ConcurrentHashMap<>();
    /** By what tells a source from all others: every question asks for them twice, before its turn and in it. */
    private final Map<String, Name> nameOf = new ConcurrentHashMap<>();
    /** What some thread is making, by the file's name: done when it is there, or was not made. */
    private final Map<String, CompletableFuture<Void>> making = new ConcurrentHashMap<>();

    PreparedColumns(Path folder, Layout layout, SumScales scales, long persons) {
        this.folder = folder;
        this.layout = layout;
        this.scales = scales;
        this.persons = persons;
        this.delta = Delta.of(folder).stream()
                .filter(change -> change.personsAfter() == persons)
                .toList();
    }

    Layout layout() {
        return layout;
    }

    SumScales scales() {
        return scales;
    }

    long persons() {
        return persons;
    }

    /** One column of the table of persons. */
    Column ofPersons(Database database, String sql, Type type) {
        ColumnSource source = new ColumnSource.OfPersons(sql, type);
        Column made =
                columns(database, DAYS.get(0), List.of(source), Progress.none()).get(source.text());
        if (made == null) {
            throw new IllegalStateException("a column that was not made");
        }
        return made;
    }

    /**
     * By {@link ColumnSource#text}. Those that are not there yet are brought over from the warehouse before, or made; any
     * number of threads may ask, and what another is making already is waited for.
     */
    Map<String, Column> columns(
            Database database, LocalDate today, Collection<? extends ColumnSource> wanted, Progress progress) {
        Map<String, ColumnSource> sources = new LinkedHashMap<>();
        wanted.forEach(source -> sources.putIfAbsent(source.text(), source));
        Map<String, String> names = new LinkedHashMap<>();
        sources.forEach((text, source) -> names.put(text, name(source, today)));
        sources.keySet().parallelStream().forEach(text -> open(names.getOrDefault(text, "")));
        Map<String, ColumnSource> missing = new LinkedHashMap<>(sources);
        Predicate<String> there = text -> opened.containsKey(names.getOrDefault(text, ""));
        missing.keySet().removeIf(there);
        while (!missing.isEmpty()) {
            // What is its own comes first, so that no two threads wait for each other.
            make(database, today, missing, names, progress);
            missing.keySet().stream()
                    .flatMap(text -> Optional.ofNullable(making.get(names.getOrDefault(text, ""))).stream())
                    .forEach(CompletableFuture::join);
            missing.keySet().removeIf(there);
        }
        Map<String, Column> all = new LinkedHashMap<>();
        names.forEach((text, name) -> all.put(text, Objects.requireNonNull(opened.get(name))));
        return all;
    }

    /** Those that nobody else is making. */
    private void make(
            Database database,
            LocalDate today,
            Map<String, ColumnSource> missing,
            Map<String, String> names,
            Progress progress) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Map<String, ColumnSource> own = new LinkedHashMap<>(missing);
        own.keySet().removeIf(text -> making.putIfAbsent(names.getOrDefault(text, ""), over) != null);
        List<String> claimed =
                own.keySet().stream().map(text -> names.getOrDefault(text, "")).toList();
        try {
            Predicate<String> there = text -> opened.containsKey(names.getOrDefault(text, ""));
            own.keySet().removeIf(there);
            ColumnMaking.Receiver keeping = (text, column) -> keep(column, names.getOrDefault(text, ""));
            if (!own.isEmpty() && !delta.isEmpty()) {
                new ColumnCarrying(database, delta.get(0), layout, scales, today).carry(own, names, keeping);
                own.keySet().removeIf(there);
            }
            if (!own.isEmpty()) {
                new ColumnMaking(database, layout, scales, today, persons)
                        .make(List.copyOf(own.values()), progress, keeping);
            }
            if (!own.keySet().stream().allMatch(there)) {
                throw new IllegalStateException("a column that was not made");
            }
        } finally {
            claimed.forEach(name -> making.remove(name, over));
            over.complete(null);
        }
    }

    /** A column that is there already; empty where it would have to be made. */
    Optional<Column> ifThere(ColumnSource source, LocalDate today) {
        String name = name(source, today);
        open(name);
        return Optional.ofNullable(opened.get(name));
    }

    private void open(String name) {
        if (!opened.containsKey(name)) {
            ColumnFile.open(folder.resolve(name), persons).ifPresent(column -> opened.putIfAbsent(name, column));
        }
    }

    private void keep(Column column, String name) {
        Path file = folder.resolve(name);
        try {
            ColumnFile.write(column, file, folder.resolve(UNFINISHED + UUID.randomUUID()));
            removeOldDays(name);
        } catch (IOException gone) {
            // A later load may have removed the folder, or the disk is full: what was made serves this process all the
            // same.
            opened.put(name, column);
            return;
        }
        opened.put(name, ColumnFile.open(file, persons).orElse(column));
    }

    private void removeOldDays(String name) throws IOException {
        int day = name.indexOf('-');
        if (day < 0) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> days = all.filter(file -> file.getFileName().toString().startsWith(name.substring(0, day + 1)))
                    .sorted(Comparator.comparing(PreparedColumns::written))
                    .toList();
            for (Path old : days.subList(0, Math.max(0, days.size() - MOST_DAYS))) {
                Files.deleteIfExists(old);
            }
        }
    }

    /** How many columns a folder has, those of several days once. */
    static int count(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return (int) all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, 2 * NAME_BYTES))
                    .distinct()
                    .count();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    /** What a file is called: by the SQL that computes the column, and the day where that is in it. */
    private record Name(String digest, boolean isDaily) {
        String on(LocalDate day) {
            return digest + (isDaily ? "-" + day : "") + SUFFIX;
        }
    }

    private String name(ColumnSource source, LocalDate today) {
        return nameOf.computeIfAbsent(source.text(), text -> named(source)).on(today);
    }

    private Name named(ColumnSource source) {
        String one = sql(source, DAYS.get(0));
        return new Name(digest(FORM + "\n" + source.text() + "\n" + one), !one.equals(sql(source, DAYS.get(1))));
    }

    private String sql(ColumnSource source, LocalDate day) {
        StateSql state = new StateSql(layout, day, scales);
        Valued valued = source.in(state);
        return Stream.concat(Stream.of(valued.type().name(), valued.sql()), state.statements().stream())
                .collect(Collectors.joining("\n"));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}

package io.licit.engine;

import io.licit.engine.column.Column;
import io.licit.engine.column.ColumnFile;
import io.licit.engine.column.ColumnPatch;
import io.licit.engine.column.Kind;
import io.licit.engine.column.Texts;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.StateSql;
import io.licit.engine.sql.StateSql.Valued;
import io.licit.engine.sql.SumScales;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;

/**
 * Brings columns over from the folder of the warehouse before this one: the same SQL is asked of those persons alone of
 * whom a table that it reads has changed. What depends on everybody, as a rank does, is left to be made.
 */
final class ColumnCarrying {
    /** Where more persons than one in so many changed, a column is as soon made. */
    private static final int MANY = 5;
    /** So many values are held before they are in their columns. */
    private static final long MOST_VALUES = 4_000_000;

    private static final String WHOM = "carried_persons";

    private final Database database;
    private final Delta delta;
    private final Layout layout;
    private final SumScales scales;
    private final LocalDate today;

    ColumnCarrying(Database database, Delta delta, Layout layout, SumScales scales, LocalDate today) {
        this.database = database;
        this.delta = delta;
        this.layout = layout;
        this.scales = scales;
        this.today = today;
    }

    /** @param column as it was, of those who were there */
    private record Old(String text, ColumnSource source, Column column) {}

    /**
     * Gives those of the columns that can be brought over.
     *
     * @param wanted by text
     * @param names of their files, by text
     */
    void carry(Map<String, ColumnSource> wanted, Map<String, String> names, ColumnMaking.Receiver receiver) {
        // By the tables that they read, since each has its own persons who changed.
        Map<String, List<Old>> groups = new TreeMap<>();
        Map<String, RoaringBitmap> changed = new TreeMap<>();
        Map<String, Set<String>> tables = new TreeMap<>();
        wanted.forEach((text, source) -> {
            StateSql state = state();
            Valued valued = source.in(state);
            Set<String> reads = new TreeSet<>(state.traits().keySet());
            reads.add(Layout.PERSONS);
            String group = String.join(" ", reads);
            tables.put(group, reads);
            RoaringBitmap whom = changed.computeIfAbsent(group, key -> whom(reads));
            if (state.ranks().isEmpty() && !isMany(whom) && !isRenumbered(source)) {
                old(names.getOrDefault(text, ""))
                        .filter(column -> isOf(column, valued))
                        .ifPresent(column -> groups.computeIfAbsent(group, key -> new ArrayList<>())
                                .add(new Old(text, source, column)));
            }
        });
        groups.forEach((group, olds) -> group(
                olds,
                tables.getOrDefault(group, Set.of()),
                changed.getOrDefault(group, new RoaringBitmap()),
                receiver));
    }

    private StateSql state() {
        return new StateSql(layout, today, scales);
    }

    private Optional<Column> old(String name) {
        return ColumnFile.open(delta.oldPrepared().resolve(name), delta.personsBefore());
    }

    private static boolean isOf(Column column, Valued valued) {
        return column.kind() == Kind.UNLISTED || column.kind() == ColumnSource.kind(valued.type());
    }

    /** The numbers of places are given anew when persons change, those of others too. */
    private boolean isRenumbered(ColumnSource source) {
        return source instanceof ColumnSource.OfPersons
                && !delta.in(layout.persons().name()).isEmpty();
    }

    private boolean isMany(RoaringBitmap whom) {
        return whom.getLongCardinality() > delta.personsAfter() / MANY;
    }

    private RoaringBitmap whom(Set<String> reads) {
        RoaringBitmap whom = delta.arrived();
        delta.tables().forEach((table, persons) -> {
            if (reads.contains(layout.table(table))) {
                whom.or(persons);
            }
        });
        return whom;
    }

    private void group(List<Old> olds, Set<String> reads, RoaringBitmap whom, ColumnMaking.Receiver receiver) {
        List<Old> patched = new ArrayList<>();
        for (Old old : olds) {
            if (whom.isEmpty() || old.column().kind() == Kind.UNLISTED) {
                receiver.take(old.text(), ColumnPatch.extended(old.column(), delta.personsAfter()));
            } else {
                patched.add(old);
            }
        }
        int most = (int) Math.max(1, MOST_VALUES / Math.max(1, whom.getLongCardinality()));
        for (int from = 0; from < patched.size(); from += most) {
            patch(patched.subList(from, Math.min(patched.size(), from + most)), reads, whom, receiver);
        }
    }

    /** On a connection of its own, on which the tables have the rows of these persons and of nobody else. */
    private void patch(List<Old> olds, Set<String> reads, RoaringBitmap whom, ColumnMaking.Receiver receiver) {
        try (Database own = database.sibling()) {
            own.run("CREATE OR REPLACE TEMP TABLE " + WHOM + " (n INTEGER)");
            own.append(WHOM, whom, (n, row) -> {});
            for (String table : reads) {
                own.run("CREATE OR REPLACE TEMP VIEW " + table + " AS SELECT * FROM " + Database.WAREHOUSE + ".main."
                        + table + " WHERE n IN (SELECT n FROM temp.main." + WHOM + ")");
            }
            StateSql state = state();
            List<ColumnPatch> patches = new ArrayList<>();
            StringBuilder inner = new StringBuilder("n");
            StringBuilder list = new StringBuilder("s.n");
            for (Old old : olds) {
                String alias = "v" + patches.size();
                inner.append(", ")
                        .append(old.source().in(state).sql())
                        .append(" AS ")
                        .append(alias);
                Kind kind = old.column().kind();
                list.append(", ").append(kind == Kind.TEXT ? "s." + alias : ColumnMaking.code(kind, alias));
                patches.add(new ColumnPatch(ColumnPatch.extended(old.column(), delta.personsAfter()), whom));
            }
            state.statements().forEach(own::run);
            own.each("SELECT " + list + " FROM (SELECT " + inner + " FROM " + state.source() + ") s", row -> {
                int n = row.getInt(1);
                for (int i = 0; i < patches.size(); i++) {
                    value(row, i + 2, n, olds.get(i).column().kind(), patches.get(i));
                }
            });
            for (int i = 0; i < patches.size(); i++) {
                Column column = patches.get(i).column();
                if (column.texts().all().size() <= Texts.MOST_LISTED) {
                    receiver.take(olds.get(i).text(), column);
                }
            }
        }
    }

    private static void value(ResultSet row, int at, int n, Kind kind, ColumnPatch patch) throws SQLException {
        switch (kind) {
            case NUMBER -> {
                double number = row.getDouble(at);
                if (!row.wasNull()) {
                    patch.number(n, number);
                }
            }
            case TEXT -> {
                String text = row.getString(at);
                if (!row.wasNull()) {
                    patch.text(n, text);
                }
            }
            case BOOLEAN, DATE, TIMESTAMP, UNLISTED -> {
                long code = row.getLong(at);
                if (!row.wasNull()) {
                    patch.code(n, code);
                }
            }
        }
    }
}

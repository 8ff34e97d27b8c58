package io.licit.engine;

import io.licit.core.catalogue.Type;
import io.licit.engine.bits.Codes;
import io.licit.engine.sql.StateSql.Valued;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One pass over all persons that reads codes and numbers. Codes are made by the database and packed into as few whole
 * numbers as hold them, since reading a number costs the same however much is in it.
 */
final class PopulationScan {
    private static final long MOST_PACKED = 1L << 62;

    private final Database database;
    private final String source;
    private final int persons;
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final StringBuilder joins = new StringBuilder();
    private final Map<String, Made> dictionaries = new LinkedHashMap<>();
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Codes.Writer> writers = new LinkedHashMap<>();
    private final Map<String, String> numberSql = new LinkedHashMap<>();
    private final Map<String, double[]> numbers = new LinkedHashMap<>();

    /** A table of distinct values with their codes. */
    private record Made(String table, List<String> labels) {}

    /** A code to be read: null for missing. */
    private record Field(String sql, Codes.Writer writer, int missing) {
        int radix() {
            return missing + 1;
        }
    }

    PopulationScan(Database database, String source, int persons) {
        this.database = database;
        this.source = source;
        this.persons = persons;
    }

    /** A code that is computed from a value by its alias. */
    void code(String key, String value, UnaryOperator<String> code, List<String> labels) {
        add(key, code.apply("s." + alias(value)), labels);
    }

    private void add(String key, String sql, List<String> labels) {
        Codes.Writer writer = Codes.writer(labels, persons);
        writers.put(key, writer);
        fields.add(new Field(sql, writer, labels.size()));
    }

    void number(String key, String value) {
        numberSql.put(key, "COALESCE(s." + alias(value) + ", CAST('NaN' AS DOUBLE))");
    }

    private String alias(String value) {
        return aliases.computeIfAbsent(value, key -> "v" + aliases.size());
    }

    /**
     * A code by a table of the distinct values, in their order.
     *
     * @param known a condition on {@code v}; where it does not hold, the value is missing
     * @return false, and nothing is read, where there are more values than {@code most}
     */
    boolean dictionary(String key, Valued value, String known, int most) {
        Made made = dictionaries.computeIfAbsent(value.sql() + " to " + most, id -> make(value, known, most));
        if (made.labels.size() > most) {
            return false;
        }
        add(key, made.table + ".code", made.labels);
        return true;
    }

    private Made make(Valued value, String known, int most) {
        String table = "values_" + dictionaries.size();
        database.run("CREATE OR REPLACE TEMP TABLE " + table
                + " AS SELECT v, CAST(row_number() OVER (ORDER BY v) - 1 AS INTEGER) AS code FROM (SELECT DISTINCT v"
                + " FROM (SELECT " + value.sql() + " AS v FROM " + source + ") WHERE v IS NOT NULL AND " + known
                + " LIMIT " + (most + 1L) + ")");
        List<String> labels =
                database.rows("SELECT CAST(v AS VARCHAR) FROM " + table + " ORDER BY code", row -> row.getString(1));
        if (labels.size() <= most) {
            joins.append(" LEFT JOIN ")
                    .append(table)
                    .append(" ON ")
                    .append(table)
                    .append(".v = s.")
                    .append(alias(value.sql()));
        }
        return new Made(
                table,
                value.type() == Type.NUMBER
                        ? labels.stream().map(Explaining::number).toList()
                        : labels);
    }

    void read() {
        numberSql.keySet().forEach(key -> numbers.put(key, filled()));
        List<List<Field>> packs = packs();
        if (packs.isEmpty() && numbers.isEmpty()) {
            return;
        }
        List<double[]> arrays = List.copyOf(numbers.values());
        database.each(query(packs), row -> {
            int n = row.getInt(1);
            for (int i = 0; i < packs.size(); i++) {
                unpack(row.getLong(i + 2), n, packs.get(i));
            }
            read(row, n, packs.size() + 2, arrays);
        });
    }

    private double[] filled() {
        double[] array = new double[persons];
        Arrays.fill(array, Double.NaN);
        return array;
    }

    private static void unpack(long packed, int n, List<Field> pack) {
        long rest = packed;
        for (Field field : pack) {
            field.writer.set(n, (int) (rest % field.radix()));
            rest /= field.radix();
        }
    }

    private static void read(ResultSet row, int n, int from, List<double[]> arrays) throws SQLException {
        for (int i = 0; i < arrays.size(); i++) {
            arrays.get(i)[n] = row.getDouble(from + i);
        }
    }

    private List<List<Field>> packs() {
        List<List<Field>> packs = new ArrayList<>();
        long size = 1;
        for (Field field : fields) {
            if (packs.isEmpty() || size > MOST_PACKED / field.radix()) {
                packs.add(new ArrayList<>());
                size = 1;
            }
            packs.get(packs.size() - 1).add(field);
            size *= field.radix();
        }
        return packs;
    }

    private String query(List<List<Field>> packs) {
        StringBuilder list = new StringBuilder("s.n");
        packs.forEach(pack -> list.append(", ").append(packed(pack)));
        numberSql.values().forEach(sql -> list.append(", ").append(sql));
        StringBuilder inner = new StringBuilder("n");
        aliases.forEach((value, alias) ->
                inner.append(", ").append(value).append(" AS ").append(alias));
        return "SELECT " + list + " FROM (SELECT " + inner + " FROM " + source + ") s" + joins;
    }

    private static String packed(List<Field> pack) {
        StringBuilder sum = new StringBuilder();
        long place = 1;
        for (Field field : pack) {
            sum.append(sum.isEmpty() ? "" : " + ")
                    .append("CAST(COALESCE(")
                    .append(field.sql)
                    .append(", ")
                    .append(field.missing)
                    .append(") AS BIGINT) * ")
                    .append(place);
            place *= field.radix();
        }
        return sum.toString();
    }

    Map<String, Codes> codes() {
        Map<String, Codes> codes = new LinkedHashMap<>();
        writers.forEach((key, writer) -> codes.put(key, writer.codes()));
        return codes;
    }

    Map<String, double[]> numbers() {
        return numbers;
    }
}

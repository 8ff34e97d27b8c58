package io.licit.core.catalogue;

import io.licit.core.source.Span;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of the customer's data.
 *
 * @param columns every declared column by name, the structural ones (key, at, country …) included, in the order of
 *     declaration
 * @param kept which of its rows stay when a person is erased; empty where none do
 */
public record Table(
        String name, Source source, Role role, Map<String, Column> columns, Optional<Kept> kept, Span span) {
    public Table {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** A table of which an erasure takes every row. */
    public Table(String name, Source source, Role role, Map<String, Column> columns, Span span) {
        this(name, source, role, columns, Optional.empty(), span);
    }

    public Optional<Column> column(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    public Table withColumns(Map<String, Column> other) {
        return new Table(name, source, role, other, kept, span);
    }

    /** The same table, with each column's type as {@code types} has it, where the catalogue itself states none. */
    public Table withTypes(Map<String, Type> types) {
        Map<String, Column> typed = new LinkedHashMap<>();
        columns.forEach((key, column) -> typed.put(
                key, column.type() == Type.UNKNOWN ? column.withType(types.getOrDefault(key, Type.UNKNOWN)) : column));
        return withColumns(typed);
    }

    /** Where the rows are. */
    public sealed interface Source {
        Span span();

        /** A file or a glob of files, CSV or Parquet by its ending, relative to the workspace. */
        record Files(String pattern, Span span) implements Source {}

        /**
         * A table of a database server.
         *
         * @param url may hold a password, so that it is shown to nobody
         * @param table with its schema before a point, where one is stated
         */
        record Jdbc(String url, String table, Optional<Watermark> watermark, Span span) implements Source {
            /** One of which nothing tells what has changed. */
            public Jdbc(String url, String table, Span span) {
                this(url, table, Optional.empty(), span);
            }

            @Override
            public String toString() {
                return "Jdbc[" + table + "]";
            }
        }
    }

    /**
     * A column that rises with every row that is added or changed: a time, or a whole number.
     *
     * @param overlap how far before the last time a row may still come to light, since whoever wrote it was slow
     * @param behind the same, where the column is a number
     */
    public record Watermark(String column, Duration overlap, long behind, Span span) {
        /** Longer than a transaction takes that does not report or repair. */
        public static final Duration USUAL_OVERLAP = Duration.ofMinutes(10);

        public static final long USUAL_BEHIND = 10_000;
    }

    /** What a row is. */
    public sealed interface Role {
        /**
         * One row per person.
         *
         * @param key column of the person's id; {@link #NUMBERED} where rows have none and are told apart by their number
         * @param country column with ISO 3166-1 alpha-2
         * @param region column with ISO 3166-2
         * @param birthDate column with the date of birth
         * @param age column with whole years, for data that has no date of birth
         * @param collectedFor purposes the data was collected for; empty where undeclared
         */
        record Persons(
                String key,
                Optional<String> country,
                Optional<String> region,
                Optional<String> birthDate,
                Optional<String> age,
                Optional<Set<Purpose>> collectedFor,
                Optional<Retention> retention)
                implements Role {
            /** No column has this name. Only a table that is no workspace's may go without a key. */
            public static final String NUMBERED = "";
        }

        /**
         * Many rows per person, each at a time.
         *
         * @param person foreign key
         * @param at column with the time
         */
        record Events(String person, String at) implements Role {}

        /** The consent ledger; {@code columns} maps our names to theirs. */
        record Consents(Map<ConsentField, String> columns) implements Role {
            public Consents {
                columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            }
        }

        /** Erasures, restrictions, deaths, do-not-call entries, legal holds; {@code columns} maps our names to theirs. */
        record Restrictions(Map<RestrictionField, String> columns) implements Role {
            public Restrictions {
                columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            }
        }
    }

    /**
     * How long a person's data may be kept.
     *
     * @param since the column that the period counts from; a person without a value there is past it
     */
    public record Retention(String since, Period keep) {}

    /**
     * Rows that something obliges to keep when their person is erased, such as invoices.
     *
     * @param keep for how long, from the row's own time
     * @param rule the id of the rule that obliges, or a citation; may be empty
     * @param reason in words, for whoever asks
     */
    public record Kept(Period keep, String rule, String reason) {}

    /** Fields of the consent ledger. The first five are required. */
    public enum ConsentField implements Word {
        PERSON,
        PURPOSE,
        CHANNEL,
        STATUS,
        AT,
        EXPIRES_AT,
        METHOD,
        EXPLICIT,
        NOTICE,
        PRODUCT;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Fields of the restrictions table. The first two are required. */
    public enum RestrictionField implements Word {
        PERSON,
        KIND,
        AT,
        UNTIL;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Names of the columns, for suggestions. */
    public List<String> columnNames() {
        return new ArrayList<>(columns.keySet());
    }
}

package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is said of customer data. Never a value of it: counts, lines and names of columns. */
final class DataMessages {
    /** Between the name of a Parquet file and a number. */
    private static final String ROW = " row ";

    private static final int SHOWN_MAX = 30;

    private DataMessages() {}

    /** For whoever works on files: an erasure, an answer to a person, a correction. */
    static Diagnostic databaseServer(Table table) {
        return Diagnostic.of(
                        Code.DAT5008,
                        Said.of(
                                "the rows of `{}` are on a database server, and only there can be changed",
                                table.name()),
                        table.source().span())
                .withHelp(Said.of("what is asked for has to be done in that database; Licit only reads it, and"
                        + " changes files alone"));
    }

    static Diagnostic missing(Table.Source.Files source) {
        return Diagnostic.of(Code.DAT5001, Said.of("`{}` is not there", source.pattern()), source.span())
                .withHelp(Said.of("a source is a file or a glob of files, relative to the workspace"));
    }

    static Diagnostic unknownKind(Table.Source.Files source, boolean mixed) {
        Said message = mixed
                ? Said.of("`{}` names files of different kinds", source.pattern())
                : Said.of("`{}` is neither CSV nor Parquet by its ending", source.pattern());
        return Diagnostic.of(Code.DAT5008, message, source.span())
                .withHelp(Said.of(
                        "use files that end in .parquet, .csv, .tsv, .csv.gz or .tsv.gz, one kind for a table"));
    }

    static Diagnostic unreadable(Table table, String file, Said why, Said help) {
        return Diagnostic.of(
                        Code.DAT5002,
                        Said.of("`{}` {}", file, why),
                        table.source().span())
                .withHelp(help);
    }

    static Diagnostic noColumn(Table table, Column column, Collection<String> present, String file) {
        Said suggestion = Suggestions.didYouMean(column.name(), present);
        return Diagnostic.of(
                        Code.CAT1203, Said.of("`{}` has no column `{}`", table.name(), column.name()), column.span())
                .withNote(Said.of("the columns of {} are {}", file, listed(present)))
                .withHelp(suggestion.isEmpty() ? Said.of("name a column that the data has") : suggestion);
    }

    static Diagnostic badRows(Table table, RowFacts.Places bad, boolean ledger) {
        Diagnostic said = Diagnostic.of(
                Code.DAT5003,
                Said.of("`{}` has {} of the wrong shape", table.name(), rows(bad.count())),
                table.source().span());
        said = withPlaces(
                said.withNote(Said.of("a row has as many fields as the first line, and its quotes close")), bad);
        return ledger
                ? said.withHelp(
                        Said.of("mend the lines; a consent or restriction that can't be read must not be passed over"))
                : said.withHelp(Said.of("mend the lines"));
    }

    static Diagnostic skipped(Table table, RowFacts.Places bad) {
        return badRows(table, bad, false)
                .withSeverity(Severity.WARNING)
                .withHelp(Said.of("they were left out; mend the lines"));
    }

    static Diagnostic noKey(Table table, Span key, RowFacts.Places rows) {
        return withPlaces(
                Diagnostic.of(
                        Code.DAT5004, Said.of("`{}` has {} without a key", table.name(), persons(rows.count())), key),
                rows);
    }

    /** Ids are handed on one a line, so that one of two lines would be two persons. */
    static Diagnostic brokenKey(Table table, Span key, RowFacts.Places rows) {
        return withPlaces(
                        Diagnostic.of(
                                Code.DAT5004,
                                Said.of(
                                        "`{}` has {} with a line break or another control character",
                                        table.name(),
                                        keys(rows.count())),
                                key),
                        rows)
                .withHelp(Said.of("a key is one line of text that can be seen"));
    }

    static Diagnostic doubleKey(Table table, Span key, RowFacts.Places rows) {
        return withPlaces(
                        Diagnostic.of(
                                Code.DAT5004,
                                Said.of("`{}` has {} more than once", table.name(), keys(rows.count())),
                                key),
                        rows)
                .withHelp(Said.of("a person is one row; put her other rows together or into a table of events"));
    }

    static Diagnostic undecodable(Table table, String column, String what, Span span, RowFacts.Places rows) {
        Said noun = Said.term(what);
        return withPlaces(
                        Diagnostic.of(
                                Code.DAT5005,
                                rows.count() == 1
                                        ? Said.of(
                                                "`{}.{}` has {} value that is no {}",
                                                table.name(),
                                                column,
                                                rows.count(),
                                                noun)
                                        : Said.of(
                                                "`{}.{}` has {} values that are no {}",
                                                table.name(),
                                                column,
                                                rows.count(),
                                                noun),
                                span),
                        rows)
                .withHelp(Said.of("each is read as unknown, which leaves out more people; {}", remedy(what)));
    }

    /** For a word outside its vocabulary the words that there are; for others the type may be at fault. */
    private static Said remedy(String what) {
        List<String> words = switch (what) {
            case "known purpose" -> orAll(Word.words(Purpose.class));
            case "known channel" -> orAll(Word.words(Channel.class));
            case "known status" -> Word.words(ConsentStatus.class);
            case "known kind" -> Word.words(RestrictionKind.class);
            default -> List.of();
        };
        return words.isEmpty()
                ? Said.of("mend the data or declare the type")
                : Said.of("the words are {}", Said.joined(", ", words));
    }

    private static List<String> orAll(List<String> words) {
        return Stream.concat(words.stream(), Stream.of("all")).toList();
    }

    static Diagnostic orphans(Table table, RowFacts.Places rows) {
        return withPlaces(
                        Diagnostic.of(
                                Code.DAT5006,
                                Said.of("`{}` has {} of no known person", table.name(), rows(rows.count())),
                                table.source().span()),
                        rows)
                .withHelp(Said.of("they count for nobody; see whether the table of persons is whole"));
    }

    static Diagnostic misspelt(Table ledger, RowFacts.Places rows) {
        return withPlaces(
                        Diagnostic.of(
                                        Code.DAT5006,
                                        Said.of(
                                                "`{}` has {} of a person whose key is written otherwise in the"
                                                        + " table of persons",
                                                ledger.name(),
                                                rows(rows.count())),
                                        ledger.source().span())
                                .withSeverity(Severity.ERROR),
                        rows)
                .withHelp(Said.of("write keys alike in all tables, down to case, blanks and leading zeros; a refusal"
                        + " that does not find its person would let her in"));
    }

    static Diagnostic twoColumns(Table table, String column, String file) {
        return unreadable(
                table, file, Said.of("has two columns `{}`", column), Said.of("rename or remove one of the two"));
    }

    /** A field that stands under its own name unless the catalogue maps it, and that the data has under nearly that name. */
    static Diagnostic nearField(Table table, String field, String near, String file) {
        return Diagnostic.of(
                        Code.CAT1203,
                        Said.of("`{}` has no column `{}`, and `{}` is not read", table.name(), field, near),
                        table.span())
                .withNote(Said.of("`{}` stands in {}", near, file))
                .withHelp(Said.of("write `{}: {}` under `columns`, or rename the column", field, near));
    }

    static Diagnostic notInAllFiles(Table table, String field, String file) {
        return Diagnostic.of(
                        Code.CAT1203,
                        Said.of("`{}` has a column `{}` in some of its files only", table.name(), field),
                        table.source().span())
                .withNote(Said.of("it is not in {}", file))
                .withHelp(Said.of("a ledger's files have the same columns; an empty value says that there is none"));
    }

    static String what(Type type) {
        return switch (type) {
            case BOOLEAN -> "truth value such as `true`";
            case NUMBER -> "number";
            case DATE -> "date such as `2026-01-31`";
            case TIMESTAMP -> "time such as `2026-01-31 09:00`";
            case TEXT, UNKNOWN -> "text";
        };
    }

    private static Diagnostic withPlaces(Diagnostic said, RowFacts.Places rows) {
        if (rows.first().isEmpty()) {
            return said;
        }
        String places = joined(rows.first());
        return said.withNote(
                rows.count() > rows.first().size() ? Said.of("at {}, …", places) : Said.of("at {}", places));
    }

    /** {@code a.parquet row 3, 7}: a file that says nothing new is not named again. */
    private static String joined(List<String> places) {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (String place : places) {
            int number = place.lastIndexOf(ROW) + ROW.length();
            String file = place.contains(ROW) ? place.substring(0, number) : "";
            text.append(text.isEmpty() ? "" : ", ")
                    .append(!file.isEmpty() && file.equals(before) ? place.substring(number) : place);
            before = file;
        }
        return text.toString();
    }

    private static Said listed(Collection<String> columns) {
        Said shown =
                Said.joined(", ", Said.quoted(columns.stream().limit(SHOWN_MAX).toList()));
        return columns.size() > SHOWN_MAX ? Said.of("{}, …", shown) : shown;
    }

    private static Said rows(long count) {
        return count == 1 ? Said.of("{} row", count) : Said.of("{} rows", count);
    }

    private static Said persons(long count) {
        return count == 1 ? Said.of("{} person", count) : Said.of("{} persons", count);
    }

    private static Said keys(long count) {
        return count == 1 ? Said.of("{} key", count) : Said.of("{} keys", count);
    }
}

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

    private DataMessages() {}

    /** For whoever works on files: an erasure, an answer to a person, a correction. */
    static Diagnostic databaseServer(Table table) {
        return Diagnostic.of(
                        Code.DAT5008,
                        "the rows of `" + table.name() + "` are on a database server, and only there can be changed",
                        table.source().span())
                .withHelp(
                        "what is asked for has to be done in that database; Licit only reads it, and changes files alone");
    }

    static Diagnostic missing(Table.Source.Files source) {
        return Diagnostic.of(Code.DAT5001, "`" + source.pattern() + "` is not there", source.span())
                .withHelp("a source is a file or a glob of files, relative to the workspace");
    }

    static Diagnostic unknownKind(Table.Source.Files source, boolean mixed) {
        String what = mixed ? " names files of different kinds" : " is neither CSV nor Parquet by its ending";
        return Diagnostic.of(Code.DAT5008, "`" + source.pattern() + "`" + what, source.span())
                .withHelp("use files that end in .parquet, .csv, .tsv, .csv.gz or .tsv.gz, one kind for a table");
    }

    static Diagnostic unreadable(Table table, String file, String why, String help) {
        return Diagnostic.of(
                        Code.DAT5002, "`" + file + "` " + why, table.source().span())
                .withHelp(help);
    }

    static Diagnostic noColumn(Table table, Column column, Collection<String> present, String file) {
        String suggestion = Suggestions.didYouMean(column.name(), present);
        return Diagnostic.of(
                        Code.CAT1203, "`" + table.name() + "` has no column `" + column.name() + "`", column.span())
                .withNote("the columns of " + file + " are " + listed(present))
                .withHelp(suggestion.isEmpty() ? "name a column that the data has" : suggestion);
    }

    static Diagnostic badRows(Table table, RowFacts.Places bad, boolean ledger) {
        Diagnostic said = Diagnostic.of(
                Code.DAT5003,
                "`" + table.name() + "` has " + count(bad.count(), "row") + " of the wrong shape",
                table.source().span());
        said = withPlaces(said.withNote("a row has as many fields as the first line, and its quotes close"), bad);
        return ledger
                ? said.withHelp("mend the lines; a consent or restriction that can't be read must not be passed over")
                : said.withHelp("mend the lines");
    }

    static Diagnostic skipped(Table table, RowFacts.Places bad) {
        return badRows(table, bad, false).withSeverity(Severity.WARNING).withHelp("they were left out; mend the lines");
    }

    static Diagnostic noKey(Table table, Span key, RowFacts.Places rows) {
        return withPlaces(
                Diagnostic.of(
                        Code.DAT5004,
                        "`" + table.name() + "` has " + count(rows.count(), "person") + " without a key",
                        key),
                rows);
    }

    /** Ids are handed on one a line, so that one of two lines would be two persons. */
    static Diagnostic brokenKey(Table table, Span key, RowFacts.Places rows) {
        return withPlaces(
                        Diagnostic.of(
                                Code.DAT5004,
                                "`" + table.name() + "` has " + count(rows.count(), "key")
                                        + " with a line break or another control character",
                                key),
                        rows)
                .withHelp("a key is one line of text that can be seen");
    }

    static Diagnostic doubleKey(Table table, Span key, RowFacts.Places rows) {
        return withPlaces(
                        Diagnostic.of(
                                Code.DAT5004,
                                "`" + table.name() + "` has " + count(rows.count(), "key") + " more than once",
                                key),
                        rows)
                .withHelp("a person is one row; put her other rows together or into a table of events");
    }

    static Diagnostic undecodable(Table table, String column, String what, Span span, RowFacts.Places rows) {
        return withPlaces(
                        Diagnostic.of(
                                Code.DAT5005,
                                "`" + table.name() + "." + column + "` has " + count(rows.count(), "value") + " that "
                                        + (rows.count() == 1 ? "is" : "are") + " no " + what,
                                span),
                        rows)
                .withHelp("each is read as unknown, which leaves out more people; " + remedy(what));
    }

    /** For a word outside its vocabulary the words that there are; for others the type may be at fault. */
    private static String remedy(String what) {
        List<String> words = switch (what) {
            case "known purpose" -> orAll(Word.words(Purpose.class));
            case "known channel" -> orAll(Word.words(Channel.class));
            case "known status" -> Word.words(ConsentStatus.class);
            case "known kind" -> Word.words(RestrictionKind.class);
            default -> List.of();
        };
        return words.isEmpty() ? "mend the data or declare the type" : "the words are " + String.join(", ", words);
    }

    private static List<String> orAll(List<String> words) {
        return Stream.concat(words.stream(), Stream.of("all")).toList();
    }

    static Diagnostic orphans(Table table, RowFacts.Places rows) {
        return withPlaces(
                        Diagnostic.of(
                                Code.DAT5006,
                                "`" + table.name() + "` has " + count(rows.count(), "row") + " of no known person",
                                table.source().span()),
                        rows)
                .withHelp("they count for nobody; see whether the table of persons is whole");
    }

    static Diagnostic misspelt(Table ledger, RowFacts.Places rows) {
        return withPlaces(
                        Diagnostic.of(
                                        Code.DAT5006,
                                        "`" + ledger.name() + "` has " + count(rows.count(), "row")
                                                + " of a person whose key is written otherwise in the table of persons",
                                        ledger.source().span())
                                .withSeverity(Severity.ERROR),
                        rows)
                .withHelp(
                        "write keys alike in all tables, down to case, blanks and leading zeros; a refusal that does not"
                                + " find its person would let her in");
    }

    static Diagnostic twoColumns(Table table, String column, String file) {
        return unreadable(table, file, "has two columns `" + column + "`", "rename or remove one of the two");
    }

    /** A field that stands under its own name unless the catalogue maps it, and that the data has under nearly that name. */
    static Diagnostic nearField(Table table, String field, String near, String file) {
        return Diagnostic.of(
                        Code.CAT1203,
                        "`" + table.name() + "` has no column `" + field + "`, and `" + near + "` is not read",
                        table.span())
                .withNote("`" + near + "` stands in " + file)
                .withHelp("write `" + field + ": " + near + "` under `columns`, or rename the column");
    }

    static Diagnostic notInAllFiles(Table table, String field, String file) {
        return Diagnostic.of(
                        Code.CAT1203,
                        "`" + table.name() + "` has a column `" + field + "` in some of its files only",
                        table.source().span())
                .withNote("it is not in " + file)
                .withHelp("a ledger's files have the same columns; an empty value says that there is none");
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
        String more = rows.count() > rows.first().size() ? ", …" : "";
        return said.withNote("at " + joined(rows.first()) + more);
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

    private static String listed(Collection<String> columns) {
        List<String> shown =
                columns.stream().limit(30).map(name -> "`" + name + "`").toList();
        return String.join(", ", shown) + (columns.size() > shown.size() ? ", …" : "");
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}

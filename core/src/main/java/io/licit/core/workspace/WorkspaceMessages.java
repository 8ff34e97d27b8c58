package io.licit.core.workspace;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is said about a workspace's files as they stand beside each other. */
final class WorkspaceMessages {
    private static final int SHOWN_MAX = 12;

    private WorkspaceMessages() {}

    static Diagnostic noWorkspace() {
        return Diagnostic.of(Code.WSP1101, "this folder has no `licit.yaml`", Span.none())
                .withHelp(
                        "go to the workspace's folder, name it with `--workspace DIR`, or make one with `licit init`");
    }

    static Diagnostic version(YamlNode.Scalar version) {
        return Diagnostic.of(
                        Code.WSP1104,
                        "the workspace has version `" + version.text() + "`, and this program reads version 1",
                        version.span())
                .withHelp("write `licit: 1`, or use the program that wrote the workspace");
    }

    static Diagnostic endsBeforeItBegins(Span place, LocalDate from, LocalDate until) {
        return Diagnostic.of(Code.LAW3006, "the waiver ends on " + until + ", before it begins on " + from, place)
                .withHelp("let `until` be the last day of the waiver");
    }

    static Diagnostic waiverOfNone(Span place) {
        return Diagnostic.of(Code.SRC1004, "`segments` is empty, and the waiver is for none", place)
                .withHelp("name segments, or remove the key where it is for all");
    }

    static Diagnostic waiverTooLong(Span place, LocalDate latest) {
        return Diagnostic.of(Code.LAW3006, "a waiver lasts a year at most", place)
                .withHelp("write " + latest + " or earlier, and sign again when it ends");
    }

    static Diagnostic concernBelow(Span place, double concern, double fourFifths) {
        return Diagnostic.of(Code.SRC1004, "`concern` is " + concern + ", below `four_fifths`, " + fourFifths, place)
                .withHelp("let `concern` be the higher of the two; it is the line for what is above `four_fifths`");
    }

    static Diagnostic agesNotRising(Span place, List<Integer> rising) {
        return Diagnostic.of(Code.SRC1004, "the ages in `age_bands` do not rise", place)
                .withHelp("write the age at which each band begins, `age_bands: " + rising + "`");
    }

    static Diagnostic noRange(Span place) {
        return Diagnostic.of(Code.SRC1004, "`persons` takes the least and the most that an alternative may keep", place)
                .withHelp("write two shares of the segment's persons, at most 1 and at least 1, like"
                        + " `persons: [0.9, 1.25]`");
    }

    static Diagnostic probabilityOfNothing(YamlNode.Scalar group) {
        return Diagnostic.of(
                        Code.SRC1005,
                        "`probability_of` names the group `" + group.text() + "` of no characteristic",
                        group.span())
                .withHelp("write the characteristic beside it, `protected: race`");
    }

    static Diagnostic secondProbability(String characteristic, String group, Column column, Column first) {
        return Diagnostic.of(
                        Code.WSP1102,
                        "`" + column.name() + "` is a second column with the probability of `" + group + "` of `"
                                + characteristic + "`",
                        column.span())
                .withNote("`" + first.name() + "` is the first, in " + place(first.span()))
                .withHelp("keep `probability_of` on one of the two");
    }

    static Diagnostic columnName(YamlNode.Scalar key) {
        return Diagnostic.of(Code.SRC1004, "`" + key.text() + "` is not the name of a column", key.span())
                .withHelp("write the name as the data has it");
    }

    static Diagnostic twice(String kind, String id, Span again, Span first) {
        return Diagnostic.of(Code.WSP1102, "the " + kind + " `" + id + "` is defined twice", again)
                .withLabel("again here")
                .withNote("it is defined first in " + place(first))
                .withHelp("rename one of the two, or remove it");
    }

    static Diagnostic notThere(String kind, YamlNode.Scalar name, Collection<String> known) {
        String message = "there is no " + kind + " `" + name.text() + "`";
        return Diagnostic.of(Code.WSP1103, message, name.span()).withHelp(suggest(name.text(), known));
    }

    /** A warning: the data may have a column that nobody has declared. */
    static Diagnostic noColumn(Table table, YamlNode.Scalar name) {
        String message = "the catalogue has no column `" + name.text() + "` of `" + table.name() + "`";
        return Diagnostic.of(Code.WSP1103, message, name.span())
                .withSeverity(Severity.WARNING)
                .withHelp(suggest(name.text(), table.columnNames()));
    }

    /** An error: without the column, what it was declared for would be left out of every number in silence. */
    static Diagnostic noFairnessColumn(Table table, YamlNode.Scalar name) {
        return noColumn(table, name).withSeverity(Severity.ERROR);
    }

    static Diagnostic noSourceColumn(Column column, String source, List<String> known) {
        return Diagnostic.of(
                        Code.WSP1103,
                        "`" + column.name() + "` is derived from `" + source + "`, which the catalogue does not have",
                        column.span())
                .withHelp(suggest(source, known));
    }

    static Diagnostic stray(SourceFile file, String kind, String target) {
        String what = kind.equals("licit") ? "settings" : "a " + kind;
        return Diagnostic.of(Code.WSP1105, "this file holds " + what + ", and no command reads it here", file.start())
                .withHelp("move it to `" + target + "`");
    }

    static Diagnostic noRole(Optional<YamlNode.Scalar> name, Optional<YamlNode.Scalar> person, Span place) {
        String table = name.map(scalar -> "`" + scalar.text() + "`").orElse("this table");
        Optional<YamlNode.Scalar> foreignKey =
                person.filter(scalar -> !scalar.text().equals("false"));
        if (foreignKey.isPresent()) {
            return Diagnostic.of(
                            Code.CAT1202,
                            table + " has events of persons, and no column with their time",
                            foreignKey.get().span())
                    .withHelp("write `at: placed_at` with the column that holds the time; for the table of persons,"
                            + " write `person: true`");
        }
        return Diagnostic.of(Code.CAT1202, table + " is neither persons, events nor a ledger", place)
                .withHelp("write `person: true` for one row a person, `person: customer_id` and `at: placed_at` for"
                        + " events, or `role: consents` or `role: restrictions`");
    }

    static Diagnostic noPersons(Span settings) {
        return Diagnostic.of(Code.CAT1201, "no table of the catalogue holds the persons", settings)
                .withHelp("write `person: true` in the table with one row a person, in `catalogue/`");
    }

    static Diagnostic secondPersons(Table table, Table first) {
        return Diagnostic.of(Code.CAT1201, "`" + table.name() + "` is a second table of persons", table.span())
                .withNote("`" + first.name() + "` is the first, in " + place(first.span()))
                .withHelp("keep `person: true` in one; in the other name the column that refers to it and `at`");
    }

    static Diagnostic secondLedger(Table table, Table first) {
        String role = table.role() instanceof Table.Role.Consents ? "consents" : "restrictions";
        return Diagnostic.of(Code.CAT1206, "`" + table.name() + "` is a second ledger of " + role, table.span())
                .withNote("`" + first.name() + "` is the first, in " + place(first.span()))
                .withHelp("put all rows in one table, or give one `source` that covers the files of both");
    }

    static Diagnostic noLabel(Table table, Column column) {
        return Diagnostic.of(
                        Code.CAT1204,
                        "the column `" + column.name() + "` of `" + table.name() + "` has no category",
                        column.span())
                .withNote("the law takes a column without one for every kind of data")
                .withHelp("write what it holds, `" + column.name() + ": {category: user.behavior}`");
    }

    static Diagnostic circle(Column column, List<String> names) {
        String path = String.join(" from ", names) + " from " + names.get(0);
        return Diagnostic.of(Code.CAT1205, "`" + column.name() + "` is derived from itself", column.span())
                .withNote(path)
                .withHelp("name in `derived_from` only what the column was computed from");
    }

    static Diagnostic twoChannels(Span span) {
        return Diagnostic.of(Code.SRC1002, "`channel` and `channels` stand side by side", span)
                .withHelp("keep `channels`, with all of them in it");
    }

    static Diagnostic twoBodies(Span span) {
        return Diagnostic.of(Code.SRC1002, "`body` and `body_file` stand side by side", span)
                .withHelp("keep one of the two");
    }

    private static String suggest(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return "there are none yet";
        }
        String near = Suggestions.didYouMean(word, known);
        if (!near.isEmpty()) {
            return near;
        }
        String all = String.join(", ", known.stream().limit(SHOWN_MAX).toList());
        return "there are " + all + (known.size() > SHOWN_MAX ? ", …" : "");
    }

    private static String place(Span span) {
        return span.file().path() + ":" + span.from().line();
    }
}

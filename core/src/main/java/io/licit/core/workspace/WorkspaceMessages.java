package io.licit.core.workspace;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is said about a workspace's files as they stand beside each other. */
final class WorkspaceMessages {
    private static final int SHOWN_MAX = 12;

    private WorkspaceMessages() {}

    static Diagnostic noWorkspace() {
        return Diagnostic.of(Code.WSP1101, Said.of("this folder has no `licit.yaml`"), Span.none())
                .withHelp(Said.of(
                        "go to the workspace's folder, name it with `--workspace DIR`, or make one with `licit init`"));
    }

    static Diagnostic version(YamlNode.Scalar version) {
        return Diagnostic.of(
                        Code.WSP1104,
                        Said.of("the workspace has version `{}`, and this program reads version 1", version.text()),
                        version.span())
                .withHelp(Said.of("write `licit: 1`, or use the program that wrote the workspace"));
    }

    static Diagnostic endsBeforeItBegins(Span place, LocalDate from, LocalDate until) {
        return Diagnostic.of(Code.LAW3006, Said.of("the waiver ends on {}, before it begins on {}", until, from), place)
                .withHelp(Said.of("let `until` be the last day of the waiver"));
    }

    static Diagnostic waiverOfNone(Span place) {
        return Diagnostic.of(Code.SRC1004, Said.of("`segments` is empty, and the waiver is for none"), place)
                .withHelp(Said.of("name segments, or remove the key where it is for all"));
    }

    static Diagnostic waiverTooLong(Span place, LocalDate latest) {
        return Diagnostic.of(Code.LAW3006, Said.of("a waiver lasts a year at most"), place)
                .withHelp(Said.of("write {} or earlier, and sign again when it ends", latest));
    }

    static Diagnostic concernBelow(Span place, double concern, double fourFifths) {
        return Diagnostic.of(
                        Code.SRC1004, Said.of("`concern` is {}, below `four_fifths`, {}", concern, fourFifths), place)
                .withHelp(Said.of(
                        "let `concern` be the higher of the two; it is the line for what is above `four_fifths`"));
    }

    static Diagnostic agesNotRising(Span place, List<Integer> rising) {
        return Diagnostic.of(Code.SRC1004, Said.of("the ages in `age_bands` do not rise"), place)
                .withHelp(Said.of("write the age at which each band begins, `age_bands: {}`", rising));
    }

    static Diagnostic noRange(Span place) {
        return Diagnostic.of(
                        Code.SRC1004,
                        Said.of("`persons` takes the least and the most that an alternative may keep"),
                        place)
                .withHelp(Said.of("write two shares of the segment's persons, at most 1 and at least 1, like"
                        + " `persons: [0.9, 1.25]`"));
    }

    static Diagnostic probabilityOfNothing(YamlNode.Scalar group) {
        return Diagnostic.of(
                        Code.SRC1005,
                        Said.of("`probability_of` names the group `{}` of no characteristic", group.text()),
                        group.span())
                .withHelp(Said.of("write the characteristic beside it, `protected: race`"));
    }

    static Diagnostic secondProbability(String characteristic, String group, Column column, Column first) {
        return Diagnostic.of(
                        Code.WSP1102,
                        Said.of(
                                "`{}` is a second column with the probability of `{}` of `{}`",
                                column.name(),
                                group,
                                characteristic),
                        column.span())
                .withNote(Said.of("`{}` is the first, in {}", first.name(), place(first.span())))
                .withHelp(Said.of("keep `probability_of` on one of the two"));
    }

    static Diagnostic columnName(YamlNode.Scalar key) {
        return Diagnostic.of(Code.SRC1004, Said.of("`{}` is not the name of a column", key.text()), key.span())
                .withHelp(Said.of("write the name as the data has it"));
    }

    static Diagnostic twice(String kind, String id, Span again, Span first) {
        return Diagnostic.of(Code.WSP1102, Said.of("the {} `{}` is defined twice", Said.term(kind), id), again)
                .withLabel(Said.of("again here"))
                .withNote(Said.of("it is defined first in {}", place(first)))
                .withHelp(Said.of("rename one of the two, or remove it"));
    }

    static Diagnostic notThere(String kind, YamlNode.Scalar name, Collection<String> known) {
        Said message = Said.of("there is no {} `{}`", Said.term(kind), name.text());
        return Diagnostic.of(Code.WSP1103, message, name.span()).withHelp(suggest(name.text(), known));
    }

    /** A warning: the data may have a column that nobody has declared. */
    static Diagnostic noColumn(Table table, YamlNode.Scalar name) {
        Said message = Said.of("the catalogue has no column `{}` of `{}`", name.text(), table.name());
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
                        Said.of("`{}` is derived from `{}`, which the catalogue does not have", column.name(), source),
                        column.span())
                .withHelp(suggest(source, known));
    }

    static Diagnostic stray(SourceFile file, String kind, String target) {
        Said what = kind.equals("licit") ? Said.of("settings") : Said.of("a {}", Said.term(kind));
        return Diagnostic.of(
                        Code.WSP1105, Said.of("this file holds {}, and no command reads it here", what), file.start())
                .withHelp(Said.of("move it to `{}`", target));
    }

    static Diagnostic noRole(Optional<YamlNode.Scalar> name, Optional<YamlNode.Scalar> person, Span place) {
        Said table =
                name.map(scalar -> Said.verbatim(Said.quoted(scalar.text()))).orElse(Said.of("this table"));
        Optional<YamlNode.Scalar> foreignKey =
                person.filter(scalar -> !scalar.text().equals("false"));
        if (foreignKey.isPresent()) {
            return Diagnostic.of(
                            Code.CAT1202,
                            Said.of("{} has events of persons, and no column with their time", table),
                            foreignKey.get().span())
                    .withHelp(Said.of("write `at: placed_at` with the column that holds the time; for the table of"
                            + " persons, write `person: true`"));
        }
        return Diagnostic.of(Code.CAT1202, Said.of("{} is neither persons, events nor a ledger", table), place)
                .withHelp(Said.of("write `person: true` for one row a person, `person: customer_id` and `at:"
                        + " placed_at` for events, or `role: consents` or `role: restrictions`"));
    }

    static Diagnostic noPersons(Span settings) {
        return Diagnostic.of(Code.CAT1201, Said.of("no table of the catalogue holds the persons"), settings)
                .withHelp(Said.of("write `person: true` in the table with one row a person, in `catalogue/`"));
    }

    static Diagnostic secondPersons(Table table, Table first) {
        return Diagnostic.of(Code.CAT1201, Said.of("`{}` is a second table of persons", table.name()), table.span())
                .withNote(Said.of("`{}` is the first, in {}", first.name(), place(first.span())))
                .withHelp(
                        Said.of("keep `person: true` in one; in the other name the column that refers to it and `at`"));
    }

    static Diagnostic secondLedger(Table table, Table first) {
        Said message = table.role() instanceof Table.Role.Consents
                ? Said.of("`{}` is a second ledger of consents", table.name())
                : Said.of("`{}` is a second ledger of restrictions", table.name());
        return Diagnostic.of(Code.CAT1206, message, table.span())
                .withNote(Said.of("`{}` is the first, in {}", first.name(), place(first.span())))
                .withHelp(Said.of("put all rows in one table, or give one `source` that covers the files of both"));
    }

    static Diagnostic noLabel(Table table, Column column) {
        return Diagnostic.of(
                        Code.CAT1204,
                        Said.of("the column `{}` of `{}` has no category", column.name(), table.name()),
                        column.span())
                .withNote(Said.of("the law takes a column without one for every kind of data"))
                .withHelp(Said.of("write what it holds, `{}: {category: user.behavior}`", column.name()));
    }

    static Diagnostic circle(Column column, List<String> names) {
        List<String> path = new ArrayList<>(names);
        path.add(names.get(0));
        return Diagnostic.of(Code.CAT1205, Said.of("`{}` is derived from itself", column.name()), column.span())
                .withNote(Said.joined(" from ", path))
                .withHelp(Said.of("name in `derived_from` only what the column was computed from"));
    }

    static Diagnostic twoChannels(Span span) {
        return Diagnostic.of(Code.SRC1002, Said.of("`channel` and `channels` stand side by side"), span)
                .withHelp(Said.of("keep `channels`, with all of them in it"));
    }

    static Diagnostic twoBodies(Span span) {
        return Diagnostic.of(Code.SRC1002, Said.of("`body` and `body_file` stand side by side"), span)
                .withHelp(Said.of("keep one of the two"));
    }

    private static Said suggest(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return Said.of("there are none yet");
        }
        Said near = Suggestions.didYouMean(word, known);
        if (!near.isEmpty()) {
            return near;
        }
        Said all = Said.joined(", ", known.stream().limit(SHOWN_MAX).toList());
        return known.size() > SHOWN_MAX ? Said.of("there are {}, …", all) : Said.of("there are {}", all);
    }

    private static String place(Span span) {
        return span.file().path() + ":" + span.from().line();
    }
}

package io.licit.core.check;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.law.Categories;
import io.licit.core.law.Law;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Lineage;
import io.licit.core.source.Span;
import io.licit.core.workspace.Workspace;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The columns of persons that whoever plans a segment may have it counted by. Counts by what the law protects are a test
 * for discrimination, and belong where that is judged; a column of which nobody says what it holds may hold that too.
 */
public final class CountedBy {
    /** What a command line takes without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[\\w-]+");

    private final Workspace workspace;
    private final Table persons;
    private final Categories categories;
    private final Facts facts;

    private CountedBy(Workspace workspace, Law law, Table persons) {
        this.workspace = workspace;
        this.persons = persons;
        this.categories = law.categories();
        this.facts = new Facts(workspace, law, law.day().atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /**
     * Why a column is not counted by.
     *
     * @param help what to do instead; empty where there is nothing
     */
    public record Refusal(String message, String help) {}

    /** Empty where audiences may be counted by a column of the persons. */
    public static Optional<Refusal> refusal(Workspace workspace, Law law, Column column) {
        return workspace
                .catalogue()
                .persons()
                .flatMap(persons -> new CountedBy(workspace, law, persons).refusal(column));
    }

    /**
     * The age of persons in bands, where they may be counted by it: whoever marks the column that it is read from as
     * protected, or holds it for audit, has it counted where that is judged and nowhere else.
     */
    public static Optional<Characteristic.Bands> age(Workspace workspace, Law law) {
        Optional<Table> persons = workspace.catalogue().persons();
        return Characteristics.of(
                        workspace.catalogue(),
                        law.categories(),
                        workspace.settings().fairness().ageBands())
                .stream()
                .filter(one -> one instanceof Characteristic.Bands && one.name().equals("age"))
                .map(one -> (Characteristic.Bands) one)
                .filter(bands -> persons.flatMap(table -> table.column(bands.column()))
                        .filter(column ->
                                !column.auditOnly() && column.protectedAs().isEmpty())
                        .isPresent())
                .findFirst();
    }

    /** The names of those that may be, in the catalogue's order. */
    public static List<String> allowed(Workspace workspace, Law law) {
        List<String> names = new ArrayList<>();
        workspace.catalogue().persons().ifPresent(persons -> {
            CountedBy counted = new CountedBy(workspace, law, persons);
            persons.columns().values().stream()
                    .filter(column -> counted.refusal(column).isEmpty())
                    .forEach(column -> names.add(column.name()));
        });
        return names;
    }

    private Optional<Refusal> refusal(Column column) {
        return byCharacteristic(column)
                .or(() -> byContent(column))
                .or(() -> byOrigins(column))
                .or(() -> byPerson(column))
                .or(() -> byType(column));
    }

    private Optional<Refusal> byCharacteristic(Column column) {
        Optional<Characteristic> held = characteristics().stream()
                .filter(one -> Characteristics.columns(List.of(one)).contains(column.name()))
                .findFirst();
        return held.map(Characteristic::name)
                .map(name -> new Refusal(
                        "column `" + column.name() + "` holds the protected characteristic `" + name + "`",
                        "counts by it are a test for discrimination: `licit fairness SEGMENT --characteristics "
                                + (PLAIN.matcher(name).matches() ? name : "\"" + name + "\"") + "`"));
    }

    private Optional<Refusal> byOrigins(Column column) {
        for (Column one : origins(column)) {
            Set<String> found = facts.readingOf(one).protectedAs();
            if (!found.isEmpty()) {
                return Optional.of(new Refusal(
                        "column `" + column.name() + "` tells what is protected: "
                                + String.join(", ", new TreeSet<>(found)),
                        "counts by it are a test for discrimination, which `licit fairness SEGMENT` makes of columns"
                                + " that say `protected`"));
            }
        }
        if (origins(column).stream().anyMatch(Column::auditOnly)) {
            return Optional.of(new Refusal(
                    "column `" + column.name() + "` is held for audit",
                    "`licit fairness SEGMENT` says how a segment treats the groups of protected characteristics"));
        }
        return Optional.empty();
    }

    private List<Characteristic> characteristics() {
        Catalogue catalogue = workspace.catalogue();
        return Characteristics.of(
                catalogue, categories, workspace.settings().fairness().ageBands());
    }

    private Optional<Refusal> byContent(Column column) {
        Set<String> special = new TreeSet<>();
        for (Column one : origins(column)) {
            if (facts.isUnlabelled(one) && !isPlace(one)) {
                return Optional.of(new Refusal(
                        "column `" + one.name() + "` has no label, so that it may hold anything",
                        "label it in the catalogue"));
            }
            special.addAll(facts.readingOf(one).data());
        }
        special.retainAll(Leaving.NEVER);
        return special.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "column `" + column.name() + "` may tell " + String.join(", ", special)
                                + ", by which nobody is counted here",
                        ""));
    }

    /** The catalogue says of these what they hold, labelled or not. */
    private boolean isPlace(Column column) {
        Table.Role.Persons role = (Table.Role.Persons) persons.role();
        return role.country().filter(column.name()::equals).isPresent()
                || role.region().filter(column.name()::equals).isPresent();
    }

    private Optional<Refusal> byPerson(Column column) {
        Table.Role.Persons role = (Table.Role.Persons) persons.role();
        return role.key().equals(column.name()) || column.contact().isPresent()
                ? Optional.of(new Refusal("column `" + column.name() + "` tells single persons apart", ""))
                : Optional.empty();
    }

    private static Optional<Refusal> byType(Column column) {
        return switch (column.type()) {
            case TEXT, BOOLEAN, UNKNOWN -> Optional.empty();
            case NUMBER -> Optional.of(ofType(column, "numbers", ", or state `type: text` on a column of codes"));
            case DATE -> Optional.of(ofType(column, "dates", ""));
            case TIMESTAMP -> Optional.of(ofType(column, "times", ""));
        };
    }

    private static Refusal ofType(Column column, String what, String instead) {
        return new Refusal(
                "column `" + column.name() + "` holds " + what + ", and counts are by texts and by yes or no",
                "put the " + what + " into a condition" + instead);
    }

    /** The column and all that it was derived from. */
    private List<Column> origins(Column column) {
        Expr read = new Expr.Column(Span.none(), persons.name(), column.name(), column.type());
        return Lineage.of(read, workspace.catalogue(), none -> Optional.empty()).reads().stream()
                .map(Lineage.Read::column)
                .toList();
    }
}

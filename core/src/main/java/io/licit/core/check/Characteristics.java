package io.licit.core.check;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.law.Categories;
import io.licit.core.segment.Definition;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The protected characteristics that a catalogue has of its persons.
 *
 * <p>A characteristic is called as the column's {@code protected} says. Where that is missing and the column's category
 * is a demographic one that law protects, it is called as the law calls it, or, where the law knows several names, by the category's
 * last word. Of several columns under one name the first keeps it, those that state it before those that imply it; each
 * other one has its column behind the name, {@code race (ethnicity)}, and probabilities have {@code race (estimated)}.
 */
public final class Characteristics {
    private static final String AGE = "age";
    private static final String DEMOGRAPHIC = "user.demographic.";

    private final Table persons;
    private final Categories categories;
    private final List<Integer> ageBands;
    private final Map<String, Characteristic> byName = new TreeMap<>();
    private final Map<String, Map<String, String>> probabilities = new TreeMap<>();

    private Characteristics(Table persons, Categories categories, List<Integer> ageBands) {
        this.persons = persons;
        this.categories = categories;
        this.ageBands = ageBands;
    }

    /**
     * The characteristics in name order; none without a table of persons.
     *
     * @param catalogue whose columns have the types that the data shows; a column that holds ages is banded only where
     *     it is of numbers
     * @param ageBands ages at which a band begins, rising; one or more
     */
    public static List<Characteristic> of(Catalogue catalogue, Categories categories, List<Integer> ageBands) {
        return catalogue
                .persons()
                .map(persons -> new Characteristics(persons, categories, ageBands).all())
                .orElse(List.of());
    }

    /** The columns that hold some of them. */
    public static Set<String> columns(Collection<Characteristic> characteristics) {
        return characteristics.stream().flatMap(one -> columns(one).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Collection<String> columns(Characteristic characteristic) {
        if (characteristic instanceof Characteristic.Values values) {
            return Set.of(values.column());
        }
        if (characteristic instanceof Characteristic.Bands bands) {
            return Set.of(bands.column());
        }
        return ((Characteristic.Probabilities) characteristic).columns().values();
    }

    /**
     * An error for each characteristic that a segment states a reference group of and that the catalogue does not have;
     * else the comparison that was asked for would be missing in silence.
     *
     * @param known what {@link #of} gives
     */
    public static List<Diagnostic> strayReferences(Definition segment, List<Characteristic> known) {
        List<String> names = known.stream().map(Characteristic::name).toList();
        return segment.fairness().reference().keySet().stream()
                .filter(name -> !names.contains(name))
                .map(name -> Diagnostic.of(
                                Code.WSP1103,
                                Said.of("the catalogue has no characteristic `{}` of persons", name),
                                segment.places().fairness())
                        .withHelp(suggestion(name, names))
                        .withSegment(segment.id()))
                .toList();
    }

    private static Said suggestion(String name, List<String> names) {
        Said near = Suggestions.didYouMean(name, names);
        Said all = names.isEmpty() ? Said.of("there are none yet") : Said.of("there are {}", Said.joined(", ", names));
        return near.isEmpty() ? all : near;
    }

    private List<Characteristic> all() {
        Set<String> structural = new HashSet<>();
        ageColumn().ifPresent(column -> {
            structural.add(column);
            byName.put(AGE, new Characteristic.Bands(AGE, column, age(), ageBands));
        });
        List<Column> columns = persons.columns().values().stream()
                .filter(column -> !structural.contains(column.name()))
                .toList();
        columns.forEach(column -> column.protectedAs().ifPresent(word -> stated(column, word)));
        columns.stream()
                .filter(column -> column.protectedAs().isEmpty())
                .forEach(column -> implied(column).ifPresent(word -> add(column, word)));
        probabilities.forEach((word, byGroup) -> {
            String name = free(word, "estimated");
            byName.put(name, new Characteristic.Probabilities(name, new TreeMap<>(byGroup)));
        });
        List<Characteristic> all = new ArrayList<>(byName.values());
        all.sort(Comparator.comparing(Characteristic::name));
        return List.copyOf(all);
    }

    /** What {@code age} in a condition reads. */
    private Optional<String> ageColumn() {
        Table.Role.Persons role = (Table.Role.Persons) persons.role();
        return role.birthDate().or(role::age);
    }

    private static Expr age() {
        return new Expr.Call(Span.none(), Expr.Function.AGE, List.of());
    }

    private void stated(Column column, String word) {
        if (column.probabilityOf().isPresent()) {
            probabilities
                    .computeIfAbsent(word, ignored -> new TreeMap<>())
                    .put(column.probabilityOf().get(), column.name());
        } else {
            add(column, word);
        }
    }

    /** Only what is said of the person herself: a surname or a health record tells a characteristic, and is none. */
    private Optional<String> implied(Column column) {
        Set<String> words = column.category()
                .filter(category -> category.startsWith(DEMOGRAPHIC))
                .map(categories::protectedOf)
                .orElse(Set.of());
        if (words.size() <= 1) {
            return words.stream().findFirst();
        }
        return column.category().map(category -> category.substring(category.lastIndexOf('.') + 1));
    }

    private void add(Column column, String word) {
        String name = free(word, column.name());
        boolean years = word.equals(AGE) && column.type() == Type.NUMBER;
        byName.put(
                name,
                years
                        ? new Characteristic.Bands(name, column.name(), read(column), ageBands)
                        : new Characteristic.Values(name, column.name()));
    }

    private Expr read(Column column) {
        return new Expr.Column(Span.none(), persons.name(), column.name(), column.type());
    }

    /** INVARIANT: the star stands between characteristics that are crossed, and so in the name of none. */
    private String free(String word, String apart) {
        String name = word.replace('*', '×');
        while (byName.containsKey(name)) {
            name = name + " (" + apart.replace('*', '×') + ")";
        }
        return name;
    }
}

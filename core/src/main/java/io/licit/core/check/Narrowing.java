package io.licit.core.check;

import io.licit.core.catalogue.Table;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.segment.Expr;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which places a condition leaves open: {@code country in ('DE', 'AT') and …} asks the law of two countries only. What is
 * not understood narrows nothing.
 */
final class Narrowing {
    private final Law law;
    private final Table.Role.Persons persons;
    private final String table;

    Narrowing(Law law, Table table, Table.Role.Persons persons) {
        this.law = law;
        this.persons = persons;
        this.table = table.name();
    }

    /** Whether a person of the place can meet the condition. */
    boolean leavesOpen(Expr condition, Place place) {
        return possible(condition, place);
    }

    private boolean possible(Expr condition, Place place) {
        if (condition instanceof Expr.Logic logic) {
            return logic.and()
                    ? logic.operands().stream().allMatch(part -> possible(part, place))
                    : logic.operands().stream().anyMatch(part -> possible(part, place));
        }
        if (condition instanceof Expr.Compare compare && compare.operator() == Expr.Comparison.EQUAL) {
            return possible(compare.left(), List.of(compare.right()), place);
        }
        if (condition instanceof Expr.In in && !in.negated()) {
            return possible(in.value(), in.options(), place);
        }
        return true;
    }

    private boolean possible(Expr value, List<Expr> options, Place place) {
        Optional<Set<String>> words = words(options);
        if (words.isEmpty()
                || !(value instanceof Expr.Column column)
                || !column.table().equals(table)) {
            return true;
        }
        if (persons.country().filter(column.name()::equals).isPresent()) {
            return words.get().stream().anyMatch(word -> countryFits(word, place));
        }
        if (persons.region().filter(column.name()::equals).isPresent()) {
            return words.get().stream().anyMatch(word -> regionFits(word, place));
        }
        return true;
    }

    private boolean countryFits(String word, Place place) {
        Place named = law.place(word, "");
        if (named instanceof Place.Unknown || place instanceof Place.Unknown) {
            return named.equals(place);
        }
        return named.key().substring(0, 2).equals(place.key().substring(0, 2));
    }

    private static boolean regionFits(String word, Place place) {
        if (!(place instanceof Place.Region region)) {
            // A region's word says nothing of a country without regions, and may be one that nobody knows.
            return true;
        }
        String part = word.strip().toUpperCase(Locale.ROOT);
        return region.code().equals(part) || region.code().equals(region.country() + "-" + part);
    }

    private static Optional<Set<String>> words(List<Expr> options) {
        Set<String> words = new HashSet<>();
        for (Expr option : options) {
            if (!(option instanceof Expr.Text text)) {
                return Optional.empty();
            }
            words.add(text.value());
        }
        return Optional.of(words);
    }
}

package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The condition language's meaning, in plain Java, one person at a time: the specification that engines are held to.
 * {@code docs/language.md} states it in words.
 *
 * <p>Numbers are doubles: {@code + - *} of whole numbers are exact up to 2^53; what divides by zero or is not finite is
 * null. Every instance keeps ranks over its population and serves one instant.
 */
public final class Evaluator {
    private final Table persons;
    private final Catalogue catalogue;
    private final List<PersonData> population;
    private final LocalDate today;
    private final Function<String, Optional<Expr>> segments;
    private final Map<Expr, Ranking> rankings = new IdentityHashMap<>();
    private final Map<Expr, RfmRanking> rfmRankings = new IdentityHashMap<>();

    /**
     * @param population every person, for {@code percentile}, {@code ntile} and {@code rfm}
     * @param asOf the instant asked about; its UTC day is {@code today}
     * @param segments the resolved condition of a segment; a segment without one is unknown of everybody
     */
    public Evaluator(
            Catalogue catalogue, List<PersonData> population, Instant asOf, Function<String, Optional<Expr>> segments) {
        this.persons = catalogue.persons().orElseThrow(() -> new IllegalArgumentException("no table of persons"));
        this.catalogue = catalogue;
        this.population = List.copyOf(population);
        this.today = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
        this.segments = segments;
    }

    /** The condition's truth for a person; empty for unknown. She is in only when it is true. */
    public Optional<Boolean> test(Expr condition, PersonData person) {
        return Scalars.truth(value(condition, person));
    }

    /** A resolved expression's value for a person. */
    public Value value(Expr expr, PersonData person) {
        return expr.accept(new Evaluation(this, person, person.values(), true));
    }

    LocalDate today() {
        return today;
    }

    Value age(PersonData person) {
        Table.Role.Persons role = (Table.Role.Persons) persons.role();
        if (role.birthDate().isPresent()) {
            return Scalars.age(valueOf(person.values(), role.birthDate().get()), today);
        }
        return role.age().map(column -> valueOf(person.values(), column)).orElse(Value.nothing());
    }

    Optional<Expr> segment(String id) {
        return segments.apply(id);
    }

    /** The name of a table's column of time. */
    String at(String table) {
        return catalogue
                .table(table)
                .map(Table::role)
                .filter(role -> role instanceof Table.Role.Events)
                .map(role -> ((Table.Role.Events) role).at())
                .orElseThrow(() -> new IllegalArgumentException("not a table of events: " + table));
    }

    /** The ranks of an expression over all persons. */
    Ranking ranking(Expr expr) {
        return rankings.computeIfAbsent(
                expr,
                key -> Ranking.of(
                        population.stream().map(other -> value(key, other)).toList()));
    }

    RfmRanking ranking(Expr.Rfm node) {
        return rfmRankings.computeIfAbsent(node, key -> RfmRanking.of(node, this, population));
    }

    static Value valueOf(Map<String, Value> values, String column) {
        return values.getOrDefault(column, Value.nothing());
    }
}

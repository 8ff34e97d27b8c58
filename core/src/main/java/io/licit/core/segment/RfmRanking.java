package io.licit.core.segment;

import java.util.List;
import java.util.function.Function;

/** Recency, frequency and money of all persons with rows, each ranked by itself. */
final class RfmRanking {
    private static final int PARTS = 5;

    private final Expr.Rfm node;
    private final Ranking recency;
    private final Ranking frequency;
    private final Ranking money;

    private RfmRanking(Expr.Rfm node, Ranking recency, Ranking frequency, Ranking money) {
        this.node = node;
        this.recency = recency;
        this.frequency = frequency;
        this.money = money;
    }

    static RfmRanking of(Expr.Rfm node, Evaluator evaluator, List<PersonData> population) {
        List<AggregateEvaluation> persons = population.stream()
                .map(person -> new AggregateEvaluation(evaluator, person))
                .toList();
        return new RfmRanking(
                node,
                ranking(persons, person -> person.recency(node)),
                ranking(persons, person -> person.frequency(node)),
                ranking(persons, person -> person.money(node)));
    }

    private static Ranking ranking(List<AggregateEvaluation> persons, Function<AggregateEvaluation, Value> value) {
        return Ranking.of(persons.stream().map(value).toList());
    }

    /** Three digits as text; nothing where one of the three is unknown. */
    Value code(AggregateEvaluation person) {
        StringBuilder digits = new StringBuilder();
        for (Value part : List.of(
                recency.tile(PARTS, person.recency(node)),
                frequency.tile(PARTS, person.frequency(node)),
                money.tile(PARTS, person.money(node)))) {
            if (part.number().isEmpty()) {
                return Value.nothing();
            }
            digits.append(part.number().get().intValue());
        }
        return Value.of(digits.toString());
    }
}

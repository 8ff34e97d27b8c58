package io.licit.engine.fairness;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Type;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Literals;
import io.licit.core.segment.Threshold;
import io.licit.core.workspace.FairnessSettings;
import io.licit.engine.Population;
import io.licit.engine.bits.CellCounts;
import io.licit.engine.bits.Codes;
import io.licit.engine.bits.Half;
import io.licit.engine.bits.Masks;
import io.licit.engine.bits.Totals;
import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Asked;
import io.licit.fairness.alternative.Budget;
import io.licit.fairness.alternative.Cells;
import io.licit.fairness.alternative.Change;
import io.licit.fairness.alternative.Floors;
import io.licit.fairness.alternative.Found;
import io.licit.fairness.alternative.Margin;
import io.licit.fairness.alternative.Problem;
import io.licit.fairness.alternative.Search;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/** Puts a segment's conditions before the search for alternatives, and its finds back into conditions. */
final class AlternativeSearch {
    /** More characteristics at once would have too many finest cells; those with the lowest ratios are searched for. */
    private static final int CHARACTERISTICS = 3;

    private final Inquiry inquiry;
    private final Asks asks;
    private final Population population;
    private final Map<String, Codes> codes;
    private final Numbers numbers;
    private final Thresholds thresholds;

    AlternativeSearch(
            Inquiry inquiry,
            Asks asks,
            Population population,
            Numbers numbers,
            Map<String, Codes> codes,
            Thresholds thresholds) {
        this.numbers = numbers;
        this.inquiry = inquiry;
        this.asks = asks;
        this.population = population;
        this.codes = codes;
        this.thresholds = thresholds;
    }

    /**
     * @param found empty where no characteristic has a ratio that could be raised
     * @param drafts the condition that each alternative states, by its number
     */
    record Answer(Optional<Found> found, Map<Integer, String> drafts) {
        static final Answer NONE = new Answer(Optional.empty(), Map.of());
    }

    Answer of(Subject subject, Masks masks, List<CharacteristicResult> matching, Set<String> telling) {
        List<String> names = searched(matching);
        if (names.isEmpty()) {
            return Answer.NONE;
        }
        Literals literals = subject.literals().orElseThrow();
        List<Variations> variations = variations(subject, literals, telling);
        CellCounts finest = CellCounts.over(names.stream().map(codes::get).toArray(Codes[]::new));
        Optional<double[]> value = subject.value().map(column -> population.numbers(Asks.number(asks.column(column))));
        Optional<RoaringBitmap> responders =
                subject.terms().response().map(column -> population.truth(Asks.response(column)));
        Problem problem = new Problem(
                Subject.formula(literals.shape()),
                variations.stream()
                        .map(Variations::varied)
                        .filter(varied -> stands(literals.shape(), varied.literal()) == 1)
                        .toList(),
                margins(names, finest),
                persons(finest),
                true,
                value.isPresent(),
                responders.isPresent(),
                floors(),
                thresholds,
                subject.direction(),
                Budget.USUAL);
        Found found = Search.of(
                problem,
                asked -> cells(
                        asked,
                        variations,
                        masks,
                        finest,
                        value.orElse(new double[0]),
                        responders.orElse(new RoaringBitmap())));
        return new Answer(Optional.of(whose(found, names, matching)), drafts(found, literals, variations));
    }

    /** A ratio of some characteristics may rise while that of another falls, which is then for the draft's own report. */
    private static Found whose(Found found, List<String> names, List<CharacteristicResult> matching) {
        long all = matching.stream().filter(one -> !one.isIntersection()).count();
        return all <= names.size()
                ? found
                : found.stating("Ratios are those of " + String.join(", ", names)
                        + " alone; a report on the draft says what becomes of the others.");
    }

    /** How often a literal stands; one that stands in several places would have to change in all of them. */
    private static long stands(Literals.Shape shape, int literal) {
        if (shape instanceof Literals.Literal leaf) {
            return leaf.number() == literal ? 1 : 0;
        }
        List<Literals.Shape> operands =
                shape instanceof Literals.All all ? all.operands() : ((Literals.Any) shape).operands();
        return operands.stream().mapToLong(operand -> stands(operand, literal)).sum();
    }

    private Floors floors() {
        FairnessSettings.Alternatives kept = inquiry.settings().alternatives();
        return new Floors(kept.personsLeast(), kept.personsMost(), kept.value(), kept.response());
    }

    private static List<String> searched(List<CharacteristicResult> matching) {
        return matching.stream()
                .filter(one -> !one.isIntersection() && one.lowestAir().isPresent())
                .sorted(Comparator.comparingDouble(
                        (CharacteristicResult one) -> one.lowestAir().orElse(Double.MAX_VALUE)))
                .limit(CHARACTERISTICS)
                .map(CharacteristicResult::name)
                .toList();
    }

    private List<Variations> variations(Subject subject, Literals literals, Set<String> telling) {
        int conditions = literals.literals().size();
        int grid = Budget.USUAL.gridFor(conditions);
        List<Variations.Other> others = others(subject, telling);
        List<Variations> all = new ArrayList<>();
        for (int i = 0; i < conditions; i++) {
            Expr literal = literals.literals().get(i);
            Optional<Threshold> threshold = Threshold.of(literal);
            if (threshold.isPresent()) {
                Distribution distribution = numbers.distribution(threshold.get().number());
                all.add(Variations.moved(
                        i,
                        literal,
                        threshold.get(),
                        numbers.of(threshold.get().number()),
                        distribution,
                        Grid.of(distribution, threshold.get().at(), grid),
                        others));
            } else {
                all.add(Variations.plain(i, literal, population.truth(Asks.literal(subject, i)), population.persons()));
            }
        }
        return all;
    }

    /** @param telling columns that tell a characteristic, which nothing is swapped for */
    private List<Variations.Other> others(Subject subject, Set<String> telling) {
        Set<String> read = Set.copyOf(asks.read(subject));
        return asks.offered().stream()
                .filter(column -> column.type() == Type.NUMBER && !read.contains(column.name()))
                .filter(column -> !telling.contains(column.name())
                        && !inquiry.unswappable().contains(column.name()))
                .filter(column -> !column.name().equals(subject.value().orElse("")))
                .filter(column ->
                        !column.name().equals(subject.terms().response().orElse("")))
                .map(Column::name)
                .map(asks::column)
                .map(column -> new Variations.Other(column, numbers.of(column), numbers.distribution(column)))
                .toList();
    }

    private List<Margin> margins(List<String> names, CellCounts finest) {
        List<Margin> margins = new ArrayList<>();
        for (int dimension = 0; dimension < names.size(); dimension++) {
            int place = dimension;
            String name = names.get(dimension);
            List<String> labels = labels(name);
            for (int level = 0; level < labels.size(); level++) {
                int wanted = level;
                margins.add(new Margin(
                        name,
                        labels.get(level),
                        IntStream.range(0, finest.cells())
                                .filter(cell -> finest.level(cell, place) == wanted)
                                .toArray()));
            }
        }
        return margins;
    }

    private List<String> labels(String name) {
        return Optional.ofNullable(codes.get(name)).map(Codes::labels).orElse(List.of());
    }

    private long[][] persons(CellCounts finest) {
        RoaringBitmap held = new RoaringBitmap();
        IntStream.range(0, population.persons())
                .filter(person -> Half.of(person) == 1)
                .forEach(held::add);
        long[] all = finest.everybody();
        long[] second = finest.of(held);
        long[] first = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            first[i] = all[i] - second[i];
        }
        return new long[][] {first, second};
    }

    /** Whoever is in no rule, whatever becomes of the conditions asked about, needs no counting. */
    private static int residual(Asked asked, long mask) {
        int residual = asked.residual(mask);
        return residual == 0 ? Totals.LEFT_OUT : residual;
    }

    private static Cells cells(
            Asked asked,
            List<Variations> variations,
            Masks masks,
            CellCounts finest,
            double[] values,
            RoaringBitmap responders) {
        List<Codes> dimensions = asked.literals().stream()
                .map(literal -> variations.get(literal).codes())
                .toList();
        return new Cells(
                Totals.of(dimensions, masks, mask -> residual(asked, mask), finest, values, responders).stream()
                        .map(row -> new Cells.Cell(
                                row.residual(),
                                asked.code(row.levels()),
                                row.cell(),
                                row.half(),
                                row.persons(),
                                row.value(),
                                row.responders()))
                        .toList());
    }

    private static Map<Integer, String> drafts(Found found, Literals literals, List<Variations> variations) {
        Map<Integer, String> drafts = new LinkedHashMap<>();
        for (Alternative alternative : found.front()) {
            Optional<Literals> changed = Optional.of(literals);
            for (Change change : alternative.changes()) {
                Variations of = variations.get(change.literal());
                changed = changed.flatMap(some -> of.applied(some, change));
            }
            changed.ifPresent(some -> drafts.put(alternative.number(), Canonical.text(some.condition())));
        }
        return drafts;
    }
}

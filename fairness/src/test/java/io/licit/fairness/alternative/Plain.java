package io.licit.fairness.alternative;

import io.licit.fairness.cause.Formula;
import io.licit.fairness.group.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The search as its rules are told, person by person and rule by rule: slow, and sharing nothing with the real one. */
final class Plain {
    private final Problem problem;
    private final Crowd crowd;
    private final List<Crowd.Person> baseline;
    private final Map<Integer, Map<Margin, Long>> sizes = new HashMap<>();

    long tried;
    long feasible;
    long better;
    long levelledDown;
    long notHeldOut;
    final List<Point> staying = new ArrayList<>();

    /** @param rule variants by literal */
    record Point(Map<Integer, Integer> rule, double air, double value, double persons) {
        boolean beats(Point other) {
            boolean noWorse = air >= other.air - 2e-9 && value >= other.value - 2e-9 && persons >= other.persons;
            return noWorse && (air > other.air + 2e-9 || value > other.value + 2e-9 || persons > other.persons);
        }
    }

    Plain(Problem problem, Crowd crowd) {
        this.problem = problem;
        this.crowd = crowd;
        baseline = held(Map.of());
    }

    List<Crowd.Person> held(Map<Integer, Integer> rule) {
        return crowd.persons().stream()
                .filter(person -> crowd.holds(person, problem.formula(), rule))
                .toList();
    }

    Plain search(int depth) {
        all(0, depth, new HashMap<>());
        return this;
    }

    private void all(int index, int left, Map<Integer, Integer> rule) {
        if (index == problem.varied().size()) {
            if (!empties(problem.formula(), rule)) {
                judge(Map.copyOf(rule));
            }
            return;
        }
        all(index + 1, left, rule);
        Varied varied = problem.varied().get(index);
        for (int variant = 1; left > 0 && variant < varied.variants().size(); variant++) {
            rule.put(varied.literal(), variant);
            all(index + 1, left - 1, rule);
            rule.remove(varied.literal());
        }
    }

    private boolean empties(Formula formula, Map<Integer, Integer> rule) {
        if (formula instanceof Formula.Literal literal) {
            return dropped(literal.number(), rule);
        }
        List<Formula> operands =
                formula instanceof Formula.All all ? all.operands() : ((Formula.Any) formula).operands();
        boolean within = operands.stream().anyMatch(one -> !(one instanceof Formula.Literal) && empties(one, rule));
        return within || operands.stream().allMatch(one -> empties(one, rule));
    }

    private boolean dropped(int literal, Map<Integer, Integer> rule) {
        return problem.varied().stream()
                .filter(one -> one.literal() == literal)
                .anyMatch(one ->
                        one.variants().get(rule.getOrDefault(literal, 0)).text().isEmpty());
    }

    private void judge(Map<Integer, Integer> rule) {
        List<Crowd.Person> held = held(rule);
        tried++;
        if (!meets(held, 2, 1, 1) || problem.halves() && !meets(held, 0, 1, 1)) {
            return;
        }
        feasible++;
        if (!raises(held, 2) || problem.halves() && !raises(held, 0)) {
            return;
        }
        better++;
        boolean someoneBetterOff = problem.margins().stream()
                .anyMatch(group -> large(group, 2) && benefit(held, group, 2) > benefit(baseline, group, 2));
        if (!someoneBetterOff) {
            levelledDown++;
        } else if (problem.halves() && (!raises(held, 1) || !meets(held, 1, 0.95, 1.05))) {
            notHeldOut++;
        } else {
            staying.add(new Point(
                    rule,
                    air(held, 2).orElseThrow(),
                    value(held, 2) / value(baseline, 2),
                    (double) held.size() / baseline.size()));
        }
    }

    private boolean raises(List<Crowd.Person> held, int half) {
        OptionalDouble air = air(held, half);
        return air.isPresent() && air.getAsDouble() > air(baseline, half).orElseThrow() + 1e-9;
    }

    private boolean meets(List<Crowd.Person> held, int half, double down, double up) {
        Floors floors = problem.floors();
        double persons = (double) of(held, half).size() / of(baseline, half).size();
        double value = value(held, half) / value(baseline, half);
        double response = response(held, half) / response(baseline, half);
        return persons >= floors.personsLeast() * down - 1e-9
                && persons <= floors.personsMost() * up + 1e-9
                && (!problem.valued() || value >= floors.value() * down - 1e-9)
                && (!problem.responded() || response >= floors.response() * down - 1e-9);
    }

    private static List<Crowd.Person> of(List<Crowd.Person> persons, int half) {
        return persons.stream()
                .filter(person -> half == 2 || person.half() == half)
                .toList();
    }

    double value(List<Crowd.Person> persons, int half) {
        List<Crowd.Person> some = of(persons, half);
        return problem.valued() ? some.stream().mapToDouble(Crowd.Person::value).sum() : some.size();
    }

    static double response(List<Crowd.Person> persons, int half) {
        List<Crowd.Person> some = of(persons, half);
        return (double) some.stream().filter(Crowd.Person::responded).count() / some.size();
    }

    OptionalDouble air(List<Crowd.Person> held, int half) {
        Map<String, List<Margin>> characteristics = new LinkedHashMap<>();
        for (Margin group : problem.margins()) {
            if (large(group, 2)) {
                characteristics
                        .computeIfAbsent(group.characteristic(), name -> new ArrayList<>())
                        .add(group);
            }
        }
        double lowest = 2;
        for (List<Margin> groups : characteristics.values()) {
            if (groups.size() > 1) {
                double high = groups.stream()
                        .mapToDouble(group -> benefit(held, group, half))
                        .max()
                        .orElseThrow();
                double low = groups.stream()
                        .mapToDouble(group -> benefit(held, group, half))
                        .min()
                        .orElseThrow();
                if (high == 0) {
                    return OptionalDouble.empty();
                }
                lowest = Math.min(lowest, low / high);
            }
        }
        return lowest > 1 ? OptionalDouble.empty() : OptionalDouble.of(lowest);
    }

    private boolean large(Margin group, int half) {
        long known = problem.margins().stream()
                .filter(one -> one.characteristic().equals(group.characteristic()))
                .mapToLong(one -> size(one, half))
                .sum();
        long persons = size(group, half);
        return persons >= problem.thresholds().minimumPersons()
                && persons >= problem.thresholds().minimumShare() * known;
    }

    private long size(Margin group, int half) {
        return sizes.computeIfAbsent(half, any -> new IdentityHashMap<>())
                .computeIfAbsent(group, any -> selected(crowd.persons(), group, half));
    }

    private static long selected(List<Crowd.Person> persons, Margin group, int half) {
        return of(persons, half).stream().filter(person -> in(person, group)).count();
    }

    double rate(List<Crowd.Person> held, Margin group) {
        return (double) selected(held, group, 2) / size(group, 2);
    }

    Formula formula() {
        return problem.formula();
    }

    static boolean in(Crowd.Person person, Margin group) {
        return IntStream.of(group.combinations()).anyMatch(one -> one == person.combination());
    }

    double benefit(List<Crowd.Person> held, Margin group, int half) {
        long selected =
                of(held, half).stream().filter(person -> in(person, group)).count();
        long better = problem.direction() == Direction.BENEFIT ? selected : size(group, half) - selected;
        return (double) better / size(group, half);
    }
}

package io.licit.engine.fairness;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.check.Characteristic;
import io.licit.core.check.Characteristics;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Children;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Threshold;
import io.licit.core.source.Span;
import io.licit.engine.Ask;
import io.licit.engine.Population;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an inquiry asks of the data, and under which keys the answers are. */
final class Asks {
    private final Inquiry inquiry;
    private final Table persons;
    private final Map<String, Ask> asks = new LinkedHashMap<>();
    private final Map<String, Expr> measured = new LinkedHashMap<>();
    private final Map<String, Set<String>> read = new LinkedHashMap<>();

    Asks(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.persons = inquiry.catalogue()
                .persons()
                .orElseThrow(() -> new IllegalArgumentException("a catalogue without a table of persons"));
        inquiry.characteristics().forEach(this::characteristic);
        inquiry.subjects().forEach(this::subject);
        offered().forEach(column -> measure(column.name(), expr(column)));
    }

    Population.Request request() {
        return new Population.Request(asks);
    }

    private void characteristic(Characteristic characteristic) {
        String name = characteristic.name();
        if (characteristic instanceof Characteristic.Values values) {
            asks.put(codes(name), new Ask.Values(column(values.column())));
        } else if (characteristic instanceof Characteristic.Bands bands) {
            asks.put(
                    codes(name),
                    new Ask.Bands(
                            bands.age(),
                            bands.cuts().stream().map(BigDecimal::valueOf).toList()));
        } else if (characteristic instanceof Characteristic.Probabilities probabilities) {
            probabilities
                    .columns()
                    .forEach((group, column) -> asks.put(probability(name, group), new Ask.Numbers(column(column))));
        }
    }

    private void subject(Subject subject) {
        asks.put(matching(subject), new Ask.Holds(subject.condition()));
        subject.literals().ifPresent(literals -> {
            for (int i = 0; i < literals.literals().size(); i++) {
                Expr literal = literals.literals().get(i);
                asks.put(literal(subject, i), new Ask.Holds(literal));
                Threshold.of(literal)
                        .ifPresent(
                                threshold -> asks.put(number(threshold.number()), new Ask.Numbers(threshold.number())));
            }
        });
        subject.terms().given().forEach(given -> asks.put(given(given), new Ask.Bins(column(given))));
        subject.terms()
                .response()
                .ifPresent(response -> asks.put(response(response), new Ask.Responded(column(response))));
        subject.value().ifPresent(value -> asks.put(number(column(value)), new Ask.Numbers(column(value))));
        Set<String> names = read.computeIfAbsent(subject.id(), any -> new LinkedHashSet<>());
        reads(subject.condition(), names, new HashSet<>());
    }

    /** Columns and traits that a condition reads, through other segments too. */
    private void reads(Expr expr, Set<String> names, Set<String> through) {
        if (expr instanceof Expr.InSegment other) {
            Expr condition = inquiry.conditions().get(other.segment());
            if (condition != null && through.add(other.segment())) {
                reads(condition, names, through);
            }
        } else if (expr instanceof Expr.Column column) {
            names.add(column.name());
            measure(column.name(), expr);
        } else if (expr instanceof Expr.Call call && call.function() == Expr.Function.AGE) {
            ageColumn().ifPresent(column -> {
                names.add(column);
                measure(column, expr);
            });
        } else if (expr instanceof Expr.Aggregate || expr instanceof Expr.Rfm) {
            String text = Canonical.text(expr);
            names.add(text);
            measure(text, expr);
        } else {
            Children.of(expr).forEach(child -> reads(child, names, through));
        }
    }

    private Optional<String> ageColumn() {
        Table.Role.Persons role = (Table.Role.Persons) persons.role();
        return role.birthDate().or(role::age);
    }

    private void measure(String name, Expr expr) {
        if (measured.putIfAbsent(name, expr) == null) {
            asks.put(bins(name), new Ask.Bins(expr));
            if (isNumber(expr)) {
                asks.put(number(expr), new Ask.Numbers(expr));
            }
        }
    }

    private static boolean isNumber(Expr expr) {
        return expr instanceof Expr.Aggregate
                || expr instanceof Expr.Call
                || expr instanceof Expr.Column column && column.type() == Type.NUMBER;
    }

    /** The columns that a segment may read: none that is held for audit, tells one person apart or is a contact point. */
    List<Column> offered() {
        Set<String> structural = new HashSet<>();
        if (persons.role() instanceof Table.Role.Persons role) {
            structural.add(role.key());
        }
        return persons.columns().values().stream()
                .filter(column -> !column.auditOnly()
                        && column.contact().isEmpty()
                        && !structural.contains(column.name())
                        && !protectedColumns().contains(column.name()))
                .toList();
    }

    private Set<String> protectedColumns() {
        return Characteristics.columns(inquiry.characteristics());
    }

    /** The columns that hold a characteristic themselves, by its name. */
    Map<String, Set<String>> own() {
        Map<String, Set<String>> own = new LinkedHashMap<>();
        inquiry.characteristics().forEach(one -> own.put(one.name(), Characteristics.columns(List.of(one))));
        return own;
    }

    /** What is measured against characteristics, by name. */
    Map<String, Expr> measured() {
        return measured;
    }

    /** What a segment reads, by the names of {@link #measured}. */
    List<String> read(Subject subject) {
        return List.copyOf(read.getOrDefault(subject.id(), Set.of()));
    }

    boolean asksFor(String key) {
        return asks.containsKey(key);
    }

    Expr column(String name) {
        return persons.column(name)
                .map(this::expr)
                .orElseThrow(() -> new IllegalArgumentException("no column " + name + " of persons"));
    }

    private Expr expr(Column column) {
        return new Expr.Column(Span.none(), persons.name(), column.name(), column.type());
    }

    static String codes(String characteristic) {
        return "characteristic " + characteristic;
    }

    static String probability(String characteristic, String group) {
        return "probability " + characteristic + " " + group;
    }

    static String matching(Subject subject) {
        return "matching " + subject.id();
    }

    static String literal(Subject subject, int literal) {
        return "literal " + literal + " " + subject.id();
    }

    static String number(Expr number) {
        return "number " + Canonical.text(number);
    }

    static String given(String column) {
        return "given " + column;
    }

    static String response(String column) {
        return "response " + column;
    }

    static String bins(String name) {
        return "bins " + name;
    }
}

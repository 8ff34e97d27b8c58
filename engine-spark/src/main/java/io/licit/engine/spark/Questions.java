package io.licit.engine.spark;

import io.licit.core.catalogue.Channel;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Expr;
import io.licit.engine.Algebra;
import io.licit.engine.sql.Dialect;
import io.licit.engine.sql.GateSql;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.StateSql;
import io.licit.engine.sql.SumScales;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** What a plan asks, in Spark's SQL: a condition for each leaf of its algebra, and what these need of a person's state. */
final class Questions {
    /** Stands in for the instant asked about, so that the same aggregate has the same meaning at every instant. */
    private static final Instant ANY_TIME = Instant.parse("2000-01-01T00:00:00Z");

    private final Layout layout;
    private final StateSql state;
    private final GateSql gate;
    private final GateSql timeless;
    private final Set<Period> periods = new TreeSet<>(Comparator.comparing(Period::toString));
    private final List<String> atoms = new ArrayList<>();
    private final List<String> tests = new ArrayList<>();
    private final List<String> contacts = new ArrayList<>();
    private final Map<String, String> meanings = new LinkedHashMap<>();
    private final Set<String> personColumns = new LinkedHashSet<>();

    /** @param products whether any row of the consent ledger tells a product */
    Questions(Plan plan, Algebra.Leaves leaves, SumScales scales, boolean products) {
        this.layout = new Layout(plan.catalogue());
        this.state = new StateSql(layout, LocalDate.ofInstant(plan.asOf(), ZoneOffset.UTC), scales, Dialect.SPARK);
        this.gate = new GateSql(plan.asOf(), products, Dialect.SPARK);
        this.timeless = new GateSql(ANY_TIME, products, Dialect.SPARK);
        for (Expr atom : leaves.atoms()) {
            atoms.add(state.condition(atom));
        }
        for (PersonTest test : leaves.tests()) {
            tests.add(gate.condition(test));
            timeless.condition(test);
            test.accept(new Periods(periods));
        }
        leaves.contacts().forEach(channels -> contacts.add(contact(channels)));
        personColumns.addAll(state.columns());
        personColumns.forEach(column -> meanings.put(column, "persons." + column));
        state.traits().values().forEach(traits -> meanings.putAll(traits.meanings()));
    }

    private String contact(Set<Channel> channels) {
        List<List<String>> needed = channels.stream()
                .sorted()
                .map(layout::contacts)
                .flatMap(Optional::stream)
                .toList();
        if (needed.isEmpty()) {
            return "true";
        }
        Set<String> columns = new LinkedHashSet<>();
        needed.forEach(columns::addAll);
        columns.forEach(column -> personColumns.add(Views.WRITTEN + column));
        return columns.isEmpty()
                ? "false"
                : columns.stream()
                        .map(column -> Views.WRITTEN + column)
                        .collect(Collectors.joining(" OR ", "COALESCE(", ", false)"));
    }

    /** One condition for each atom: true, false or null. */
    List<String> atoms() {
        return atoms;
    }

    /** One for each test, never null. */
    List<String> tests() {
        return tests;
    }

    /** One for each set of channels, never null. */
    List<String> contacts() {
        return contacts;
    }

    /** The columns of persons that all these read, but for those that every state has. */
    Set<String> personColumns() {
        return personColumns;
    }

    Map<String, StateSql.Traits> traits() {
        return state.traits();
    }

    /** Names by ranked value. */
    Map<String, String> ranks() {
        return state.ranks();
    }

    /** The aggregates over the ledger of consents by name, as of the plan's instant. */
    Map<String, String> consentAggregates() {
        return swapped(gate.consentColumns());
    }

    Map<String, String> restrictionAggregates() {
        return swapped(gate.restrictionColumns());
    }

    private static Map<String, String> swapped(Map<String, String> names) {
        Map<String, String> swapped = new LinkedHashMap<>();
        names.forEach((aggregate, name) -> swapped.put(name, aggregate));
        return swapped;
    }

    /** After which lengths of time a row of the ledgers may count no more. */
    Set<Period> periods() {
        return periods;
    }

    /** What each column of the state is, by name, in words that mean the same in every plan of a day. */
    Map<String, String> meanings() {
        Map<String, String> all = new LinkedHashMap<>();
        personColumns.forEach(column -> all.put(column, "persons." + column));
        all.putAll(meanings);
        ranks().forEach((value, name) -> all.put(name, "rank of " + expanded(value)));
        swapped(timeless.consentColumns()).forEach((name, aggregate) -> all.put(name, "consents: " + aggregate));
        swapped(timeless.restrictionColumns())
                .forEach((name, aggregate) -> all.put(name, "restrictions: " + aggregate));
        return all;
    }

    private String expanded(String value) {
        String text = value;
        for (Map.Entry<String, String> trait : meanings.entrySet()) {
            text = text.replaceAll(
                    "\\b" + trait.getKey() + "\\b", Matcher.quoteReplacement("{" + trait.getValue() + "}"));
        }
        return text;
    }

    /** The lengths of time that a test reckons with. */
    private record Periods(Set<Period> all) implements PersonTest.Visitor<Boolean> {
        @Override
        public Boolean always(PersonTest.Always test) {
            return false;
        }

        @Override
        public Boolean restricted(PersonTest.Restricted test) {
            return test.unless().map(this::of).orElse(false);
        }

        @Override
        public Boolean refused(PersonTest.Refused test) {
            return false;
        }

        @Override
        public Boolean minor(PersonTest.Minor test) {
            return test.unless().map(this::of).orElse(false);
        }

        @Override
        public Boolean unconsented(PersonTest.Unconsented test) {
            test.reliefs().forEach(relief -> relief.within().ifPresent(all::add));
            return of(test.consent());
        }

        @Override
        public Boolean retentionPassed(PersonTest.RetentionPassed test) {
            return false;
        }

        private boolean of(PersonTest.Consent consent) {
            consent.strength().maxAge().ifPresent(all::add);
            consent.strength().atMost().ifPresent(all::add);
            return true;
        }
    }
}

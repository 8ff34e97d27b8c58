package io.licit.engine.spark;

import io.licit.core.catalogue.Channel;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.Plan;
import io.licit.engine.Algebra;
import io.licit.engine.AtomSplit;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a plan asks, in Spark's SQL: a condition for each leaf of its algebra, and what these need of a person's state. */
final class Questions {
    private final Layout layout;
    private final StateSql state;
    private final GateSql gate;
    private final Set<Period> periods = new TreeSet<>(Comparator.comparing(Period::toString));
    private final Atoms atoms;
    private final Map<PersonTest, String> tests = new LinkedHashMap<>();
    private final List<String> contacts = new ArrayList<>();
    private final Map<String, String> meanings = new LinkedHashMap<>();
    private final Set<String> personColumns = new LinkedHashSet<>();
    private final Map<String, String> stored = new LinkedHashMap<>();
    private final List<String> gateKeys;
    private final List<String> contactKeys;

    /** @param products whether any row of the consent ledger tells a product */
    Questions(Plan plan, Algebra.Leaves leaves, SumScales scales, boolean products) {
        LocalDate day = LocalDate.ofInstant(plan.asOf(), ZoneOffset.UTC);
        this.layout = new Layout(plan.catalogue());
        this.state = new StateSql(layout, day, scales, Dialect.SPARK);
        this.gate = GateSql.timeless(day, products, Dialect.SPARK);
        AtomSplit splitting = new AtomSplit(plan);
        List<Atoms.Turned> turned = leaves.atoms().stream()
                .map(atom -> Atoms.Turned.of(atom, splitting, state))
                .toList();
        for (PersonTest test : leaves.tests()) {
            tests.put(test, gate.condition(test));
            test.accept(new Periods(periods));
        }
        leaves.contacts().forEach(channels -> contacts.add(contact(channels)));
        personColumns.addAll(state.columns());
        personColumns.forEach(column -> meanings.put(column, "persons." + column));
        state.traits().values().forEach(traits -> meanings.putAll(traits.meanings()));
        meanings().forEach((name, meaning) -> stored.put(name, "x" + PersonState.digest(meaning)));
        this.gateKeys = keysOfGates(leaves);
        this.contactKeys = contacts.stream()
                .map(contact -> "contact " + PersonState.digest(contact))
                .toList();
        this.atoms = new Atoms(turned, this::expanded);
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

    /** The simple conditions, in the order of their numbers. */
    Atoms atoms() {
        return atoms;
    }

    /** How many tests there are. */
    int testCount() {
        return tests.size();
    }

    /** One for each test as of an instant of the plan's day, never null. */
    List<String> tests(Instant asOf) {
        return tests.values().stream().map(test -> GateSql.at(asOf, test)).toList();
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

    /** The aggregates over the ledger of consents by name, as of an instant of the plan's day. */
    Map<String, String> consentAggregates(Instant asOf) {
        return named(gate.consentColumns(), asOf);
    }

    Map<String, String> restrictionAggregates(Instant asOf) {
        return named(gate.restrictionColumns(), asOf);
    }

    private static Map<String, String> named(Map<String, String> names, Instant asOf) {
        Map<String, String> named = new LinkedHashMap<>();
        names.forEach((aggregate, name) -> named.put(name, GateSql.at(asOf, aggregate)));
        return named;
    }

    boolean isAggregate(String name) {
        return gate.consentColumns().containsValue(name)
                || gate.restrictionColumns().containsValue(name);
    }

    /** What each gate says by, in the order of their numbers: its tests in words that mean the same in every plan. */
    List<String> gateKeys() {
        return gateKeys;
    }

    private List<String> keysOfGates(Algebra.Leaves leaves) {
        List<String> keys = new ArrayList<>();
        Map<PersonTest, String> spelled = new HashMap<>();
        tests.forEach((test, condition) -> spelled.put(test, spelled(condition)));
        leaves.gates().forEach((digest, plan) -> {
            StringBuilder words = new StringBuilder(digest);
            plan.tests().forEach(test -> words.append('\n').append(spelled.get(test.test())));
            keys.add("gate " + PersonState.digest(words.toString()));
        });
        return List.copyOf(keys);
    }

    /** A test with its aggregates written out, whose names differ from plan to plan. */
    private String spelled(String test) {
        Map<String, String> aggregates = new HashMap<>();
        gate.consentColumns().forEach((aggregate, name) -> aggregates.put(name, aggregate));
        gate.restrictionColumns().forEach((aggregate, name) -> aggregates.put(name, aggregate));
        return WORD.matcher(test)
                .replaceAll(word -> Matcher.quoteReplacement(aggregates.getOrDefault(word.group(), word.group())));
    }

    private static final Pattern WORD = Pattern.compile("[a-z]+[0-9]+");

    /** Likewise, of each set of channels. */
    List<String> contactKeys() {
        return contactKeys;
    }

    /** After which lengths of time a row of the ledgers may count no more. */
    Set<Period> periods() {
        return periods;
    }

    /** The names that columns of the state have where it is stored, by the names that they have here. */
    Map<String, String> stored() {
        return stored;
    }

    /** What each column of the state is, by name, in words that mean the same in every plan of a day. */
    Map<String, String> meanings() {
        Map<String, String> all = new LinkedHashMap<>();
        personColumns.forEach(column -> all.put(column, "persons." + column));
        all.putAll(meanings);
        ranks().forEach((value, name) -> all.put(name, "rank of " + expanded(value)));
        gate.consentColumns().forEach((aggregate, name) -> all.put(name, "consents: " + aggregate));
        gate.restrictionColumns().forEach((aggregate, name) -> all.put(name, "restrictions: " + aggregate));
        return all;
    }

    /** An expression with the meanings of what it names, whose names differ from plan to plan. */
    private String expanded(String value) {
        String text = value;
        for (Map.Entry<String, String> rank : ranks().entrySet()) {
            text = text.replaceAll(
                    "\\b" + rank.getValue() + "(_below|_known)?\\b",
                    "{rank$1 of " + Matcher.quoteReplacement(rank.getKey()) + "}");
        }
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

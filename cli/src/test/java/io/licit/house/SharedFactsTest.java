package io.licit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.law.Pack;
import io.licit.core.law.Rule;
import io.licit.core.law.Rule.Confidence;
import io.licit.engine.folder.ShippedLaw;
import io.licit.house.SharedFacts.Fact;
import io.licit.house.SharedFacts.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packs say what the catalogues of facts say. Runs where these stand in {@code shared/law} beside the repository, or
 * where {@code licit.shared} or {@code LICIT_SHARED} names their folder.
 */
final class SharedFactsTest {
    /** The packs of Licit's own rules, which no fact stands behind. */
    private static final Set<String> HOUSE = Set.of("licit", "licit-unknown", "platforms");

    /** The catalogues whose every fact is carried by some rule. */
    private static final Set<String> IN_PACKS = Set.of("privacy", "discrimination", "advertising", "audit-training");

    /** What is said of facts that never were law, or are it no more. */
    private static final Pattern NO_LAW = Pattern.compile("propos|vacat|veto|repeal|bill|unconfirmed|not-commenced");

    /** Rules whose first day is from elsewhere, as their notes say, since the facts give none. */
    private static final Set<String> READ_ELSEWHERE =
            Set.of("CA-PIPEDA-4-1-4-BREACHES", "US-WA-EMAIL-ELEMENTS", "US-WA-EMAIL-ELEMENTS-URGENCY");

    private static final LawBook BOOK =
            LawReader.read(ShippedLaw.sources(), new Diagnostics()).orElseThrow();
    private static final SharedFacts FACTS =
            SharedFacts.folder().map(SharedFacts::read).orElseGet(SharedFacts::none);

    @BeforeEach
    void the_facts_are_here() {
        assumeTrue(!FACTS.facts().isEmpty(), "the catalogues of facts are not here");
    }

    @Test
    void every_rule_carries_a_fact_or_a_line_of_a_table() {
        assertThat(packs()).hasSizeGreaterThan(50);
        assertThat(rules().filter(rule -> fact(rule).isEmpty() && rows(rule).isEmpty())
                        .map(Rule::id))
                .isEmpty();
    }

    @Test
    void every_rule_begins_on_a_day_that_the_facts_name() {
        assertThat(wrong(rule -> {
                    Set<String> days =
                            rule.from().map(day -> Set.of(day.toString())).orElse(Set.of());
                    return READ_ELSEWHERE.contains(rule.id()) ? Set.of() : without(days, days(rule));
                }))
                .isEmpty();
    }

    @Test
    void every_number_of_a_citation_stands_in_its_fact() {
        assertThat(wrong(rule -> without(
                        SharedFacts.numbersIn(rule.cite()),
                        SharedFacts.numbersIn(fact(rule).isPresent() ? own(rule) : near(rule)))))
                .isEmpty();
    }

    @Test
    void no_rule_is_surer_than_its_fact() {
        assertThat(wrong(rule -> {
                    Confidence known = Stream.concat(
                                    fact(rule).stream().map(Fact::confidence),
                                    rows(rule).stream().map(Row::confidence))
                            .map(SharedFactsTest::confidence)
                            .min(Confidence::compareTo)
                            .orElse(Confidence.UNSURE);
                    return rule.confidence().compareTo(known) < 0
                            ? Set.of(rule.confidence().word() + ", known only as " + known.word())
                            : Set.of();
                }))
                .isEmpty();
    }

    @Test
    void what_is_unsure_or_no_law_never_binds() {
        assertThat(wrong(rule -> fact(rule)
                        .filter(fact -> !isLaw(fact) && !rule.neverBinds())
                        .map(fact -> Set.of(fact.confidence() + " " + fact.status()))
                        .orElse(Set.of())))
                .isEmpty();
    }

    @Test
    void every_pack_was_reviewed_and_every_rule_has_the_address_that_its_fact_gives() {
        assertThat(packs().filter(pack -> pack.reviewed().isEmpty()).map(Pack::id))
                .isEmpty();
        assertThat(rules().filter(rule -> rule.url().isBlank())
                        .filter(rule -> fact(rule)
                                .filter(fact -> !fact.addresses().isEmpty())
                                .isPresent())
                        .map(Rule::id))
                .isEmpty();
    }

    @Test
    void every_fact_has_a_rule() {
        Set<Fact> carried = new HashSet<>();
        rules().forEach(rule -> fact(rule).ifPresent(carried::add));
        assertThat(FACTS.facts().stream()
                        .filter(fact -> IN_PACKS.contains(fact.catalogue()) && !carried.contains(fact))
                        .map(fact -> fact.catalogue() + " " + fact.jurisdiction() + " " + fact.id()))
                .isEmpty();
    }

    private Stream<Pack> packs() {
        return BOOK.packs().stream().filter(pack -> !HOUSE.contains(pack.id()));
    }

    private Stream<Rule> rules() {
        return packs().flatMap(pack -> pack.rules().stream());
    }

    private static Optional<Fact> fact(Rule rule) {
        return FACTS.fact(rule.fact().orElse(rule.id()));
    }

    /** Lines of tables that speak of the rule: they name its fact, or are of its place and name none. */
    private static List<Row> rows(Rule rule) {
        List<Row> rows = new ArrayList<>(FACTS.onTheirOwn(rule.jurisdiction()));
        fact(rule).ifPresent(fact -> rows.addAll(FACTS.naming(fact.id())));
        return rows;
    }

    /** The rules of which something is wrong, with what. */
    private List<String> wrong(Function<Rule, Set<String>> what) {
        return rules().map(rule -> rule.id() + ": " + String.join(", ", what.apply(rule)))
                .filter(line -> !line.endsWith(": "))
                .toList();
    }

    private static Set<String> without(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    /**
     * The days that the rule's fact names, and other facts of the same instrument. Where it gives none of its own, as
     * lines of tables and elements of messages do not, any that stands near, or the day of compilation.
     */
    private static Set<String> days(Rule rule) {
        Set<String> days = SharedFacts.datesIn(own(rule));
        Optional<Fact> fact = fact(rule);
        if (fact.filter(one -> !one.inForce().isEmpty()).isEmpty()) {
            days.addAll(SharedFacts.datesIn(near(rule)));
            days.add(FACTS.compiled());
        }
        FACTS.facts().stream()
                .filter(other -> fact.filter(one -> one.jurisdiction().equals(other.jurisdiction())
                                && one.instrument().equals(other.instrument()))
                        .isPresent())
                .forEach(other -> days.addAll(SharedFacts.datesIn(other.text())));
        return days;
    }

    /** All that is said of the rule's fact. */
    private static String own(Rule rule) {
        return Stream.concat(
                        fact(rule).stream().map(Fact::text), rows(rule).stream().map(Row::text))
                .collect(Collectors.joining(" "));
    }

    /** All that is said of the rule's place, and of the Union whose law stands behind that of the place. */
    private static String near(Rule rule) {
        String jurisdiction = rule.jurisdiction();
        boolean european = jurisdiction.equals("GB")
                || BOOK.jurisdictions().countriesOf("EU").contains(jurisdiction);
        return own(rule)
                + FACTS.facts().stream()
                        .filter(fact -> jurisdiction.startsWith(fact.jurisdiction())
                                || european && fact.jurisdiction().equals("EU"))
                        .map(Fact::text)
                        .collect(Collectors.joining(" "));
    }

    private static Confidence confidence(String word) {
        return Word.of(Confidence.class, word).orElse(Confidence.UNSURE);
    }

    private static boolean isLaw(Fact fact) {
        return confidence(fact.confidence()) != Confidence.UNSURE
                && !NO_LAW.matcher(fact.status()).find();
    }
}

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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packs say what the catalogues of facts say. Runs where these stand in {@code shared/law} beside the repository, or
 * where {@code licit.shared} or {@code LICIT_SHARED} names their folder.
 */
final class SharedFactsTest {
    /** The packs of Licit's own rules, which no fact stands behind. */
    private static final Set<String> HOUSE = Set.of("licit", "licit-unknown");

    /** What is said of facts that never were law, or are it no more. */
    private static final Pattern NO_LAW = Pattern.compile("propos|vacat|veto|repeal|bill|unconfirmed|not-commenced");

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
        assertThat(rules().filter(rule -> fact(rule).isEmpty()
                                && FACTS.rows(rule.jurisdiction()).isEmpty())
                        .map(Rule::id))
                .isEmpty();
    }

    @Test
    void every_rule_begins_on_a_day_that_its_fact_names() {
        assertThat(wrong(
                        (rule, fact) -> without(dates(rule), fact.dates()),
                        (rule, rows) -> without(dates(rule), datesOf(rule.jurisdiction(), rows))))
                .isEmpty();
    }

    @Test
    void every_number_of_a_citation_stands_in_that_of_its_fact() {
        assertThat(wrong(
                        (rule, fact) -> without(SharedFacts.numbersIn(rule.cite()), fact.numbers()),
                        (rule, rows) -> without(
                                SharedFacts.numbersIn(rule.cite()), SharedFacts.numbersIn(near(rule.jurisdiction())))))
                .isEmpty();
    }

    @Test
    void no_rule_is_surer_than_its_fact() {
        assertThat(wrong(
                        (rule, fact) -> surer(rule, confidence(fact.confidence())),
                        (rule, rows) -> surer(
                                rule,
                                rows.stream()
                                        .map(row -> confidence(row.confidence()))
                                        .min(Confidence::compareTo)
                                        .orElse(Confidence.UNSURE))))
                .isEmpty();
    }

    @Test
    void what_is_unsure_or_no_law_never_binds() {
        assertThat(wrong(
                        (rule, fact) -> isLaw(fact) || rule.neverBinds() ? Set.of() : Set.of(fact.status()),
                        (rule, rows) -> Set.of()))
                .isEmpty();
    }

    @Test
    void every_pack_has_a_review_and_the_source_that_its_facts_give() {
        assertThat(packs().filter(pack -> pack.reviewed().isEmpty()).map(Pack::id))
                .isEmpty();
        assertThat(packs().filter(pack -> pack.source().isBlank())
                        .filter(pack -> pack.rules().stream()
                                .flatMap(rule -> fact(rule).stream())
                                .anyMatch(fact -> fact.text().contains("http")))
                        .map(Pack::id))
                .isEmpty();
    }

    private Stream<Pack> packs() {
        return BOOK.packs().stream().filter(pack -> !HOUSE.contains(pack.id()));
    }

    private Stream<Rule> rules() {
        return packs().flatMap(pack -> pack.rules().stream());
    }

    private Optional<Fact> fact(Rule rule) {
        return FACTS.fact(rule.fact().orElse(rule.id()));
    }

    /** The rules of which something is not so: by their fact, or, where they have none, by lines of tables. */
    private List<String> wrong(
            BiFunction<Rule, Fact, Set<String>> byFact, BiFunction<Rule, List<Row>, Set<String>> byRows) {
        List<String> wrong = new ArrayList<>();
        rules().forEach(rule -> {
            Set<String> more = fact(rule)
                    .map(fact -> byFact.apply(rule, fact))
                    .orElseGet(() -> byRows.apply(rule, FACTS.rows(rule.jurisdiction())));
            if (!more.isEmpty()) {
                wrong.add(rule.id() + ": " + String.join(", ", more));
            }
        });
        return wrong;
    }

    private static Set<String> without(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    private static Set<String> dates(Rule rule) {
        return rule.from().map(day -> Set.of(day.toString())).orElse(Set.of());
    }

    /** Lines of tables name few days; else it is one of a fact that stands behind them, or the day of compilation. */
    private Set<String> datesOf(String jurisdiction, List<Row> rows) {
        Set<String> dates = SharedFacts.datesIn(rows.toString());
        dates.addAll(SharedFacts.datesIn(near(jurisdiction)));
        dates.add(FACTS.compiled());
        return dates;
    }

    /** All that is said of the jurisdiction, and of the Union whose law stands behind its own. */
    private String near(String jurisdiction) {
        boolean european = jurisdiction.equals("GB")
                || BOOK.jurisdictions().countriesOf("EU").contains(jurisdiction);
        List<String> said = new ArrayList<>();
        FACTS.rows(jurisdiction).forEach(row -> said.add(row.text()));
        FACTS.facts().stream()
                .filter(fact -> fact.jurisdiction().equals(jurisdiction)
                        || european && fact.jurisdiction().equals("EU"))
                .forEach(fact -> said.add(fact.text()));
        return String.join(" ", said);
    }

    private static Set<String> surer(Rule rule, Confidence known) {
        return rule.confidence().compareTo(known) < 0
                ? Set.of(rule.confidence().word() + ", known only as " + known.word())
                : Set.of();
    }

    private static Confidence confidence(String word) {
        return Word.of(Confidence.class, word).orElse(Confidence.UNSURE);
    }

    private static boolean isLaw(Fact fact) {
        return confidence(fact.confidence()) != Confidence.UNSURE
                && !NO_LAW.matcher(fact.status()).find();
    }
}

package io.licit.house;

import static io.licit.house.SharedTables.BOOK;
import static io.licit.house.SharedTables.TODAY;
import static io.licit.house.SharedTables.against;
import static io.licit.house.SharedTables.againstReading;
import static io.licit.house.SharedTables.law;
import static io.licit.house.SharedTables.lines;
import static io.licit.house.SharedTables.reading;
import static io.licit.house.SharedTables.use;
import static io.licit.house.SharedTables.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import io.licit.core.catalogue.Word;
import io.licit.core.law.Effect;
import io.licit.core.law.Family;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import io.licit.house.SharedTables.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packs say of sensitive data and of protected characteristics what the tables of these say. Runs under the conditions
 * of {@link SharedFactsTest}.
 */
final class SharedTablesOfDataTest {
    private static final Pattern STARTS = Pattern.compile("^From (\\d{4}-\\d{2}-\\d{2})");

    /** Such data may be used until the person says no. */
    private static final Set<String> UNTIL_REFUSED = Set.of("opt-out-right-to-limit", "notice-and-opt-out");

    /** No consent lets such data in. */
    private static final Set<String> NEVER =
            Set.of("prohibited-for-marketing-even-with-consent", "strictly-necessary-only-and-sale-prohibited");

    private static final Set<String> NO_LIST = Set.of("no-statutory-category");

    /** Prohibited or in need of a reason, indirect effects and advertising besides, or expressly not protected. */
    private static final Pattern CODE = Pattern.compile("^(PIA|PI|PA|P|JIA|JI|JA|J|IA|I|A|N)\\b");

    /** What may happen to a person by such a segment: a price, a decision, a message, a service, a reward. */
    private static final Set<Purpose> PURPOSES = EnumSet.of(
            Purpose.PRICE_PERSONALISATION,
            Purpose.AUTOMATED_DECISION,
            Purpose.DIRECT_MARKETING,
            Purpose.SERVICE,
            Purpose.LOYALTY);

    /** Open clauses: against every difference, whatever is read. */
    private static final String ANYTHING = "any_";

    /** Lines whose fact is known too badly to be enforced. */
    private static final Excuses NOT_ENFORCED = new Excuses(Map.of(
            "US-KY viewing-history",
            "US-KY-ACR: enacted, and nobody knows for which day",
            "US general disability",
            "us-ada-title3 is unsure, and carried as that"));

    @BeforeEach
    void the_tables_are_here() {
        assumeTrue(SharedTables.areHere(), "the tables are not here");
    }

    private static LocalDate day(Line entry) {
        Matcher starts = STARTS.matcher(entry.text("note"));
        return starts.find() ? LocalDate.parse(starts.group(1)) : TODAY;
    }

    private static UseFacts marketing(String category) {
        return use(
                Purpose.DIRECT_MARKETING,
                Channel.EMAIL,
                Recipient.OWN,
                Sector.GENERAL,
                reading(Set.of(category), Set.of()));
    }

    @Test
    void nothing_is_excused_in_vain() {
        no_sensitive_data_is_used_for_marketing_on_legitimate_interests();
        segments_meet_the_law_where_they_read_what_it_protects_and_there_alone();
        assertThat(NOT_ENFORCED.inVain()).isEmpty();
    }

    @Test
    void no_sensitive_data_is_used_for_marketing_on_legitimate_interests() {
        List<String> wrong = new ArrayList<>();
        for (Line entry : lines("sensitive", "entries")) {
            if (entry.isUnsure() || UNTIL_REFUSED.contains(entry.text("marketing_use"))) {
                continue;
            }
            for (String category : entry.words("categories")) {
                String line = entry.jurisdiction() + " " + category;
                if (!isGuarded(category, entry) && !NOT_ENFORCED.cover(line)) {
                    wrong.add(line);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** By a bar, by a consent that is asked of everybody, or, where it is of children, by leaving these out. */
    private static boolean isGuarded(String category, Line entry) {
        UseFacts use = marketing(category);
        boolean asked = law(day(entry)).at(entry.place(day(entry)), use).stream()
                .filter(rule -> SharedTables.isOf(rule, entry.jurisdiction()))
                .anyMatch(rule -> rule.effect() instanceof Effect.RequireConsent
                                && rule.when().content().data().contains(category)
                        || rule.effect() instanceof Effect.ExcludeMinors && category.equals("minors"));
        return asked || !againstReading(use, entry.jurisdiction(), day(entry)).isEmpty();
    }

    @Test
    void sensitive_data_is_not_used_after_a_refusal_where_the_law_is_content_with_that() {
        List<String> wrong = new ArrayList<>();
        for (Line entry : lines("sensitive", "entries")) {
            if (entry.isUnsure() || !UNTIL_REFUSED.contains(entry.text("marketing_use"))) {
                continue;
            }
            for (String category : entry.words("categories")) {
                boolean refusable = law(day(entry)).at(entry.place(day(entry)), marketing(category)).stream()
                        .filter(rule -> SharedTables.isOf(rule, entry.jurisdiction()))
                        .filter(rule -> rule.when().content().data().contains(category))
                        .anyMatch(SharedTablesOfDataTest::heedsRefusals);
                if (!refusable) {
                    wrong.add(entry.jurisdiction() + " " + category);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean heedsRefusals(Rule rule) {
        return rule.effect() instanceof Effect.ExcludeRefused || rule.effect() instanceof Effect.ExcludeRestricted;
    }

    @Test
    void consent_lets_sensitive_data_in_but_where_none_does() {
        List<String> wrong = new ArrayList<>();
        for (Line entry : lines("sensitive", "entries")) {
            if (entry.isUnsure() || NO_LIST.contains(entry.text("marketing_use"))) {
                continue;
            }
            for (String category : entry.words("categories")) {
                UseFacts use = with(marketing(category), Basis.CONSENT);
                boolean open = againstReading(use, entry.jurisdiction(), day(entry)).stream()
                        .noneMatch(rule -> rule.effect() instanceof Effect.ForbidData);
                if (open == NEVER.contains(entry.text("marketing_use"))) {
                    wrong.add(entry.jurisdiction() + " " + category + (open ? " is in" : " is out"));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void segments_meet_the_law_where_they_read_what_it_protects_and_there_alone() {
        List<String> wrong = new ArrayList<>();
        for (Line place : lines("protected-characteristics", "jurisdictions")) {
            for (Map.Entry<String, Object> sector : place.entries("sectors").entrySet()) {
                Line inner = new Line((Map<?, ?>) sector.getValue());
                Optional<Sector> word = Word.of(Sector.class, sector.getKey());
                if (place.isUnsure() || word.isEmpty()) {
                    continue;
                }
                inner.entries("map").forEach((characteristic, value) -> {
                    Matcher code = CODE.matcher(String.valueOf(value));
                    if (code.find()) {
                        String line = place.text("code") + " " + sector.getKey() + " " + characteristic;
                        String found = judged(place.text("code"), word.get(), characteristic, code.group(1));
                        if (!found.isEmpty() && !NOT_ENFORCED.cover(line)) {
                            wrong.add(line + " " + value + ": " + found);
                        }
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What is wrong; empty where nothing is. */
    private static String judged(String code, Sector sector, String characteristic, String strength) {
        List<UseFacts> uses = PURPOSES.stream()
                .map(purpose ->
                        use(purpose, Channel.NONE, Recipient.OWN, sector, reading(Set.of(), Set.of(characteristic))))
                .toList();
        if (strength.startsWith("P")) {
            boolean barred = uses.stream()
                    .anyMatch(use -> !objecting(use, code, characteristic).isEmpty());
            return barred ? "" : "nothing bars it";
        }
        if (strength.startsWith("J")) {
            boolean waits = uses.stream().anyMatch(use -> {
                UseFacts reasoned = with(
                        use,
                        Basis.LEGITIMATE_INTERESTS,
                        AssessmentKind.LEGITIMATE_INTERESTS,
                        AssessmentKind.BUSINESS_REASON);
                List<Rule> after = objecting(reasoned, code, characteristic);
                return objecting(use, code, characteristic).stream().anyMatch(rule -> !after.contains(rule));
            });
            return waits ? "" : "nothing asks for a reason";
        }
        if (strength.equals("N")) {
            return uses.stream()
                    .flatMap(use -> objecting(use, code, characteristic).stream())
                    .filter(SharedTablesOfDataTest::isOnEquality)
                    .findFirst()
                    .map(rule -> rule.id() + " bars it")
                    .orElse("");
        }
        return "";
    }

    private static List<Rule> objecting(UseFacts use, String code, String characteristic) {
        return characteristic.startsWith(ANYTHING) ? against(use, code, TODAY) : againstReading(use, code, TODAY);
    }

    private static boolean isOnEquality(Rule rule) {
        return BOOK.pack(rule.pack())
                .filter(pack -> pack.family() == Family.EQUALITY)
                .isPresent();
    }
}

package io.licit.house;

import static io.licit.house.SharedTables.BOOK;
import static io.licit.house.SharedTables.TODAY;
import static io.licit.house.SharedTables.carrying;
import static io.licit.house.SharedTables.law;
import static io.licit.house.SharedTables.lines;
import static io.licit.house.SharedTables.somewhere;
import static io.licit.house.SharedTables.use;
import static io.licit.house.SharedTables.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import io.licit.core.catalogue.Word;
import io.licit.core.gate.Gate;
import io.licit.core.gate.Person;
import io.licit.core.law.Effect;
import io.licit.core.law.Place;
import io.licit.core.law.Reading;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import io.licit.house.SharedTables.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packs leave out whom the table of ages says they leave out. Runs under the conditions of {@link SharedFactsTest}.
 */
final class SharedTablesOfMinorsTest {
    private static final Pattern AGE = Pattern.compile("\\d+");

    private static final Pattern CONSENT = Pattern.compile("^(?!prohibited).*(consent|opt-in|COPPA)");

    /** Lines whose age is not in force, or is no line between persons. */
    private static final Excuses NO_AGE = new Excuses(Map.of(
            "JP 16 any",
            "JP-APPI-2026-AMEND: enacted, and no day is set for it",
            "AU 18 profiling",
            "AU-COPC: what the code will say was not to be seen",
            "AU 18 targeted-advertising",
            "AU-COPC: what the code will say was not to be seen"));

    @BeforeEach
    void the_tables_are_here() {
        assumeTrue(SharedTables.areHere(), "the tables are not here");
    }

    @Test
    void nothing_is_excused_in_vain() {
        whoever_is_a_day_too_young_is_left_out_and_nobody_on_the_birthday();
        assertThat(NO_AGE.inVain()).isEmpty();
    }

    @Test
    void children_consent_for_themselves_at_the_age_of_their_country() {
        List<String> wrong = new ArrayList<>();
        List<Effect.ExcludeMinors> rules = carrying("EU-GDPR-ART8").stream()
                .filter(rule -> rule.inForce(TODAY))
                .map(Rule::effect)
                .filter(Effect.ExcludeMinors.class::isInstance)
                .map(Effect.ExcludeMinors.class::cast)
                .toList();
        assertThat(rules).isNotEmpty();
        List<Line> entries = lines("minors", "gdpr_art8", "entries");
        assertThat(entries).hasSizeGreaterThan(25);
        for (Line entry : entries) {
            int age = Integer.parseInt(entry.text("digital_consent_age"));
            int expected = entry.isUnsure() ? 16 : age;
            Place place = law(TODAY).place(entry.text("country"), "");
            rules.stream()
                    .map(minors -> minors.underAt(place))
                    .filter(found -> found != expected)
                    .forEach(found -> wrong.add(entry.text("country") + ": " + found + " instead of " + expected));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoever_is_a_day_too_young_is_left_out_and_nobody_on_the_birthday() {
        List<String> wrong = new ArrayList<>();
        List<Line> thresholds = lines("minors", "thresholds");
        assertThat(thresholds).hasSizeGreaterThan(40);
        for (Line entry : thresholds) {
            if (entry.isUnsure()
                    || !AGE.matcher(entry.text("applies_below_age")).matches()) {
                continue;
            }
            for (String word : entry.words("purposes")) {
                Purpose purpose = Word.of(Purpose.class, word).orElse(Purpose.DIRECT_MARKETING);
                String line = entry.jurisdiction() + " " + entry.text("applies_below_age") + " " + word;
                if (leavingOut(entry, purpose).isEmpty() && !NO_AGE.cover(line)) {
                    wrong.add(line + " (" + entry.text("effect") + ")");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_consent_lets_in_where_the_table_says_that_none_does() {
        List<String> wrong = new ArrayList<>();
        for (Line entry : lines("minors", "thresholds")) {
            String effect = entry.text("effect");
            if (entry.isUnsure()
                    || !effect.startsWith("prohibited")
                    || !AGE.matcher(entry.text("applies_below_age")).matches()) {
                continue;
            }
            for (String word : entry.words("purposes")) {
                Purpose purpose = Word.of(Purpose.class, word).orElse(Purpose.DIRECT_MARKETING);
                boolean never = leavingOut(entry, purpose).stream()
                        .map(id -> (Effect.ExcludeMinors)
                                BOOK.rule(id).orElseThrow().effect())
                        .anyMatch(minors -> minors.unless() == Effect.MinorConsent.NOBODY);
                if (!never) {
                    wrong.add(entry.jurisdiction() + " " + word);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_consent_lets_in_where_the_table_says_that_one_does() {
        List<String> wrong = new ArrayList<>();
        for (Line entry : lines("minors", "thresholds")) {
            boolean cures = CONSENT.matcher(entry.text("effect")).find();
            if (entry.isUnsure()
                    || !cures
                    || !AGE.matcher(entry.text("applies_below_age")).matches()) {
                continue;
            }
            for (String word : entry.words("purposes")) {
                Purpose purpose = Word.of(Purpose.class, word).orElse(Purpose.DIRECT_MARKETING);
                String line = entry.jurisdiction() + " " + entry.text("applies_below_age") + " " + word;
                boolean cured = leavingOut(entry, purpose).stream()
                        .map(id -> (Effect.ExcludeMinors)
                                BOOK.rule(id).orElseThrow().effect())
                        .anyMatch(minors -> minors.unless() != Effect.MinorConsent.NOBODY);
                if (!cured && !NO_AGE.cover(line)) {
                    wrong.add(line + " (" + entry.text("effect") + ")");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The rules that leave out a person for her age the day before her birthday, and not on it. */
    private static Set<String> leavingOut(Line entry, Purpose purpose) {
        LocalDate day = day(entry);
        int age = Integer.parseInt(entry.text("applies_below_age"));
        Set<String> found = new TreeSet<>();
        for (Channel channel : List.of(Channel.EMAIL, Channel.WEB_ADS)) {
            for (Recipient recipient : Recipient.values()) {
                for (Basis basis : List.of(Basis.CONSENT, Basis.LEGITIMATE_INTERESTS)) {
                    UseFacts use = with(use(purpose, channel, recipient, Sector.GENERAL, Reading.NOTHING), basis);
                    Set<String> before =
                            reasons(use, entry, day, day.minusYears(age).plusDays(1));
                    before.removeAll(reasons(use, entry, day, day.minusYears(age)));
                    found.addAll(before);
                }
            }
        }
        return found;
    }

    /** The first day, where it is yet to come. */
    private static LocalDate day(Line entry) {
        return Optional.of(entry.text("in_force"))
                .filter(text -> !text.isEmpty())
                .map(LocalDate::parse)
                .filter(from -> from.isAfter(TODAY))
                .orElse(TODAY);
    }

    private static Set<String> reasons(UseFacts use, Line entry, LocalDate day, LocalDate born) {
        String code = somewhere(entry.jurisdiction());
        Person person = new Person(
                Optional.of(code.substring(0, 2)),
                code.length() > 2 ? Optional.of(code) : Optional.empty(),
                Optional.of(born),
                Optional.empty(),
                Optional.of(noon(day.plusYears(1))),
                List.of(),
                List.of());
        return new TreeSet<>(new Gate(law(day), Optional.empty())
                .decide(List.of(use), person, noon(day))
                .excludedBy());
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}

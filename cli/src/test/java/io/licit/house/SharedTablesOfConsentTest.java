package io.licit.house;

import static io.licit.house.SharedTables.TODAY;
import static io.licit.house.SharedTables.law;
import static io.licit.house.SharedTables.lines;
import static io.licit.house.SharedTables.somewhere;
import static io.licit.house.SharedTables.use;
import static io.licit.house.SharedTables.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Word;
import io.licit.core.gate.Gate;
import io.licit.core.gate.Person;
import io.licit.core.law.Effect.Duty;
import io.licit.core.law.SendWindow;
import io.licit.core.law.UseFacts;
import io.licit.house.SharedTables.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packs ask for the consent that the matrix of consents says, row by row. Runs under the conditions of
 * {@link SharedFactsTest}.
 */
final class SharedTablesOfConsentTest {
    private static final Set<String> AFTER_CONSENT =
            Set.of("opt-in", "opt-in-express", "opt-in-written", "opt-in-registry", "opt-in-or-inferred");
    private static final Pattern SPAN = Pattern.compile("(\\d+) (months|years)");

    @BeforeEach
    void the_tables_are_here() {
        assumeTrue(SharedTables.areHere(), "the tables are not here");
    }

    /** Where the note of a row, or the fact that it names, says more than its columns. */
    private static final Excuses FACT_WINS = new Excuses(wins());

    private static Map<String, String> wins() {
        Map<String, String> wins = new TreeMap<>();
        String out = " is out without a word";
        wins.put("EU phone-live" + out, "member states choose; the stricter choice is taken where none is known");
        wins.put("IE phone-live" + out, "calls to mobiles need consent, and no column tells which are");
        wins.put("CH phone-live" + out, "CH-UCA-3-1-U: unlisted numbers need consent, and no column tells which are");
        wins.put("CN web-ads" + out, "what people did is used only with consent, CN-PIPL-ART13");
        wins.put("SG email" + out, "SG-PDPA-CONSENT: to use data for marketing needs consent all the same");
        wins.put("SG sms" + out, "SG-PDPA-CONSENT, as for mail");
        wins.put("SG phone-live" + out, "SG-PDPA-CONSENT, as for mail");
        String customer = " is out as a customer";
        wins.put("FR phone-live" + customer, "within a running contract alone, and no fact tells that one runs");
        wins.put("US sms" + customer, "the relation lifts the register alone");
        wins.put("US-TX sms" + customer, "customers free the sender of registration alone");
        wins.put("CA-QC email" + customer, "CA-QC-S12: prospecting needs a consent of its own");
        wins.put("CN push" + customer, "a way out beside the message is no exception for customers");
        wins.put("JP email" + customer, "JP-ASCT-ART12-3: the exception does not help who sells by mail order");
        wins.put("JP sms" + customer, "JP-ASCT-ART12-3, as for mail");
        wins.put("IN sms" + customer, "for messages on the service alone");
        for (String channel : List.of("email", "sms", "phone-live")) {
            wins.put("TR " + channel + customer, "for messages on a running subscription or service alone");
        }
        return wins;
    }

    private static List<Line> rows() {
        List<Line> rows = lines("consent-matrix", "rows");
        assertThat(rows).hasSizeGreaterThan(100);
        return rows;
    }

    private static boolean asks(Line row) {
        return AFTER_CONSENT.contains(row.text("default_b2c"));
    }

    @Test
    void nothing_is_excused_in_vain() {
        without_a_word_a_person_is_out_where_consent_is_asked_and_in_where_it_is_not();
        the_right_consent_lets_in_until_it_ends_or_is_taken_back();
        who_is_in_a_register_is_out_where_there_is_one();
        customers_stand_as_the_table_has_them();
        hours_are_kept_where_the_table_names_some();
        assertThat(FACT_WINS.inVain()).isEmpty();
    }

    @Test
    void without_a_word_a_person_is_out_where_consent_is_asked_and_in_where_it_is_not() {
        List<String> wrong = new ArrayList<>();
        for (Line row : rows()) {
            boolean in = isIn(row, Basis.LEGITIMATE_INTERESTS, List.of(), List.of());
            if (in == asks(row)) {
                note(wrong, row, in ? "is in without a word" : "is out without a word");
            }
            if (asks(row) && isIn(row, Basis.CONSENT, List.of(), List.of())) {
                note(wrong, row, "is in by a consent never given");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_right_consent_lets_in_until_it_ends_or_is_taken_back() {
        List<String> wrong = new ArrayList<>();
        for (Line row : rows()) {
            Person.Consent granted = event(row, "granted", "web-form", true, 20, Optional.empty());
            if (!isIn(row, Basis.CONSENT, List.of(granted), List.of())) {
                note(wrong, row, "is out with consent");
            }
            Person.Consent ended = event(row, "granted", "web-form", true, 20, Optional.of(1));
            if (isIn(row, Basis.CONSENT, List.of(ended), List.of())) {
                note(wrong, row, "is in when the consent has ended");
            }
            for (String refusal : List.of("objected", "withdrawn")) {
                Person.Consent refused = event(row, refusal, "", false, 10, Optional.empty());
                if (isIn(row, Basis.CONSENT, List.of(granted, refused), List.of())) {
                    note(wrong, row, "is in though she " + refusal);
                }
            }
            if (row.text("default_b2c").equals("opt-in-written")) {
                Person.Consent spoken = event(row, "granted", "call", true, 20, Optional.empty());
                if (isIn(row, Basis.CONSENT, List.of(spoken), List.of())) {
                    note(wrong, row, "is in by a consent that is not in writing");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void who_is_in_a_register_is_out_where_there_is_one() {
        List<String> wrong = new ArrayList<>();
        for (Line row : rows()) {
            Person.Restriction listed =
                    new Person.Restriction("do-not-call", Optional.of(noon(TODAY.minusDays(40))), Optional.empty());
            if (row.text("default_b2c").equals("opt-out-register")
                    && isIn(row, Basis.LEGITIMATE_INTERESTS, List.of(), List.of(listed))) {
                note(wrong, row, "is in though in the register");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void customers_stand_as_the_table_has_them() {
        List<String> wrong = new ArrayList<>();
        for (Line row : rows()) {
            if (!asks(row)) {
                continue;
            }
            boolean excepted = !row.words("existing_customer_exception").isEmpty()
                    && !row.words("existing_customer_exception").equals(List.of("none"));
            boolean in = isCustomerIn(row, day(row).minusDays(10));
            if (in != excepted) {
                note(wrong, row, in ? "is in as a customer" : "is out as a customer");
            }
            Matcher span = SPAN.matcher(row.text("consent_or_exception_expiry"));
            if (in && !row.text("consent_or_exception_expiry").startsWith("no ") && span.find()) {
                int count = Integer.parseInt(span.group(1));
                Period within = span.group(2).equals("years") ? Period.ofYears(count) : Period.ofMonths(count);
                if (!isCustomerIn(row, day(row).minus(within).plusDays(2))) {
                    note(wrong, row, "is out as a customer two days before the end");
                }
                if (isCustomerIn(row, day(row).minus(within).minusDays(2))) {
                    note(wrong, row, "is in as a customer two days after the end");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void hours_are_kept_where_the_table_names_some() {
        List<String> wrong = new ArrayList<>();
        for (Line row : rows()) {
            Channel channel = Word.of(Channel.class, row.text("channel")).orElseThrow();
            boolean kept = law(day(row)).at(row.place(day(row)), use(Purpose.DIRECT_MARKETING, channel)).stream()
                    .filter(rule -> SharedTables.isOf(rule, row.jurisdiction()))
                    .anyMatch(rule -> rule.effect() instanceof Duty duty && duty.terms() instanceof SendWindow);
            if (!row.text("quiet_hours").isEmpty() && !kept) {
                note(wrong, row, "has no hours");
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isCustomerIn(Line row, LocalDate bought) {
        Person.Consent informed = new Person.Consent(
                Purpose.DIRECT_MARKETING.word(),
                row.text("channel"),
                "informed",
                Optional.of(noon(bought)),
                Optional.empty(),
                "purchase",
                false,
                Optional.empty());
        return Stream.of(Basis.CONSENT, Basis.LEGITIMATE_INTERESTS)
                .anyMatch(basis -> isIn(row, basis, List.of(informed), List.of()));
    }

    private static void note(List<String> wrong, Line row, String what) {
        String line = row.jurisdiction() + " " + row.text("channel") + " " + what;
        if (!row.isUnsure() && !FACT_WINS.cover(line)) {
            wrong.add(line + " (" + row.text("default_b2c") + ")");
        }
    }

    private static LocalDate day(Line row) {
        LocalDate since = row.text("since").isEmpty() ? TODAY : LocalDate.parse(row.text("since"));
        return since.isAfter(TODAY) ? since : TODAY;
    }

    private static Person.Consent event(
            Line row, String status, String method, boolean explicit, int daysAgo, Optional<Integer> endedDaysAgo) {
        LocalDate day = day(row);
        return new Person.Consent(
                Purpose.DIRECT_MARKETING.word(),
                row.text("channel"),
                status,
                Optional.of(noon(day.minusDays(daysAgo))),
                endedDaysAgo.map(days -> noon(day.minusDays(days))),
                method,
                explicit,
                Optional.empty());
    }

    private static boolean isIn(Line row, Basis basis, List<Person.Consent> consents, List<Person.Restriction> listed) {
        LocalDate day = day(row);
        Channel channel = Word.of(Channel.class, row.text("channel")).orElseThrow();
        UseFacts use = with(use(Purpose.DIRECT_MARKETING, channel), basis, AssessmentKind.LEGITIMATE_INTERESTS);
        String code = somewhere(row.jurisdiction());
        Person person = new Person(
                Optional.of(code.substring(0, 2)),
                code.length() > 2 ? Optional.of(code) : Optional.empty(),
                Optional.of(day.minusYears(40)),
                Optional.empty(),
                Optional.of(noon(day.plusYears(1))),
                consents,
                listed);
        return new Gate(law(day), Optional.empty())
                .decide(List.of(use), person, noon(day))
                .allowed();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }
}

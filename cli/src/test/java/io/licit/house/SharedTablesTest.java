package io.licit.house;

import static io.licit.house.SharedTables.TODAY;
import static io.licit.house.SharedTables.carrying;
import static io.licit.house.SharedTables.duties;
import static io.licit.house.SharedTables.isOf;
import static io.licit.house.SharedTables.law;
import static io.licit.house.SharedTables.lines;
import static io.licit.house.SharedTables.place;
import static io.licit.house.SharedTables.use;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.law.Deadline;
import io.licit.core.law.Deadline.Request;
import io.licit.core.law.Effect;
import io.licit.core.law.Effect.Duty;
import io.licit.core.law.Reading;
import io.licit.core.law.Rule;
import io.licit.core.law.SendWindow;
import io.licit.core.law.UseFacts;
import io.licit.house.SharedTables.Line;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The packs say what the tables of deadlines, of elements of messages and of patterns in their texts say. Runs under the
 * conditions of {@link SharedFactsTest}.
 */
final class SharedTablesTest {
    private static final Pattern STARTS = Pattern.compile("^from (\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern ACKNOWLEDGED = Pattern.compile("confirm receipt in (\\d+) business days");
    private static final Pattern BENCHMARK = Pattern.compile("^benchmark (\\d+)");
    private static final Set<Request> REFUSALS = Set.of(Request.OPT_OUT, Request.OBJECTION, Request.WITHDRAWAL);

    /** What is asked, by words of the table; one of the requests is enough. */
    private static final Map<Pattern, Set<Request>> REQUESTS = requests();

    /** Where a line says more than the fact that it stands for, and the fact is carried. */
    private static final Excuses FACT_WINS = new Excuses(Map.of(
            "de-email email: consent-reference",
            "the line itself speaks of consent to calls, as DE-UWG-7A does",
            "fr-sms sms: quiet-hours",
            "the line itself gives hours for calls, as FR-CONSO-D223-9 does",
            "fr-sms email: quiet-hours",
            "the line itself gives hours for calls, as FR-CONSO-D223-9 does",
            "kr-all email: quiet-hours",
            "the line itself exempts mail, as KR-NETACT-50-3 does",
            "job-age-sex EU: eu-charter-21",
            "the Charter binds no employer by itself; the directives behind it do, whose rule names the pattern",
            "superlative-en AE: ",
            "the line names no fact"));

    private static final List<Duty.Kind> ON_TEXTS =
            List.of(Duty.Kind.REQUIRE_TEXT, Duty.Kind.FORBID_TEXT, Duty.Kind.SUBSTANTIATE);

    @BeforeEach
    void the_tables_are_here() {
        assumeTrue(SharedTables.areHere(), "the tables are not here");
    }

    private static Map<Pattern, Set<Request>> requests() {
        Map<String, Set<Request>> words = new LinkedHashMap<>();
        words.put("^access|^know|^disclosure|^all .*(rights|requests)|health data rights", Set.of(Request.ACCESS));
        words.put("erasure|delet|^all .*(rights|requests)|health data rights", Set.of(Request.ERASURE));
        words.put("rectification|correct", Set.of(Request.RECTIFICATION));
        words.put("restriction|suspension", Set.of(Request.RESTRICTION));
        words.put("portability", Set.of(Request.PORTABILITY));
        words.put("copy", Set.of(Request.COPY, Request.ACCESS));
        words.put("objection|opt.out of|opt-out$|unsubscribe|refusal$|revocation|after DNC", REFUSALS);
        words.put("cease use", Set.of(Request.RESTRICTION, Request.ERASURE, Request.OBJECTION));
        words.put("limit", Set.of(Request.LIMIT));
        words.put("^withdrawal", Set.of(Request.WITHDRAWAL));
        words.put("result of ad consent", Set.of(Request.CONSENT));
        words.put("complaint", Set.of(Request.COMPLAINT));
        words.put("grievance", Set.of(Request.GRIEVANCE));
        words.put("^notice", Set.of(Request.NOTICE));
        words.put("^explanation", Set.of(Request.EXPLANATION));
        Map<Pattern, Set<Request>> compiled = new LinkedHashMap<>();
        words.forEach((word, asked) -> compiled.put(Pattern.compile(word), asked));
        return compiled;
    }

    @Test
    void nothing_is_excused_in_vain() {
        every_required_element_of_a_message_is_a_duty_on_its_channel();
        every_pattern_is_named_by_a_rule_of_every_place_that_lists_it();
        assertThat(FACT_WINS.inVain()).isEmpty();
    }

    @Test
    void every_deadline_is_that_of_its_entry() {
        List<String> wrong = new ArrayList<>();
        List<Line> entries = lines("deadlines", "entries");
        assertThat(entries).hasSizeGreaterThan(60);
        for (Line entry : entries) {
            if (entry.isUnsure()) {
                continue;
            }
            List<Set<Request>> asked = REQUESTS.entrySet().stream()
                    .filter(one -> one.getKey().matcher(entry.text("request")).find())
                    .map(Map.Entry::getValue)
                    .toList();
            if (asked.isEmpty() || entry.text("clock").equals("recurring")) {
                if (!recurs(entry)) {
                    wrong.add(named(entry) + ": nothing recurs");
                }
                continue;
            }
            asked.stream()
                    .filter(any -> deadlines(entry, day(entry, "clock"))
                            .noneMatch(deadline ->
                                    any.stream().anyMatch(deadline.requests()::contains) && isThat(deadline, entry)))
                    .forEach(any -> wrong.add(named(entry) + ": no deadline for " + any));
        }
        assertThat(wrong).isEmpty();
    }

    private static String named(Line entry) {
        return entry.jurisdiction() + " " + entry.text("request") + " " + entry.text("response") + " "
                + entry.text("unit") + " + " + entry.text("extension");
    }

    /** The first day, where the entry has one that is yet to come. */
    private static LocalDate day(Line entry, String key) {
        Matcher starts = STARTS.matcher(entry.text(key));
        return starts.find() ? LocalDate.parse(starts.group(1)) : TODAY;
    }

    private static Stream<Deadline> deadlines(Line entry, LocalDate day) {
        return law(day).terms(entry.place(day), Deadline.class).entrySet().stream()
                .filter(one -> isOf(one.getKey(), entry.jurisdiction()))
                .map(Map.Entry::getValue);
    }

    private static boolean isThat(Deadline deadline, Line entry) {
        if (!NUMBER.matcher(entry.text("response")).matches()) {
            Matcher prompt = BENCHMARK.matcher(entry.text("extension"));
            return deadline.within().isEmpty()
                    && deadline.benchmark()
                            .equals(prompt.find() ? Optional.of(Integer.valueOf(prompt.group(1))) : Optional.empty());
        }
        int number = Integer.parseInt(entry.text("response"));
        if (entry.text("request").contains("acknowledge")) {
            return deadline.acknowledge().filter(days -> days == number).isPresent();
        }
        return deadline.within().orElse(0) == number
                && (number == 0 || deadline.unit().word().equals(entry.text("unit")))
                && extended(entry) == deadline.extension().orElse(0);
    }

    private static int extended(Line entry) {
        String extension = entry.text("extension");
        return NUMBER.matcher(extension).matches() ? Integer.parseInt(extension) : 0;
    }

    /** What is to be done again and again is no request, and stands as such. */
    private static boolean recurs(Line entry) {
        return duties(use(Purpose.DIRECT_MARKETING, Channel.EMAIL), entry.jurisdiction(), TODAY)
                .anyMatch(duty -> duty.kind() == Duty.Kind.AUDIT_EVERY
                        && duty.values().getOrDefault("every", List.of()).contains("P" + entry.text("response") + "M"));
    }

    @Test
    void requests_are_acknowledged_as_soon_as_the_table_says() {
        List<String> wrong = new ArrayList<>();
        for (Line entry : lines("deadlines", "entries")) {
            Matcher days = ACKNOWLEDGED.matcher(entry.text("clock"));
            if (days.find()
                    && deadlines(entry, TODAY)
                            .noneMatch(deadline -> deadline.unit() == Deadline.Unit.BUSINESS_DAYS
                                    && deadline.acknowledge().equals(Optional.of(Integer.valueOf(days.group(1)))))) {
                wrong.add(named(entry));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_required_element_of_a_message_is_a_duty_on_its_channel() {
        List<String> wrong = new ArrayList<>();
        List<Line> entries = lines("message-elements", "elements");
        assertThat(entries).hasSizeGreaterThan(20);
        for (Line entry : entries) {
            if (entry.isUnsure()) {
                continue;
            }
            for (String channel : entry.words("channel")) {
                Channel one = SharedTables.channels(channel).iterator().next();
                entry.lines("required").stream()
                        .map(required -> required.text("element").replace('_', '-'))
                        .distinct()
                        .filter(element -> !isDuty(element, entry.jurisdiction(), one))
                        .map(element -> entry.text("id") + " " + channel + ": " + element)
                        .filter(line -> !FACT_WINS.cover(line))
                        .forEach(wrong::add);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isDuty(String element, String jurisdiction, Channel channel) {
        List<Effect> effects = law(TODAY).at(place(jurisdiction, TODAY), anyMessage(channel)).stream()
                .filter(rule -> isOf(rule, jurisdiction))
                .map(Rule::effect)
                .toList();
        return switch (element) {
            case "quiet-hours" -> effects.stream().anyMatch(SharedTablesTest::keepsHours);
            case "dnc-screen" -> effects.stream().anyMatch(Effect.ExcludeRestricted.class::isInstance);
            case "opt-out-free" ->
                requiring("opt-out", effects).anyMatch(duty -> duty.values().containsKey("fee"));
            case "consent-reference" ->
                requiring(element, effects).findAny().isPresent()
                        || effects.stream().anyMatch(SharedTablesTest::keepsConsents);
            default -> requiring(element, effects).findAny().isPresent();
        };
    }

    /** A message of any sector, whose segment reads what nobody knows. */
    private static UseFacts anyMessage(Channel channel) {
        return SharedTables.ofAnySector(use(Purpose.DIRECT_MARKETING, channel)
                .withReading(new Reading(Set.of(), Set.of(), Set.of(), Set.of(), true, false)));
    }

    private static Stream<Duty> requiring(String element, List<Effect> effects) {
        return effects.stream()
                .filter(Duty.class::isInstance)
                .map(Duty.class::cast)
                .filter(duty -> duty.kind() == Duty.Kind.REQUIRE_TEXT)
                .filter(duty -> duty.values().getOrDefault("element", List.of()).contains(element));
    }

    private static boolean keepsConsents(Effect effect) {
        return effect instanceof Duty duty
                && duty.kind() == Duty.Kind.KEEP_RECORDS
                && duty.values().getOrDefault("what", List.of()).stream().anyMatch(what -> what.contains("consent"));
    }

    private static boolean keepsHours(Effect effect) {
        return effect instanceof Duty duty && duty.terms() instanceof SendWindow window && hasHours(window);
    }

    private static boolean hasHours(SendWindow window) {
        return !window.allowed().isEmpty() || !window.blocked().isEmpty();
    }

    @Test
    void quiet_hours_are_those_of_the_table() {
        List<String> wrong = new ArrayList<>();
        List<Line> entries = lines("message-elements", "quiet_hours_local");
        assertThat(entries).isNotEmpty();
        for (Line entry : entries) {
            Channel channel = entry.text("channel").isEmpty() ? Channel.SMS : Channel.PHONE_LIVE;
            boolean kept = law(TODAY).at(entry.place(TODAY), use(Purpose.DIRECT_MARKETING, channel)).stream()
                    .filter(rule -> isOf(rule, entry.jurisdiction()) && keepsHours(rule.effect()))
                    .map(rule -> (SendWindow) ((Duty) rule.effect()).terms())
                    .anyMatch(window -> isThat(window, entry));
            if (!kept) {
                wrong.add(entry.map().toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** On every quarter of an hour of a week. */
    private static boolean isThat(SendWindow window, Line entry) {
        LocalDate monday = LocalDate.of(2026, 11, 23);
        return Stream.iterate(monday.atStartOfDay(), time -> time.plusMinutes(15))
                .limit(7 * 24 * 4)
                .allMatch(time -> window.admits(time) == admits(entry, time.toLocalTime(), time.toLocalDate()));
    }

    private static boolean admits(Line entry, LocalTime clock, LocalDate date) {
        if (entry.text("days").equals("mon-fri") && date.getDayOfWeek().getValue() > 5) {
            return false;
        }
        List<String> allowed = entry.words("allowed");
        if (allowed.isEmpty()) {
            return clock.isBefore(LocalTime.parse(entry.text("from")))
                    && !clock.isBefore(LocalTime.parse(entry.text("to")));
        }
        return allowed.stream()
                .map(hours -> hours.split("-"))
                .anyMatch(hours ->
                        !clock.isBefore(LocalTime.parse(hours[0])) && clock.isBefore(LocalTime.parse(hours[1])));
    }

    @Test
    void refusals_are_heeded_as_soon_as_the_table_says() {
        List<String> wrong = new ArrayList<>();
        List<Line> entries = lines("message-elements", "suppression_sla");
        assertThat(entries).isNotEmpty();
        for (Line entry : entries) {
            int days = Integer.parseInt(entry.text("days"));
            String unit = entry.text("unit");
            boolean heeded = deadlines(entry, TODAY)
                    .filter(deadline -> deadline.requests().stream().anyMatch(REFUSALS::contains))
                    .anyMatch(deadline -> deadline.within().orElse(0) == days
                            && (days == 0 || deadline.unit() == Deadline.Unit.BUSINESS_DAYS)
                            && (days == 0 || unit.equals("business") || unit.equals("working")));
            if (!heeded) {
                wrong.add(entry.map().toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_pattern_is_named_by_a_rule_of_every_place_that_lists_it() {
        List<String> wrong = new ArrayList<>();
        List<Line> patterns = lines("claim-patterns", "patterns");
        assertThat(patterns).hasSizeGreaterThan(40);
        for (Line pattern : patterns) {
            pattern.entries("jurisdictions").forEach((jurisdiction, value) -> {
                String fact = new Line((Map<?, ?>) value).text("rule");
                List<Rule> rules = carrying(fact);
                boolean law = rules.isEmpty() || rules.stream().anyMatch(rule -> !rule.neverBinds());
                String line = pattern.text("id") + " " + jurisdiction + ": " + fact;
                if (law
                        && rules.stream().noneMatch(rule -> names(rule, pattern.text("id")))
                        && !FACT_WINS.cover(line)) {
                    wrong.add(line);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean names(Rule rule, String pattern) {
        return rule.effect() instanceof Duty duty
                && ON_TEXTS.contains(duty.kind())
                && duty.values().getOrDefault("patterns", List.of()).contains(pattern);
    }
}

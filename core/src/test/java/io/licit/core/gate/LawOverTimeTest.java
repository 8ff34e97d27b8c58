package io.licit.core.gate;

import static io.licit.core.gate.Asking.somebody;
import static io.licit.core.gate.Asking.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On any day from 2018 to 2030 the shipped law is that of the day: the known changes of {@code law-over-time.yaml}. */
class LawOverTimeTest {
    private static final String CHANGES = "/law-over-time.yaml";
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2030, 12, 31);
    private static final int MONTHS_APART = 6;

    /** A rule that applies to somebody for a use from one day to another. */
    record Change(TestFacts asked, String rule, Optional<LocalDate> first, Optional<LocalDate> last) {
        boolean isTold(LocalDate day) {
            return first.filter(day::isBefore).isEmpty()
                    && last.filter(day::isAfter).isEmpty();
        }

        @Override
        public String toString() {
            return rule
                    + first.map(day -> " from " + day).orElse("")
                    + last.map(day -> " to " + day).orElse("");
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_rule_applies_from_its_first_day_to_its_last_and_on_no_other(Change change) {
        assertThat(Asking.BOOK.rule(change.rule())).as("a rule of that id").isPresent();
        for (LocalDate day : days(change)) {
            assertThat(applies(change, day)).as("%s on %s", change.rule(), day).isEqualTo(change.isTold(day));
        }
    }

    @Test
    void a_call_to_france_needs_consent_once_bloctel_has_ended() {
        LocalDate before = LocalDate.of(2026, 8, 10);
        LocalDate after = LocalDate.of(2026, 8, 11);
        assertThat(called(before).allowed()).isTrue();
        assertThat(called(after).excludedBy()).containsExactly("FR-CONSO-L223-1-OPTIN");
    }

    private static Decision called(LocalDate day) {
        return Asking.decide(
                use(Purpose.DIRECT_MARKETING, Channel.PHONE_LIVE).onInterests().facts(),
                somebody("FR", day).person(),
                day);
    }

    /** The days beside each end, and days of every year. */
    private static Set<LocalDate> days(Change change) {
        Set<LocalDate> days = new TreeSet<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusMonths(MONTHS_APART)) {
            days.add(day);
        }
        days.add(LAST);
        change.first().ifPresent(first -> days.addAll(Set.of(first.minusDays(1), first)));
        change.last().ifPresent(last -> days.addAll(Set.of(last, last.plusDays(1))));
        return days;
    }

    private static boolean applies(Change change, LocalDate day) {
        Law law = Asking.law(day);
        Person person = change.asked().person();
        Place place = law.place(person.country().orElse(""), person.region().orElse(""));
        return law.at(place, change.asked().use()).stream().map(Rule::id).anyMatch(change.rule()::equals);
    }

    static List<Change> changes() {
        Diagnostics out = new Diagnostics();
        List<Change> changes = new ArrayList<>();
        MappingReader file =
                MappingReader.open(new SourceFile(CHANGES, text()), out).orElseThrow();
        for (MappingReader change : file.mappings("changes")) {
            YamlNode asked = change.node("asked").orElseThrow();
            changes.add(new Change(
                    TestFacts.read((YamlNode.Mapping) asked, out).orElseThrow(),
                    change.required("rule", Form.TEXT).orElseThrow(),
                    change.optional("first", Form.DATE),
                    change.optional("last", Form.DATE)));
            change.finish();
        }
        assertThat(out.sorted()).isEmpty();
        assertThat(changes).hasSizeGreaterThan(50);
        return changes;
    }

    private static String text() {
        try (InputStream stream = Objects.requireNonNull(LawOverTimeTest.class.getResourceAsStream(CHANGES))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.licit.core.law;

import io.licit.core.diagnostic.Said;
import io.licit.core.law.Effect.Duty;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a duty: its values as words, and the deadlines and hours among them as such. */
final class DutyReader {
    private static final String DAY = "Mon|Tue|Wed|Thu|Fri|Sat|Sun";
    private static final Pattern HOURS =
            Pattern.compile("(?:(" + DAY + ")(?:-(" + DAY + "))? )?(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d|24:00)");
    private static final List<String> DAYS = List.of(DAY.split("\\|"));

    private static final Form<SendWindow.Hours> HOURS_FORM =
            Form.of(Said.of("hours, of some days or all"), "\"Mon-Fri 09:00-20:00\"", scalar -> hours(scalar.text()));

    private static final Form<Optional<ZoneId>> ZONE =
            Form.of(Said.of("`recipient` or a time zone"), "recipient", scalar -> zone(scalar.text()));

    private final MappingReader values;

    DutyReader(MappingReader values) {
        this.values = values;
    }

    Optional<Effect> read(Duty.Kind kind) {
        Optional<? extends Effect.Terms> terms = switch (kind) {
            case DEADLINE -> deadline();
            case TIME_WINDOW -> Optional.of(window());
            case REQUIRE_TEXT, FORBID_TEXT, SUBSTANTIATE, TRAIN, AUDIT_EVERY, KEEP_RECORDS ->
                Optional.of(new Effect.Wording());
        };
        Map<String, List<String>> stated = new TreeMap<>();
        for (YamlNode.Entry entry : values.entries()) {
            String key = entry.key().text();
            stated.put(key, values.list(key, Form.TEXT));
        }
        return terms.map(value -> new Duty(kind, stated, value));
    }

    private Optional<Deadline> deadline() {
        List<Deadline.Request> requests = values.requiredList("request", Form.word(Deadline.Request.class));
        Optional<Integer> within = values.optional("within", Form.WHOLE_NUMBER);
        Optional<Integer> extension = values.optional("extension", Form.WHOLE_NUMBER);
        Optional<Integer> acknowledge = values.optional("acknowledge", Form.WHOLE_NUMBER);
        Optional<Integer> benchmark = values.optional("benchmark", Form.WHOLE_NUMBER);
        Form<Deadline.Unit> form = Form.word(Deadline.Unit.class);
        boolean counts = within.isPresent() || benchmark.isPresent() || acknowledge.isPresent();
        Optional<Deadline.Unit> unit =
                counts ? values.required("unit", form) : Optional.of(Deadline.Unit.CALENDAR_DAYS);
        return unit.map(word -> new Deadline(Set.copyOf(requests), word, within, extension, acknowledge, benchmark));
    }

    private SendWindow window() {
        Optional<Integer> messages = values.optional("at_most", Form.WHOLE_NUMBER);
        Optional<Period> per = messages.isPresent() ? values.required("per", Form.PERIOD) : Optional.empty();
        return new SendWindow(
                values.list("allowed", HOURS_FORM),
                values.list("blocked", HOURS_FORM),
                values.optional("zone", ZONE).flatMap(zone -> zone),
                values.list("excluded", Form.TEXT),
                messages.flatMap(count -> per.map(period -> new SendWindow.Cap(count, period))),
                values.optional("pause_after_refusal", Form.PERIOD));
    }

    private static Optional<SendWindow.Hours> hours(String text) {
        Matcher parts = HOURS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String until = parts.group(4);
            return Optional.of(new SendWindow.Hours(
                    days(Optional.ofNullable(parts.group(1)), Optional.ofNullable(parts.group(2))),
                    LocalTime.parse(parts.group(3)),
                    until.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(until)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static Set<DayOfWeek> days(Optional<String> first, Optional<String> last) {
        if (first.isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        DayOfWeek from = DayOfWeek.of(DAYS.indexOf(first.get()) + 1);
        DayOfWeek to = last.map(day -> DayOfWeek.of(DAYS.indexOf(day) + 1)).orElse(from);
        Set<DayOfWeek> days = EnumSet.of(from, to);
        for (DayOfWeek day = from; day != to; day = day.plus(1)) {
            days.add(day);
        }
        return days;
    }

    private static Optional<Optional<ZoneId>> zone(String text) {
        if (text.equals("recipient")) {
            return Optional.of(Optional.empty());
        }
        return ZoneId.getAvailableZoneIds().contains(text)
                ? Optional.of(Optional.of(ZoneId.of(text)))
                : Optional.empty();
    }
}

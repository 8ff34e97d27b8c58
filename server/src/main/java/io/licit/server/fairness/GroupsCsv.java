package io.licit.server.fairness;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Comparison;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Groups for programs that read tables: raw numbers, one line a group. */
final class GroupsCsv {
    private static final List<String> HEAD = List.of(
            "segment",
            "set",
            "characteristic",
            "group",
            "persons",
            "selected",
            "rate",
            "rate_low",
            "rate_high",
            "air",
            "air_low",
            "air_high",
            "p",
            "p_holm",
            "assessable",
            "withheld",
            "verdict");

    private GroupsCsv() {}

    static String of(String segment, List<CharacteristicResult> results) {
        StringBuilder out = new StringBuilder(String.join(",", HEAD)).append("\r\n");
        for (CharacteristicResult result : results) {
            for (GroupResult group : result.groups()) {
                out.append(String.join(",", line(segment, result, group))).append("\r\n");
            }
        }
        return out.toString();
    }

    private static List<String> line(String segment, CharacteristicResult result, GroupResult group) {
        Optional<Comparison> highest = group.highest().filter(any -> !group.withheld());
        Optional<Interval> ratio = highest.flatMap(Comparison::ratioInterval);
        return List.of(
                word(segment),
                word(result.set()),
                word(result.name()),
                word(group.value()),
                number(group.persons()),
                number(group.selected()),
                number(group.withheld() ? Double.NaN : group.rate().orElse(Double.NaN)),
                number(group.rateInterval().map(Interval::low).orElse(Double.NaN)),
                number(group.rateInterval().map(Interval::high).orElse(Double.NaN)),
                number(group.air().orElse(Double.NaN)),
                number(ratio.map(Interval::low).orElse(Double.NaN)),
                number(ratio.map(Interval::high).orElse(Double.NaN)),
                number(highest.map(Comparison::p).orElse(Double.NaN)),
                number(highest.map(Comparison::pHolm).orElse(Double.NaN)),
                Boolean.toString(group.assessable()),
                Boolean.toString(group.withheld()),
                word(group.verdict().word()));
    }

    /** What is not there, or withheld, is empty. */
    private static String number(double number) {
        if (!Double.isFinite(number)) {
            return "";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.format(Locale.ROOT, "%.0f", number)
                : Double.toString(number);
    }

    /** A value that a spreadsheet would take for a formula gets a quote before it. */
    private static String word(String word) {
        String safe = word.isEmpty() || "=+-@\t\r".indexOf(word.charAt(0)) < 0 ? word : "'" + word;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}

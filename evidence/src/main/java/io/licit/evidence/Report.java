package io.licit.evidence;

import java.util.List;
import java.util.Locale;

/** What a verification has looked at, in order, and what it found. */
public record Report(List<Check> checks) {
    public Report {
        checks = List.copyOf(checks);
    }

    /** Whether every check held. */
    public boolean ok() {
        return !checks.isEmpty() && checks.stream().allMatch(Check::ok);
    }

    /**
     * One thing that was looked at.
     *
     * @param name such as {@code signature}
     * @param detail what was found, in a sentence fragment
     */
    public record Check(String name, boolean ok, String detail) {}

    /** The checks for people, a line each. */
    public String print() {
        StringBuilder text = new StringBuilder();
        for (Check check : checks) {
            text.append(check.ok() ? "ok      " : "FAILED  ");
            text.append(String.format(Locale.ROOT, "%-18s ", check.name()));
            text.append(check.detail()).append('\n');
        }
        return text.toString();
    }
}

package io.licit.programme.audit.report;

import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Controls;
import io.licit.programme.audit.Finding;
import io.licit.programme.audit.Trend;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An audit with all that is shown beside it.
 *
 * @param organisation its name
 * @param controls as they are now
 * @param book where the rules that they serve stand
 * @param trends of controls, by id
 * @param findings that are not closed, and those that were closed
 */
public record AuditReport(
        String organisation,
        AuditRun run,
        Controls controls,
        LawBook book,
        Map<String, Trend> trends,
        List<Finding> findings) {
    public AuditReport {
        findings = List.copyOf(findings);
        trends = Map.copyOf(trends);
    }

    LocalDate day() {
        return LocalDate.ofInstant(run.at(), ZoneOffset.UTC);
    }

    /** Findings that are to be dealt with. */
    List<Finding> standing() {
        return findings.stream()
                .filter(finding -> finding.state() != Finding.State.CLOSED)
                .toList();
    }

    List<Finding> standing(String control) {
        return standing().stream()
                .filter(finding -> finding.control().equals(control))
                .toList();
    }

    /** A control's title; its id where it is not there any more. */
    String title(String control) {
        return controls.control(control).map(Control::title).orElse(control);
    }

    List<Rule> serves(String control) {
        return controls.control(control).stream()
                .flatMap(one -> one.serves().stream())
                .map(book::rule)
                .flatMap(Optional::stream)
                .toList();
    }
}

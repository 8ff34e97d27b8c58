package io.licit.cli;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Law;
import io.licit.core.law.Rule;
import io.licit.engine.AudienceChange;
import io.licit.engine.folder.Opened;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the law of another day does to a workspace, all else as it is.
 *
 * @param rules that begin or end between the two days, by date
 */
record LegalChange(LocalDate from, LocalDate to, Instant asOf, List<Changed> rules, List<OfSegment> segments) {

    /**
     * A rule that begins or ends.
     *
     * @param event starts, or ends
     * @param date its first day, or its last
     * @param segments that it applies to
     */
    record Changed(Rule rule, String event, LocalDate date, List<String> segments) {}

    /** What becomes of a segment. */
    record OfSegment(AudienceChange audience, List<Diagnostic> added, List<Diagnostic> removed) {
        boolean isTouched() {
            return !audience.lost().isEmpty() || !audience.gained().isEmpty() || !added.isEmpty() || !removed.isEmpty();
        }
    }

    static LegalChange of(Opened opened, Planned planned, Set<String> asked, LocalDate to) {
        Checker.Checked now = planned.checked();
        Checker.Checked then =
                Checker.check(planned.workspace(), opened.book(), to, opened.asOf(), opened.whereabouts(), asked);
        List<OfSegment> segments = new ArrayList<>();
        for (AudienceChange audience : planned.compare(then, opened.asOf(), asked)) {
            List<Diagnostic> before = findings(now, audience.segment());
            List<Diagnostic> after = findings(then, audience.segment());
            segments.add(new OfSegment(audience, less(after, before), less(before, after)));
        }
        LocalDate from = LocalDate.ofInstant(opened.asOf(), ZoneOffset.UTC);
        return new LegalChange(from, to, opened.asOf(), changed(now, then), segments);
    }

    private static List<Changed> changed(Checker.Checked now, Checker.Checked then) {
        List<Changed> changed = new ArrayList<>();
        boolean ahead = !then.law().day().isBefore(now.law().day());
        Checker.Checked early = ahead ? now : then;
        Checker.Checked late = ahead ? then : now;
        for (Rule rule : without(late.law(), early.law())) {
            rule.from().ifPresent(date -> changed.add(new Changed(rule, "starts", date, segments(rule, late))));
        }
        for (Rule rule : without(early.law(), late.law())) {
            rule.until().ifPresent(last -> changed.add(new Changed(rule, "ends", last, segments(rule, early))));
        }
        changed.sort(Comparator.comparing(Changed::date)
                .thenComparing(one -> one.rule().id()));
        return changed;
    }

    private static List<Rule> without(Law law, Law other) {
        Set<String> ids = new HashSet<>(other.rules().stream().map(Rule::id).toList());
        return law.rules().stream().filter(rule -> !ids.contains(rule.id())).toList();
    }

    /** The segments that the rule applies to, be it satisfied or not. */
    private static List<String> segments(Rule rule, Checker.Checked checked) {
        return checked.verdicts().keySet().stream()
                .filter(segment -> checked.applying(segment).contains(rule.id()))
                .toList();
    }

    private static List<Diagnostic> findings(Checker.Checked checked, String segment) {
        return checked.findings().stream()
                .filter(one -> one.segment().filter(segment::equals).isPresent())
                .filter(one -> one.severity() != Severity.NOTE)
                .toList();
    }

    private static List<Diagnostic> less(List<Diagnostic> some, List<Diagnostic> others) {
        Set<List<String>> known = new HashSet<>();
        others.forEach(one -> known.add(key(one)));
        return some.stream().filter(one -> known.add(key(one))).toList();
    }

    private static List<String> key(Diagnostic finding) {
        return List.of(
                finding.code().id(),
                finding.law()
                        .map(Diagnostic.LawReference::rule)
                        .orElse(finding.message().text()));
    }
}

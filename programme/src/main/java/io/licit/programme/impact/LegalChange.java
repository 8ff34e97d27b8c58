package io.licit.programme.impact;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.core.law.Law;
import io.licit.core.law.Rule;
import io.licit.core.workspace.Workspace;
import io.licit.engine.AudienceChange;
import io.licit.engine.AudienceCounts;
import io.licit.engine.folder.Opened;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the law of another day does to a workspace, all else as it is.
 *
 * @param rules that begin or end between the two days, by date
 */
public record LegalChange(LocalDate from, LocalDate to, Instant asOf, List<Changed> rules, List<OfSegment> segments) {

    /**
     * A rule that begins or ends.
     *
     * @param event starts, or ends
     * @param date its first day, or its last
     * @param segments that it applies to
     */
    public record Changed(Rule rule, String event, LocalDate date, List<String> segments) {}

    /** What becomes of a segment. */
    public record OfSegment(AudienceChange audience, List<Diagnostic> added, List<Diagnostic> removed) {
        public boolean isTouched() {
            return !audience.lost().isEmpty() || !audience.gained().isEmpty() || !added.isEmpty() || !removed.isEmpty();
        }
    }

    /** The same segments held against the law of another day, with what is known of places and assessments now. */
    public static Checker.Checked then(Opened opened, Workspace workspace, Set<String> asked, LocalDate to) {
        return Checker.check(workspace, opened.book(), to, opened.asOf(), opened.whereabouts(), asked);
    }

    /**
     * Both laws side by side.
     *
     * @param audiences of the segments that have a plan; of others, nothing is told but the rules that apply to them
     */
    public static LegalChange of(
            Checker.Checked now, Checker.Checked then, Instant asOf, Collection<AudienceChange> audiences) {
        List<OfSegment> segments = new ArrayList<>();
        for (AudienceChange audience : audiences) {
            List<Diagnostic> before = findings(now, audience.segment());
            List<Diagnostic> after = findings(then, audience.segment());
            segments.add(new OfSegment(audience, less(after, before), less(before, after)));
        }
        return new LegalChange(now.law().day(), then.law().day(), asOf, changed(now, then), segments);
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

    /** For programs. */
    public Json.Obj json() {
        return Json.object()
                .put("from", from.toString())
                .put("to", to.toString())
                .put("rules", Json.array(rules.stream().map(LegalChange::json).toList()))
                .put(
                        "segments",
                        Json.array(segments.stream().map(LegalChange::json).toList()))
                .build();
    }

    private static Json json(LegalChange.Changed changed) {
        Rule rule = changed.rule();
        return Json.object()
                .put("rule", rule.id())
                .put("event", changed.event())
                .put("date", changed.date().toString())
                .put("pack", rule.pack())
                .put("jurisdiction", rule.jurisdiction())
                .put("cite", rule.cite())
                .put("requires", rule.requires())
                .put("segments", Json.strings(changed.segments()))
                .build();
    }

    private static Json json(LegalChange.OfSegment segment) {
        AudienceChange audience = segment.audience();
        return Json.object()
                .put("segment", audience.segment())
                .put("matching", audience.matching())
                .put("eligible_now", audience.now())
                .put("eligible_then", audience.then())
                .put("lost", counts(audience.lost()))
                .put("gained", counts(audience.gained()))
                .put("findings_added", findings(segment.added()))
                .put("findings_removed", findings(segment.removed()))
                .build();
    }

    private static Json counts(List<AudienceCounts.Excluded> counts) {
        return Json.array(counts.stream()
                .map(one -> (Json) Json.object()
                        .put("rule", one.rule())
                        .put("count", one.count())
                        .build())
                .toList());
    }

    private static Json findings(List<Diagnostic> findings) {
        return Json.array(findings.stream()
                .map(one -> (Json) Json.object()
                        .put("code", one.code().id())
                        .put("severity", one.severity().word())
                        .put(
                                "rule",
                                one.law().map(Diagnostic.LawReference::rule).orElse(""))
                        .put(
                                "cite",
                                one.law().map(Diagnostic.LawReference::cite).orElse(""))
                        .put("message", one.message().text())
                        .build())
                .toList());
    }
}

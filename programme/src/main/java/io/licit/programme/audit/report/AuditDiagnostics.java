package io.licit.programme.audit.report;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.Span;
import io.licit.programme.audit.Answer.Observation;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Finding;
import io.licit.programme.audit.Result;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is told of controls that failed, and of findings that are late. */
public final class AuditDiagnostics {
    /** Things that are wrong with more than these are told as a number. */
    private static final int SHOWN = 5;

    private final Span place;

    /** @param place what they point at, since a control that came with the program stands in no text of the workspace */
    public AuditDiagnostics(Span place) {
        this.place = place;
    }

    /** One for each control that failed or could not be tested. */
    public List<Diagnostic> failed(AuditReport report) {
        List<Diagnostic> found = new ArrayList<>();
        for (AuditRun.Outcome outcome : report.run().outcomes()) {
            if (outcome.result().isBad()) {
                found.add(failed(report, outcome));
            }
        }
        return found;
    }

    private Diagnostic failed(AuditReport report, AuditRun.Outcome outcome) {
        Optional<Control> control = report.controls().control(outcome.control());
        Diagnostic told = Diagnostic.of(
                        Code.AUD8401,
                        outcome.answer().result() == Result.ERROR
                                ? Said.of("control `{}` could not be tested", outcome.control())
                                : Said.of("control `{}` failed", outcome.control()),
                        control.filter(Control::own).map(Control::span).orElse(place))
                .withSeverity(outcome.severity())
                .withNote(Said.verbatim(outcome.answer().detail()))
                .withHelp(Said.term(control.map(Control::remedy).orElse("")));
        List<Observation> wrong = outcome.answer().observations();
        for (Observation one : wrong.subList(0, Math.min(SHOWN, wrong.size()))) {
            told = told.withNote(Said.verbatim(one.subject() + ": " + one.text()));
        }
        if (wrong.size() > SHOWN) {
            told = told.withNote(Said.of("and {} more", wrong.size() - SHOWN));
        }
        return told;
    }

    /** One for each finding that is late, and each accepted risk that has ended. */
    public List<Diagnostic> late(Collection<Finding> findings, LocalDate day) {
        List<Diagnostic> found = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.isAcceptanceEnded()) {
                found.add(ended(finding));
            } else if (finding.isOverdue(day)) {
                found.add(overdue(finding));
            }
        }
        return found;
    }

    private Diagnostic overdue(Finding finding) {
        return Diagnostic.of(
                        Code.AUD8402,
                        Said.of("finding {} on `{}` was due on {}", finding.number(), finding.control(), finding.due()),
                        place)
                .withNote(Said.verbatim(finding.detail()))
                .withHelp(Said.of("set it right, and `licit audit close {}` tests it again", finding.number()));
    }

    private Diagnostic ended(Finding finding) {
        String until = finding.acceptance().map(one -> one.until().toString()).orElse("");
        return Diagnostic.of(
                        Code.AUD8403,
                        Said.of("finding {} on `{}` was accepted until {}", finding.number(), finding.control(), until),
                        place)
                .withNote(Said.verbatim(finding.detail()))
                .withHelp(Said.of(
                        "set it right and close it, or have `licit audit accept {}` decided again", finding.number()));
    }
}

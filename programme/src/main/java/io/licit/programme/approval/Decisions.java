package io.licit.programme.approval;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.workspace.Workspace;
import io.licit.engine.AudienceCounts;
import io.licit.programme.Programme;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Clearance;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Approvals of a segment as it stands, asked for and decided: what every face of Licit does alike, with all that can be in
 * the way.
 */
public final class Decisions {
    /** How long an approval lasts where nobody says. */
    public static final Period USUALLY = Period.ofDays(90);

    private final Programme programme;
    private final Workspace workspace;
    private final Checker.Checked checked;
    private final Segment segment;
    private final ApprovalDigest digest;

    private Decisions(
            Programme programme, Workspace workspace, Checker.Checked checked, Segment segment, ApprovalDigest digest) {
        this.programme = programme;
        this.workspace = workspace;
        this.checked = checked;
        this.segment = segment;
        this.digest = digest;
    }

    /**
     * On a segment that was asked for.
     *
     * @return empty where the segment or a campaign on it has mistakes
     */
    public static Optional<Decisions> on(
            String segment, Programme programme, Workspace workspace, Checker.Checked checked) {
        Optional<Segment> found = Optional.ofNullable(checked.segments().get(segment));
        return found.flatMap(one -> ApprovalDigest.of(segment, checked, workspace)
                .map(digest -> new Decisions(programme, workspace, checked, one, digest)));
    }

    public ApprovalDigest digest() {
        return digest;
    }

    /** @param seen the digest that was seen; another one now, and nothing is done */
    public void requireAsSeen(String seen) {
        if (!digest.digest().equals(seen)) {
            throw new ApprovalRefused(ApprovalRefused.Why.CHANGED);
        }
    }

    /** @param reviewer who is asked; blank for whoever may */
    public Receipt ask(Actor by, String note, String reviewer) {
        return new Approvals(programme).ask(digest, by, note, reviewer);
    }

    /** What was decided. @param until the day on which an approval ends; empty of a refusal */
    public record Decided(Receipt receipt, Optional<LocalDate> until) {}

    /**
     * Approves or sends back.
     *
     * @param lasts how long an approval does
     * @param counting asked only where it comes to a decision
     * @throws ApprovalRefused where something is in the way
     */
    public Decided decide(
            boolean approves, Actor by, String reason, Period lasts, Supplier<Optional<AudienceCounts>> counting) {
        if (!approves && reason.isBlank()) {
            throw new ApprovalRefused(ApprovalRefused.Why.NO_REASON);
        }
        hindrance(by, approves).ifPresent(refused -> {
            throw refused;
        });
        LocalDate until =
                LocalDate.ofInstant(programme.clock().instant(), ZoneOffset.UTC).plus(lasts);
        Receipt receipt = new Approvals(programme)
                .decide(
                        Grounds.of(digest, segment, checked, counting.get()),
                        approves,
                        by,
                        new Authors(programme).of(workspace, segment),
                        reason,
                        until.atStartOfDay().toInstant(ZoneOffset.UTC))
                .orElseThrow(() -> new ApprovalRefused(ApprovalRefused.Why.AUTHOR));
        return new Decided(receipt, approves ? Optional.of(until) : Optional.empty());
    }

    /** What keeps somebody from approving, or from deciding at all; the first of all that does. */
    public Optional<ApprovalRefused> hindrance(Actor by, boolean approves) {
        Instant now = programme.clock().instant();
        List<String> missing = new Clearance(programme).missing(by, now);
        if (!missing.isEmpty()) {
            return Optional.of(new ApprovalRefused(ApprovalRefused.Why.UNTRAINED, missing, List.of()));
        }
        if (new Approvals(programme).isAuthor(digest, by, new Authors(programme).of(workspace, segment))) {
            return Optional.of(new ApprovalRefused(ApprovalRefused.Why.AUTHOR));
        }
        List<Diagnostic> open = checked.findings().stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .filter(one -> one.segment().filter(digest.segment()::equals).isPresent())
                .toList();
        return approves && !open.isEmpty()
                ? Optional.of(new ApprovalRefused(ApprovalRefused.Why.FINDINGS, List.of(), open))
                : Optional.empty();
    }

    /** What has changed since the last approval. */
    public Comparison since(Supplier<Optional<AudienceCounts>> counting) {
        return Comparison.of(
                new Approvals(programme).lastGrounds(digest.segment()),
                Grounds.of(digest, segment, checked, counting.get()));
    }
}

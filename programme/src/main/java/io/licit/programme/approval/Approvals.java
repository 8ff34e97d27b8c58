package io.licit.programme.approval;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.check.Checker;
import io.licit.core.json.Json;
import io.licit.core.workspace.Workspace;
import io.licit.programme.Programme;
import io.licit.programme.journal.Entry;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Approvals, as they were asked for and decided. Nothing of them is ever changed; a later decision stands for itself. */
public final class Approvals {
    private static final String APPROVED = "approved";
    private static final String REFUSED = "refused";

    private final Programme programme;

    public Approvals(Programme programme) {
        this.programme = programme;
    }

    /** Keeps that somebody asks for an approval: an author of it, who can't give it. */
    public Receipt ask(ApprovalDigest of, Actor by, String note) {
        Instant now = programme.clock().instant();
        return programme.state().write(tx -> {
            tx.update(
                    "INSERT INTO approval_request (segment, digest, asked_by, asked_at, note) VALUES (?, ?, ?, ?, ?)",
                    of.segment(),
                    of.digest(),
                    by.id(),
                    now,
                    note);
            return programme
                    .journal()
                    .append(tx, new Entry("approval-request", now, by, facts(of).build()));
        });
    }

    /**
     * Approves or refuses.
     *
     * @param authors names of those who wrote the segment or a campaign on it, beside those who asked
     * @param until when an approval ends
     * @return empty where the actor is one of the authors, and then nothing is kept
     */
    public Optional<Receipt> decide(
            ApprovalDigest of, boolean approve, Actor by, Collection<String> authors, String reason, Instant until) {
        Instant now = programme.clock().instant();
        return programme.state().write(tx -> {
            if (isAuthor(tx, of, by, authors)) {
                return Optional.empty();
            }
            tx.update(
                    "INSERT INTO approval (segment, digest, decision, decided_by, decided_at, expires_at, reason)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    of.segment(),
                    of.digest(),
                    approve ? APPROVED : REFUSED,
                    by.id(),
                    now,
                    until,
                    reason);
            Json.Builder facts = facts(of).put("decision", approve ? APPROVED : REFUSED);
            if (approve) {
                facts.put("expires_at", until.toString());
            }
            return Optional.of(programme.journal().append(tx, new Entry("approval", now, by, facts.build())));
        });
    }

    private static boolean isAuthor(Tx tx, ApprovalDigest of, Actor by, Collection<String> authors) {
        boolean asked = tx
                .rows(
                        "SELECT asked_by FROM approval_request WHERE segment = ? AND digest = ?",
                        row -> row.text("asked_by"),
                        of.segment(),
                        of.digest())
                .stream()
                .anyMatch(name -> Actor.isSame(name, by.id()));
        return asked || authors.stream().anyMatch(name -> Actor.isSame(name, by.id()));
    }

    /** How a segment stands at an instant; the newest decision on just this digest counts. */
    public Standing standing(String segment, String digest, Instant at) {
        return programme.state().read(tx -> standing(tx, segment, digest, at));
    }

    /** Which of some segments may be used now. */
    public Cleared cleared(Set<String> asked, Workspace workspace, Checker.Checked checked) {
        if (!workspace.settings().fourEyes()) {
            return new Cleared(asked, Map.of());
        }
        Instant now = programme.clock().instant();
        Map<String, String> refused = new TreeMap<>();
        for (String id : asked) {
            ApprovalDigest.of(id, checked, workspace)
                    .map(digest -> missing(id, digest.digest(), now))
                    .orElse(Optional.of("a campaign on it can't be read"))
                    .ifPresent(why -> refused.put(id, why));
        }
        Set<String> allowed = new TreeSet<>(asked);
        allowed.removeAll(refused.keySet());
        return new Cleared(allowed, refused);
    }

    /** Why a segment as it stands may not be used at an instant; empty where it may. */
    public Optional<String> missing(String segment, String digest, Instant at) {
        Standing standing = standing(segment, digest, at);
        return standing.isApproved() ? Optional.empty() : Optional.of(standing.why());
    }

    private static Standing standing(Tx tx, String segment, String digest, Instant at) {
        Optional<Standing> decided = tx.first(
                "SELECT decision, decided_by, decided_at, expires_at, reason FROM approval"
                        + " WHERE segment = ? AND digest = ? ORDER BY n DESC",
                row -> decided(row, at),
                segment,
                digest);
        return decided.or(() -> tx.first(
                        "SELECT asked_by, asked_at, note FROM approval_request"
                                + " WHERE segment = ? AND digest = ? ORDER BY n DESC",
                        row -> new Standing(
                                Standing.State.ASKED,
                                row.optional("asked_by"),
                                row.optionalInstant("asked_at"),
                                Optional.empty(),
                                row.text("note")),
                        segment,
                        digest))
                .orElseGet(() -> Standing.none(
                        tx.number(
                                                "SELECT COUNT(*) AS n FROM approval WHERE segment = ? AND decision = ?",
                                                segment,
                                                APPROVED)
                                        > 0
                                ? Standing.State.CHANGED
                                : Standing.State.NONE));
    }

    /** An approval counts from the instant at which it was given until its end. */
    private static Standing decided(Row row, Instant at) {
        Instant since = row.instant("decided_at");
        Instant until = row.instant("expires_at");
        Standing.State state = Standing.State.REFUSED;
        if (row.text("decision").equals(APPROVED)) {
            state = at.isBefore(until) ? Standing.State.APPROVED : Standing.State.ENDED;
            if (at.isBefore(since)) {
                state = Standing.State.NONE;
            }
        }
        return new Standing(
                state, row.optional("decided_by"), Optional.of(since), Optional.of(until), row.text("reason"));
    }

    private static Json.Builder facts(ApprovalDigest of) {
        Json.Builder campaigns = Json.object();
        of.campaigns().forEach(campaigns::put);
        return Json.object()
                .put("segment", of.segment())
                .put("digest", of.digest())
                .put("definition", of.definition())
                .put("facts", of.facts())
                .put("law", of.law())
                .put("campaigns", campaigns.build());
    }
}

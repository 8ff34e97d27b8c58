package io.licit.programme.approval;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.campaign.ApprovalDigests;
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
import java.util.List;
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

    /** As below, of nobody in particular. */
    public Receipt ask(ApprovalDigest of, Actor by, String note) {
        return ask(of, by, note, "");
    }

    /**
     * Keeps that somebody asks for an approval: an author of it, who can't give it.
     *
     * @param reviewer who is asked to decide; blank where anybody may be
     */
    public Receipt ask(ApprovalDigest of, Actor by, String note, String reviewer) {
        Instant now = programme.clock().instant();
        return programme.state().write(tx -> {
            tx.update(
                    "INSERT INTO approval_request (segment, digest, asked_by, asked_at, note, reviewer)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    of.segment(),
                    of.digest(),
                    by.id(),
                    now,
                    note,
                    reviewer);
            return programme
                    .journal()
                    .append(tx, new Entry("approval-request", now, by, facts(of).build()));
        });
    }

    /** Takes back what somebody has asked for on a segment; empty where nothing of hers waits. */
    public Optional<Receipt> withdraw(String segment, Actor by) {
        Instant now = programme.clock().instant();
        return programme.state().write(tx -> {
            List<Request> hers = waiting(tx).stream()
                    .filter(one -> one.segment().equals(segment) && Actor.isSame(one.by(), by.id()))
                    .toList();
            if (hers.isEmpty()) {
                return Optional.empty();
            }
            hers.forEach(one -> tx.update(
                    "INSERT INTO approval_withdrawal (request, by_id, withdrawn_at) VALUES (?, ?, ?)",
                    one.number(),
                    by.id(),
                    now));
            Json.Obj facts = Json.object()
                    .put("segment", segment)
                    .put(
                            "digests",
                            Json.strings(hers.stream()
                                    .map(Request::digest)
                                    .distinct()
                                    .toList()))
                    .build();
            return Optional.of(programme.journal().append(tx, new Entry("approval-withdrawal", now, by, facts)));
        });
    }

    /**
     * Requests that wait for a decision, the oldest first: of each segment the newest, where nothing of the segment was
     * decided since. Whether a segment still is what was asked for, whoever knows its digest says.
     */
    public List<Request> waiting() {
        return programme.state().read(Approvals::waiting);
    }

    private static List<Request> waiting(Tx tx) {
        return tx.rows(
                "SELECT r.* FROM approval_request r"
                        + " WHERE r.n = (SELECT MAX(o.n) FROM approval_request o WHERE o.segment = r.segment)"
                        + " AND r.n NOT IN (SELECT request FROM approval_withdrawal)"
                        + " AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.segment = r.segment"
                        + " AND a.decided_at >= r.asked_at) ORDER BY r.n",
                row -> new Request(
                        row.number("n"),
                        row.text("segment"),
                        row.text("digest"),
                        row.text("asked_by"),
                        row.instant("asked_at"),
                        row.text("note"),
                        row.text("reviewer")));
    }

    /** What the last approval of a segment rested on, whether it still counts or not; empty where none has kept it. */
    public Optional<Grounds> lastGrounds(String segment) {
        return programme
                .state()
                .read(tx -> tx.first(
                        "SELECT grounds FROM approval WHERE segment = ? AND decision = ? AND grounds <> ''"
                                + " ORDER BY n DESC LIMIT 1",
                        row -> row.text("grounds"),
                        segment,
                        APPROVED))
                .flatMap(Grounds::read);
    }

    /** As below, without what could be held against a later state. */
    public Optional<Receipt> decide(
            ApprovalDigest of, boolean approve, Actor by, Collection<String> authors, String reason, Instant until) {
        return decide(of, Optional.empty(), approve, by, authors, reason, until);
    }

    /**
     * Approves or refuses.
     *
     * @param authors names of those who wrote the segment or a campaign on it, beside those who asked
     * @param until when an approval ends
     * @return empty where the actor is one of the authors, and then nothing is kept
     */
    Optional<Receipt> decide(
            Grounds grounds, boolean approve, Actor by, Collection<String> authors, String reason, Instant until) {
        return decide(grounds.of(), Optional.of(grounds.json()), approve, by, authors, reason, until);
    }

    private Optional<Receipt> decide(
            ApprovalDigest of,
            Optional<Json.Obj> grounds,
            boolean approve,
            Actor by,
            Collection<String> authors,
            String reason,
            Instant until) {
        Instant now = programme.clock().instant();
        return programme.state().write(tx -> {
            if (isAuthor(tx, of, by, authors)) {
                return Optional.empty();
            }
            tx.update(
                    "INSERT INTO approval (segment, digest, decision, decided_by, decided_at, expires_at, reason, grounds)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    of.segment(),
                    of.digest(),
                    approve ? APPROVED : REFUSED,
                    by.id(),
                    now,
                    until,
                    reason,
                    grounds.map(Json::print).orElse(""));
            Json.Builder facts = facts(of).put("decision", approve ? APPROVED : REFUSED);
            if (approve) {
                facts.put("expires_at", until.toString());
            }
            grounds.ifPresent(kept -> facts.put("grounds", kept.digest()));
            return Optional.of(programme.journal().append(tx, new Entry("approval", now, by, facts.build())));
        });
    }

    /** Whether somebody is among the authors, or has asked for the approval of just this. */
    boolean isAuthor(ApprovalDigest of, Actor by, Collection<String> authors) {
        return programme.state().read(tx -> isAuthor(tx, of, by, authors));
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

    /** The same of many, as of one moment of the state. */
    public Map<String, Standing> standings(Map<String, ApprovalDigest> of, Instant at) {
        return programme.state().read(tx -> {
            Map<String, Standing> all = new TreeMap<>();
            of.forEach((segment, digest) -> all.put(segment, standing(tx, segment, digest.digest(), at)));
            return all;
        });
    }

    /** Which of some segments may be used now. */
    public Cleared cleared(Set<String> asked, Workspace workspace, Checker.Checked checked) {
        if (!workspace.settings().fourEyes()) {
            return new Cleared(asked, Map.of());
        }
        Instant now = programme.clock().instant();
        Map<String, String> refused = new TreeMap<>();
        ApprovalDigests digests = new ApprovalDigests(checked, workspace);
        for (String id : asked) {
            digests.of(id)
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
                        "SELECT asked_by, asked_at, note FROM approval_request WHERE segment = ? AND digest = ?"
                                + " AND n NOT IN (SELECT request FROM approval_withdrawal) ORDER BY n DESC",
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

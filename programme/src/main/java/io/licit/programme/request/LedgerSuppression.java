package io.licit.programme.request;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.History;
import io.licit.programme.consent.Ledger;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Licit's own ledger. */
public record LedgerSuppression(Ledger ledger) implements Suppression {
    private static final String METHOD = "request";

    @Override
    public void refuse(
            String person, Set<Purpose> purposes, Set<Channel> channels, ConsentStatus status, Instant at, Actor by) {
        Change change = new Change(
                person,
                words(purposes),
                words(channels),
                status,
                at,
                Optional.empty(),
                METHOD,
                false,
                "",
                Optional.empty(),
                Optional.empty());
        ledger.record(List.of(change), by);
    }

    private static String words(Set<? extends Word> some) {
        return some.isEmpty()
                ? "all"
                : some.stream().map(Word::word).collect(Collectors.toCollection(TreeSet::new)).stream()
                        .collect(Collectors.joining(","));
    }

    @Override
    public void restrict(
            Tx tx, String person, RestrictionKind kind, Instant at, Optional<Instant> until, String reason) {
        ledger.restrict(tx, person, kind, at, until, reason);
    }

    @Override
    public void forget(Tx tx, String person, Instant at) {
        ledger.forget(tx, person, at);
    }

    @Override
    public boolean isHeld(String person, Instant at) {
        return ledger.history(person).restrictions().stream()
                .anyMatch(one -> one.kind() == RestrictionKind.LEGAL_HOLD
                        && one.until().filter(end -> !end.isAfter(at)).isEmpty());
    }

    @Override
    public Json.Obj recorded(String person) {
        History history = ledger.history(person);
        return Json.object()
                .put(
                        "consents",
                        Json.array(history.events().stream()
                                .map(History.Proved::change)
                                .map(LedgerSuppression::json)
                                .toList()))
                .put(
                        "restrictions",
                        Json.array(history.restrictions().stream()
                                .map(LedgerSuppression::json)
                                .toList()))
                .build();
    }

    private static Json.Obj json(Change change) {
        return Json.object()
                .put("purpose", change.purpose())
                .put("channel", change.channel())
                .put("status", change.status().word())
                .put("at", change.at().toString())
                .put("expires_at", change.expiresAt().map(Instant::toString).orElse(""))
                .put("method", change.method())
                .put("notice", change.notice())
                .build();
    }

    private static Json.Obj json(History.Restricted one) {
        return Json.object()
                .put("kind", one.kind().word())
                .put("at", one.at().toString())
                .put("until", one.until().map(Instant::toString).orElse(""))
                .put("reason", one.reason())
                .build();
    }
}

package io.licit.programme.consent;

import io.licit.core.json.Json;
import io.licit.programme.journal.Receipt;
import java.time.Instant;
import java.util.Optional;

/**
 * That changes are recorded and will outlive the machine.
 *
 * @param version of the ledger with them in it
 * @param added how many were new
 * @param known how many stood there already, the same in everything
 * @param receipt of the log's entry on those that were committed together; empty where none was new
 */
public record Acknowledged(long version, int added, int known, Instant at, Optional<Receipt> receipt) {
    /** For programs. */
    public Json.Obj json() {
        return Json.object()
                .put("added", added)
                .put("known", known)
                .put("version", version)
                .put("recorded_at", at.toString())
                .put("entry", receipt.map(Receipt::index).<Json>map(Json::of).orElse(Json.none()))
                .build();
    }
}

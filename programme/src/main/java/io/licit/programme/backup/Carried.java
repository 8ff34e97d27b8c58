package io.licit.programme.backup;

import io.licit.core.json.Json;

/**
 * What a newer state knew and the restored one knows as well. It only takes away: whoever refused or was erased stays out,
 * and who was let in no longer is not let in again.
 *
 * @param refusals that persons withdrew or objected
 * @param restrictions of the use of persons' data
 * @param erasures persons who were erased, by their hashes
 * @param accounts that were disabled, or have other passwords or fewer roles
 * @param tokens that were revoked
 */
public record Carried(long refusals, long restrictions, long erasures, long accounts, long tokens) {
    static final Carried NOTHING = new Carried(0, 0, 0, 0, 0);

    Json.Obj json() {
        return Json.object()
                .put("accounts", accounts)
                .put("erasures", erasures)
                .put("refusals", refusals)
                .put("restrictions", restrictions)
                .put("tokens", tokens)
                .build();
    }
}

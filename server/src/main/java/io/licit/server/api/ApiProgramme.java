package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.programme.account.Accounts;
import io.licit.server.desk.Desk;
import io.licit.server.work.Works;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a privacy programme keeps, for programs: requests, audits, the evidence log, records, the law's changes, accounts. */
final class ApiProgramme {
    private ApiProgramme() {}

    static List<ApiEndpoint> endpoints(Desk desk, Accounts accounts, Works works) {
        List<ApiEndpoint> all = new ArrayList<>();
        all.addAll(new ApiRequests(desk).endpoints());
        all.addAll(new ApiErasure(desk, works).endpoints());
        all.addAll(new ApiAuditFindings(desk, works).endpoints());
        all.addAll(new ApiAudits(desk, works).endpoints());
        all.addAll(new ApiEvidence(desk).endpoints());
        all.addAll(new ApiRecords(desk).endpoints());
        all.addAll(new ApiAccounts(accounts).endpoints());
        all.addAll(new ApiMaking(desk).endpoints());
        return all;
    }

    static void into(Map<String, Json.Obj> schemas) {
        ApiRequests.into(schemas);
        ApiErasure.into(schemas);
        ApiAuditFindings.into(schemas);
        ApiAudits.into(schemas);
        ApiEvidence.into(schemas);
        ApiRecords.into(schemas);
        ApiLawViews.into(schemas);
        ApiAccounts.into(schemas);
        ApiMaking.into(schemas);
    }
}

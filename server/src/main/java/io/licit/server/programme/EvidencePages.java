package io.licit.server.programme;

import io.licit.core.json.Json;
import io.licit.evidence.Audit;
import io.licit.programme.Programme;
import io.licit.programme.account.Role;
import io.licit.programme.journal.Journal;
import io.licit.programme.journal.Logged;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.EntryView;
import io.licit.server.view.Text;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The evidence log: its newest entries, one whole, its key, and whether all of it holds. */
public final class EvidencePages {
    public static final Access READERS = new Access.Of(EnumSet.of(Role.OFFICER, Role.AUDITOR, Role.ADMIN));
    private static final int PAGE = 50;
    private static final int FACTS_CHARACTERS = 160;

    /** Those that are offered; any other can be asked for as well. */
    private static final List<String> KINDS = List.of(
            "account-made",
            "account-roles",
            "approval",
            "approval-request",
            "audit",
            "audit-finding",
            "check",
            "consents",
            "erasure",
            "export-manifest",
            "request",
            "review",
            "run",
            "training");

    private final Programme programme;
    private final Journal journal;

    public EvidencePages(Desk desk) {
        this.programme = desk.programme();
        this.journal = programme.journal();
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/evidence", READERS, visit -> page(visit, "", false)),
                Route.get("/evidence/verify", READERS, visit -> new Reply.Go("/evidence")),
                Route.post("/evidence/verify", READERS, this::verify),
                Route.get("/evidence/{entry}", READERS, this::entry));
    }

    private Reply page(Visit visit, String said, boolean isIntact) {
        String kind = visit.field("kind").strip();
        String stated = visit.field("before");
        long before = stated.isEmpty() ? Long.MAX_VALUE : number(stated);
        // One more than is shown tells whether there are older ones.
        List<Logged> found = journal.before(programme.state(), before, kind, PAGE + 1);
        List<Logged> shown = found.subList(0, Math.min(PAGE, found.size()));
        Map<String, Object> model = new HashMap<>();
        model.put("entries", shown.stream().map(EvidencePages::view).toList());
        model.put("kinds", KINDS);
        model.put("kind", kind);
        model.put("isNewest", stated.isEmpty());
        model.put(
                "older", found.size() > PAGE ? Long.toString(shown.get(PAGE - 1).index()) : "");
        model.put("key", journal.key().verifier().print());
        model.put("said", said);
        model.put("isIntact", isIntact);
        return Reply.page(visit.isOfPart() ? "part/entries.jte" : "evidence.jte", model);
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(text);
    }

    /** Recomputes all of the log, while the visitor waits. */
    private Reply verify(Visit visit) {
        Audit audit = journal.check(programme.state());
        Text text = visit.text();
        return page(
                visit,
                audit.wrong()
                        .map(wrong -> text.of("evidence.wrong", wrong))
                        .orElseGet(() -> text.of("evidence.intact", audit.entries())),
                audit.intact());
    }

    private Reply entry(Visit visit) {
        Logged logged =
                journal.entry(programme.state(), number(visit.part("entry"))).orElseThrow(Refusal::notFound);
        return Reply.page(
                "entry.jte",
                Map.of("entry", view(logged), "whole", logged.whole().print()));
    }

    private static EntryView view(Logged one) {
        String facts = one.facts() instanceof Json.Obj known ? known.canonical() : "";
        return new EntryView(
                Long.toString(one.index()),
                one.at().replaceAll("\\.\\d+Z", "Z").replace('T', ' '),
                one.by(),
                one.kind(),
                facts.length() <= FACTS_CHARACTERS ? facts : facts.substring(0, FACTS_CHARACTERS) + "…");
    }
}

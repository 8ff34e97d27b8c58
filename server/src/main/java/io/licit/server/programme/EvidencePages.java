package io.licit.server.programme;

import io.licit.core.diagnostic.Said;
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
import io.licit.server.view.Minutes;
import io.licit.server.view.Text;
import io.licit.server.work.Work;
import io.licit.server.work.WorkPages;
import io.licit.server.work.Works;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private static final String HERE = "/evidence";
    private static final String VERIFY = "work.verify";

    private final Programme programme;
    private final Journal journal;
    private final Works works;
    /** What came of verifying it last; one, or none since the application has started. */
    private final List<Verified> verified = new ArrayList<>(1);

    /** @param by who asked for it */
    private record Verified(Instant at, String by, Audit audit) {}

    public EvidencePages(Desk desk, Works works) {
        this.programme = desk.programme();
        this.works = works;
        this.journal = programme.journal();
    }

    public List<Route> routes() {
        return List.of(
                Route.get(HERE, READERS, this::page),
                Route.get("/evidence/verify", READERS, visit -> new Reply.Go(HERE)),
                Route.post("/evidence/verify", READERS, this::verify),
                Route.get("/evidence/{entry}", READERS, this::entry));
    }

    private Reply page(Visit visit) {
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
        Optional<Verified> last = last();
        model.put("said", last.map(one -> said(visit.text(), one)).orElse(""));
        model.put("isIntact", last.filter(one -> one.audit().intact()).isPresent());
        model.put(
                "open",
                works.open().stream()
                        .filter(one -> one.kind().key().equals(VERIFY))
                        .map(one -> WorkPages.view(visit, one))
                        .toList());
        return Reply.page(visit.isOfPart() ? "part/entries.jte" : "evidence.jte", model);
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(text);
    }

    private Optional<Verified> last() {
        synchronized (verified) {
            return verified.stream().findFirst();
        }
    }

    private static String said(Text text, Verified last) {
        String found = last.audit()
                .wrong()
                .map(wrong -> text.of("evidence.wrong", wrong))
                .orElseGet(() -> text.of("evidence.intact", last.audit().entries()));
        return text.of("evidence.verified", Minutes.of(last.at()), last.by(), found);
    }

    /** Recomputes all of the log, while the visitor does something else. */
    private Reply verify(Visit visit) {
        String by = visit.visitor().id();
        Work work = works.start(new Work.Kind(VERIFY, "", HERE), by, progress -> {
            Audit audit = journal.check(programme.state(), share -> progress.at(Said.of("verifying the log"), share));
            synchronized (verified) {
                verified.clear();
                verified.add(new Verified(programme.clock().instant(), by, audit));
            }
            return new Work.State.Done(HERE);
        });
        return new Reply.Go("/work/" + work.id());
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

package io.licit.server.export;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.workspace.Workspace;
import io.licit.programme.export.ExportException;
import io.licit.programme.export.ExportKind;
import io.licit.programme.export.Exports;
import io.licit.programme.export.Manifest;
import io.licit.programme.export.Order;
import io.licit.programme.export.Outcome;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.ExportForm;
import io.licit.server.view.ExportLine;
import io.licit.server.view.ExportView;
import io.licit.server.view.FindingView;
import io.licit.server.view.Minutes;
import io.licit.server.view.Shown;
import io.licit.server.work.Work;
import io.licit.server.work.WorkPages;
import io.licit.server.work.Works;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Files that leave: what there is and until when, a form to make one, and what is done about each. */
public final class ExportPages {
    private final Desk desk;
    private final Exporting exporting;

    public ExportPages(Desk desk, Works works) {
        this.desk = desk;
        this.exporting = new Exporting(desk, works);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/exports", Access.READERS, visit -> list(visit, 200, "", List.of(), List.of())),
                Route.post("/exports", Access.AUTHORS, this::export),
                Route.get("/exports/{id}", Access.READERS, visit -> one(visit, 200, "")),
                Route.get("/exports/{id}/file", Access.AUTHORS, this::handOut),
                Route.post("/exports/{id}/recheck", Access.AUTHORS, this::recheck),
                Route.post("/exports/{id}/withdraw", Access.AUTHORS, this::withdraw));
    }

    private static Actor actor(Visit visit) {
        return new Actor(visit.visitor().id());
    }

    /** @param missing what somebody has to do before anything leaves, in words */
    private Reply list(Visit visit, int status, String said, List<String> missing, List<Diagnostic> findings) {
        Desk.Standing stands = desk.standing();
        long minimum = stands.minimum(visit.visitor());
        Shown shown = new Shown(visit.text(), stands.opened().book());
        List<FindingView> found = findings.stream().map(shown::finding).toList();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "lines",
                exporting.all().stream().map(one -> line(shown, one, minimum)).toList());
        model.put("form", form(visit, stands));
        model.put("mayExport", Access.AUTHORS.admits(visit.visitor()));
        model.put("said", said);
        model.put("missing", missing);
        model.put("findings", found);
        model.put(
                "running",
                exporting.open().stream().map(one -> WorkPages.view(visit, one)).toList());
        return new Reply.Page(status, "exports.jte", model);
    }

    private static ExportLine line(Shown shown, Exports.Listed one, long minimum) {
        return new ExportLine(
                one.id(),
                one.segment(),
                one.kind(),
                String.valueOf(one.file().getFileName()),
                shown.count(one.rows(), minimum),
                Minutes.of(one.madeAt()),
                Minutes.of(one.validUntil()),
                one.state().replace(' ', '-'));
    }

    /** INVARIANT: what is held for audit alone is not offered; whatever else is asked for is held against the law. */
    private static ExportForm form(Visit visit, Desk.Standing stands) {
        Workspace workspace = stands.workspace();
        Optional<Table> persons = workspace.catalogue().persons();
        String key =
                persons.map(table -> ((Table.Role.Persons) table.role()).key()).orElse("");
        return new ExportForm(
                List.copyOf(workspace.segments().keySet()),
                Word.words(ExportKind.class),
                Word.words(Channel.class),
                workspace.campaigns().values().stream()
                        .map(campaign -> new ExportForm.Campaign(campaign.id(), campaign.segment()))
                        .toList(),
                persons.map(table -> table.columns().values().stream()
                                .filter(column -> !column.auditOnly())
                                .map(Column::name)
                                .filter(name -> !name.equals(key))
                                .toList())
                        .orElse(List.of()),
                visit.field("segment"),
                visit.field("kind"),
                visit.field("channel"),
                visit.field("campaign"),
                new TreeSet<>(visit.fields("column")));
    }

    private Reply export(Visit visit) {
        String segment = visit.field("segment");
        if (!desk.standing().workspace().segments().containsKey(segment)) {
            throw Refusal.notFound();
        }
        ExportKind kind = Word.of(ExportKind.class, visit.field("kind")).orElseThrow(Refusal::notFound);
        Optional<Channel> channel = Optional.of(visit.field("channel"))
                .filter(word -> !word.isEmpty())
                .map(word -> Word.of(Channel.class, word).orElseThrow(Refusal::notFound));
        Order order = exporting.order(
                new Exporting.Wish(
                        segment,
                        kind,
                        visit.fields("column"),
                        Optional.of(visit.field("campaign")).filter(id -> !id.isEmpty()),
                        channel),
                actor(visit));
        try {
            Optional<Outcome> stopped = exporting.examine(order);
            if (stopped.isPresent()) {
                return stopped(visit, stopped.get());
            }
        } catch (ExportException refused) {
            return list(visit, 422, Exporting.said(refused), List.of(), List.of());
        }
        return new Reply.Go("/work/" + exporting.begin(order).id());
    }

    private Reply stopped(Visit visit, Outcome outcome) {
        if (outcome instanceof Outcome.Blocked blocked) {
            return list(visit, 409, visit.text().of("export.blocked"), blocked.missing(), List.of());
        }
        List<Diagnostic> findings = outcome instanceof Outcome.Refused refused ? refused.findings() : List.of();
        return list(visit, 422, visit.text().of("export.refused"), List.of(), findings);
    }

    private Exports.Listed listed(Visit visit) {
        return exporting.listed(visit.part("id"));
    }

    private Reply one(Visit visit, int status, String said) {
        Exports.Listed one = listed(visit);
        Desk.Standing stands = desk.standing();
        long minimum = stands.minimum(visit.visitor());
        Shown shown = new Shown(visit.text(), stands.opened().book());
        Optional<Manifest> manifest = Exporting.manifest(one);
        List<ExportView.Removed> removed = new ArrayList<>();
        manifest.map(Manifest::removed)
                .orElse(Map.of())
                .forEach((rule, count) -> removed.add(new ExportView.Removed(rule, shown.count(count, minimum))));
        boolean isAuthor = Access.AUTHORS.admits(visit.visitor());
        Map<String, Object> model = new HashMap<>();
        model.put(
                "view",
                new ExportView(
                        line(shown, one, minimum),
                        manifest.map(Manifest::columns).orElse(List.of()),
                        removed,
                        manifest.map(Manifest::isRedefined).orElse(false),
                        manifest.flatMap(Exporting::entry).map(String::valueOf).orElse("")));
        model.put("mayAct", isAuthor && one.isCurrent() && manifest.isPresent());
        model.put("mayTake", isAuthor && one.isLive() && manifest.isPresent() && exporting.mayTake(visit.visitor()));
        model.put("isGone", one.isCurrent() && manifest.isEmpty());
        model.put("said", said);
        return new Reply.Page(status, "export.jte", model);
    }

    private Reply handOut(Visit visit) {
        return exporting.handOut(listed(visit), visit.visitor());
    }

    private Reply recheck(Visit visit) {
        Work work = exporting.beginRecheck(listed(visit), actor(visit));
        return new Reply.Go("/work/" + work.id());
    }

    private Reply withdraw(Visit visit) {
        Exports.Listed one = listed(visit);
        try {
            exporting.withdraw(one, actor(visit));
        } catch (Refusal gone) {
            return one(visit, gone.status(), gone.said(visit.text()));
        }
        return new Reply.Go("/exports/" + one.id());
    }
}

package io.licit.server.export;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.json.Json;
import io.licit.core.workspace.Workspace;
import io.licit.engine.StateFolder;
import io.licit.programme.account.Role;
import io.licit.programme.export.ExportException;
import io.licit.programme.export.ExportKind;
import io.licit.programme.export.Exports;
import io.licit.programme.export.Manifest;
import io.licit.programme.export.Order;
import io.licit.programme.export.Outcome;
import io.licit.programme.export.Rechecks;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Clearance;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.route.Visitor;
import io.licit.server.view.ExportForm;
import io.licit.server.view.ExportLine;
import io.licit.server.view.ExportView;
import io.licit.server.view.FindingView;
import io.licit.server.view.Minutes;
import io.licit.server.view.Shown;
import io.licit.server.work.Work;
import io.licit.server.work.WorkPages;
import io.licit.server.work.Works;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Files that leave: what there is and until when, a form to make one, and what is done about each. */
public final class ExportPages {
    private static final Access READERS =
            new Access.Of(EnumSet.of(Role.MARKETER, Role.ANALYST, Role.OFFICER, Role.AUDITOR));
    private static final String EXPORT = "work.export";
    private static final String RECHECK = "work.recheck";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Desk desk;
    private final Works works;
    private final Exports exports;
    private final Exporting exporting;

    public ExportPages(Desk desk, Works works) {
        this.desk = desk;
        this.works = works;
        this.exports = new Exports(desk.programme());
        this.exporting = new Exporting(desk);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/exports", READERS, visit -> list(visit, 200, "", List.of(), List.of())),
                Route.post("/exports", Access.AUTHORS, this::export),
                Route.get("/exports/{id}", READERS, visit -> one(visit, 200, "")),
                Route.get("/exports/{id}/file", Access.AUTHORS, this::handOut),
                Route.post("/exports/{id}/recheck", Access.AUTHORS, this::recheck),
                Route.post("/exports/{id}/withdraw", Access.AUTHORS, this::withdraw));
    }

    private Instant now() {
        return desk.clock().instant();
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
                exports.list(now()).stream()
                        .map(one -> line(shown, one, minimum))
                        .toList());
        model.put("form", form(visit, stands));
        model.put("mayExport", Access.AUTHORS.admits(visit.visitor()));
        model.put("said", said);
        model.put("missing", missing);
        model.put("findings", found);
        model.put(
                "running",
                works.open().stream()
                        .filter(one ->
                                Set.of(EXPORT, RECHECK).contains(one.kind().key()))
                        .map(one -> WorkPages.view(visit, one))
                        .toList());
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
        Actor by = actor(visit);
        Order order = new Order(
                segment,
                folder().resolve(segment + "-" + STAMP.format(now()) + ending(kind)),
                kind,
                visit.fields("column"),
                Optional.of(visit.field("campaign")).filter(id -> !id.isEmpty()),
                channel,
                false,
                by);
        try {
            Optional<Outcome> stopped = exporting.examine(order);
            if (stopped.isPresent()) {
                return stopped(visit, stopped.get());
            }
        } catch (ExportException refused) {
            return list(visit, 422, said(refused), List.of(), List.of());
        }
        Work work = works.startAnew(
                new Work.Kind(EXPORT, segment, "/exports"),
                by.id(),
                progress -> page(carriedOut(() -> exporting.export(order, progress))));
        return new Reply.Go("/work/" + work.id());
    }

    private Reply stopped(Visit visit, Outcome outcome) {
        if (outcome instanceof Outcome.Blocked blocked) {
            return list(visit, 409, visit.text().of("export.blocked"), blocked.missing(), List.of());
        }
        List<Diagnostic> findings = outcome instanceof Outcome.Refused refused ? refused.findings() : List.of();
        return list(visit, 422, visit.text().of("export.refused"), List.of(), findings);
    }

    private static String said(ExportException refused) {
        return refused.getMessage() + (refused.help().isEmpty() ? "" : "; " + refused.help());
    }

    /** Below the state, which is in no git and is searched when somebody is erased. */
    private Path folder() {
        Path folder = StateFolder.of(desk.folder()).resolve("exported");
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String ending(ExportKind kind) {
        return switch (kind) {
            case PARQUET -> ".parquet";
            case NDJSON -> ".ndjson";
            case CSV, GOOGLE_CUSTOMER_MATCH, META_CUSTOM_AUDIENCE, TIKTOK_CUSTOMER_FILE -> ".csv";
        };
    }

    private interface Deed {
        Outcome done();
    }

    /** What can't be carried out is told to whoever waits for it. */
    private static Outcome carriedOut(Deed deed) {
        try {
            return deed.done();
        } catch (ExportException failed) {
            throw new Refusal(409, "export.failed", said(failed));
        }
    }

    /** Where what came of it is seen. */
    private static String page(Outcome outcome) {
        if (outcome instanceof Outcome.Written written) {
            return "/exports/" + written.manifest().id();
        }
        if (outcome instanceof Outcome.Blocked blocked) {
            throw new Refusal(409, "export.failed", String.join("; ", blocked.missing()));
        }
        if (outcome instanceof Outcome.Refused refused) {
            throw new Refusal(
                    409,
                    "export.failed",
                    refused.findings().stream().map(one -> one.message().text()).collect(Collectors.joining("; ")));
        }
        return "/exports";
    }

    private Exports.Listed listed(Visit visit) {
        return exports.find(visit.part("id"), now()).orElseThrow(Refusal::notFound);
    }

    private Reply one(Visit visit, int status, String said) {
        Exports.Listed one = listed(visit);
        Desk.Standing stands = desk.standing();
        long minimum = stands.minimum(visit.visitor());
        Shown shown = new Shown(visit.text(), stands.opened().book());
        Optional<Manifest> manifest = manifest(one);
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
                        manifest.map(ExportPages::entry).orElse("")));
        model.put("mayAct", isAuthor && one.isCurrent() && manifest.isPresent());
        model.put("mayTake", isAuthor && one.isLive() && manifest.isPresent() && mayTake(visit.visitor()));
        model.put("isGone", one.isCurrent() && manifest.isEmpty());
        model.put("said", said);
        return new Reply.Page(status, "export.jte", model);
    }

    /** Empty where the file has another manifest by now, or none. */
    private static Optional<Manifest> manifest(Exports.Listed one) {
        try {
            return Optional.of(Rechecks.find(one.file()).manifest())
                    .filter(manifest -> manifest.id().equals(one.id()));
        } catch (ExportException gone) {
            return Optional.empty();
        }
    }

    private static String entry(Manifest manifest) {
        return manifest.content().get("evidence").orElse(Json.none()) instanceof Json.Obj evidence
                        && evidence.get("index").orElse(Json.none()) instanceof Json.Num index
                ? index.value().toPlainString()
                : "";
    }

    /** Officers, and whoever has every certificate that is asked of her. */
    private boolean mayTake(Visitor visitor) {
        return visitor.has(Role.OFFICER)
                || new Clearance(desk.programme())
                        .missing(new Actor(visitor.id()), now())
                        .isEmpty();
    }

    /** INVARIANT: persons leave this page only to whom it may be, and the log has it before. */
    private Reply handOut(Visit visit) {
        Exports.Listed one = listed(visit);
        if (!mayTake(visit.visitor())) {
            throw new Refusal(403, "export.no-certificate");
        }
        try {
            exports.handOut(one, actor(visit));
        } catch (ExportException refused) {
            throw new Refusal(409, "export.failed", said(refused));
        }
        return new Reply.File(
                "application/octet-stream", String.valueOf(one.file().getFileName()), one.file());
    }

    private Reply recheck(Visit visit) {
        Exports.Listed one = listed(visit);
        Actor by = actor(visit);
        Work work = works.start(
                new Work.Kind(RECHECK, String.valueOf(one.file().getFileName()), "/exports/" + one.id()),
                by.id(),
                progress -> page(carriedOut(() -> exporting.recheck(one, by, progress))));
        return new Reply.Go("/work/" + work.id());
    }

    /** File and manifest are deleted; that they were there stays in the log. */
    private Reply withdraw(Visit visit) {
        Exports.Listed one = listed(visit);
        if (!one.isCurrent() || manifest(one).isEmpty()) {
            return one(visit, 409, visit.text().of("export.gone"));
        }
        new Rechecks(desk.programme())
                .revoke(Rechecks.find(one.file()), new Rechecks.Ended("withdrawn by somebody"), actor(visit), now());
        return new Reply.Go("/exports/" + one.id());
    }
}

package io.licit.server.segment;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.catalogue.Channel;
import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.segment.Definition;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Workspace;
import io.licit.engine.AudienceCounts;
import io.licit.engine.StoredAudience;
import io.licit.engine.Warehouse;
import io.licit.programme.approval.Approvals;
import io.licit.programme.people.Actor;
import io.licit.server.build.Builder;
import io.licit.server.build.Subjects;
import io.licit.server.desk.Desk;
import io.licit.server.desk.SegmentFiles;
import io.licit.server.desk.SegmentText;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.Answer;
import io.licit.server.view.BuilderView;
import io.licit.server.view.FindingView;
import io.licit.server.view.FunnelView;
import io.licit.server.view.SegmentLine;
import io.licit.server.view.Shown;
import io.licit.server.view.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Segments: the list, and one with its condition, its findings and who is left of whom it is about. */
public final class SegmentPages {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Desk desk;
    private final SegmentFiles files;

    public SegmentPages(Desk desk) {
        this.desk = desk;
        this.files = desk.files();
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/segments", Access.STAFF, this::list),
                Route.get("/segments/{id}", Access.STAFF, this::one),
                Route.post("/segments/{id}/try", Access.STAFF, this::attempt),
                Route.post("/segments/{id}/build", Access.AUTHORS, this::build),
                Route.post("/segments/{id}", Access.AUTHORS, this::save));
    }

    private Reply list(Visit visit) {
        Desk.Standing stands = desk.standing();
        Workspace workspace = stands.workspace();
        Checker.Checked checked = stands.sound();
        long minimum = stands.minimum(visit.visitor());
        Map<String, StoredAudience> stored = Warehouse.stored(stands.opened().folder()).stream()
                .collect(Collectors.toMap(StoredAudience::segment, one -> one, (one, other) -> other));
        Approvals approvals = new Approvals(desk.programme());
        String wanted = visit.field("q").strip().toLowerCase(Locale.ROOT);
        List<SegmentLine> lines = new ArrayList<>();
        for (String id : stands.opened().segments()) {
            Optional<Definition> definition =
                    Optional.ofNullable(workspace.segments().get(id));
            String approval = ApprovalDigest.of(id, checked, workspace)
                    .map(digest -> approvals
                            .standing(id, digest.digest(), desk.clock().instant())
                            .state()
                            .words())
                    .orElse("");
            SegmentLine line = line(
                            visit.text(),
                            id,
                            definition,
                            stands.findings(),
                            Optional.ofNullable(stored.get(id)),
                            minimum)
                    .approvedAs(approval);
            if (line.matches(wanted)) {
                lines.add(line);
            }
        }
        boolean isPart = visit.isOfPart();
        return Reply.page(
                isPart ? "part/segment-rows.jte" : "segments.jte",
                Map.of(
                        "lines",
                        lines,
                        "query",
                        visit.field("q"),
                        "all",
                        stands.opened().segments().size()));
    }

    private static SegmentLine line(
            Text text,
            String id,
            Optional<Definition> definition,
            List<Diagnostic> findings,
            Optional<StoredAudience> stored,
            long minimum) {
        long errors = count(findings, id, Severity.ERROR);
        long warnings = count(findings, id, Severity.WARNING);
        String state = definition.isEmpty() ? "unreadable" : errors > 0 ? "wrong" : warnings > 0 ? "warned" : "sound";
        return new SegmentLine(
                id,
                definition.map(Definition::title).orElse(id),
                definition.map(found -> found.use().purpose().word()).orElse(""),
                definition.map(found -> channels(found)).orElse(""),
                definition.flatMap(Definition::owner).orElse(""),
                state,
                errors,
                warnings,
                "",
                stored.map(one -> one.eligible() > 0 && one.eligible() < minimum
                                ? text.of("preview.fewer-than", minimum)
                                : text.number(one.eligible()))
                        .orElse(""),
                stored.map(one -> MINUTE.format(one.asOf())).orElse(""));
    }

    private static String channels(Definition definition) {
        return definition.use().channels().stream().map(Channel::word).collect(Collectors.joining(", "));
    }

    private static long count(List<Diagnostic> findings, String id, Severity severity) {
        return findings.stream()
                .filter(one -> one.severity() == severity)
                .filter(one -> one.segment().filter(id::equals).isPresent())
                .count();
    }

    private Reply one(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = files.of(stands, id);
        Optional<Definition> definition =
                Optional.ofNullable(stands.workspace().segments().get(id));
        return page(visit, stands, id, file.text(), definition, 200, "");
    }

    private Reply page(
            Visit visit,
            Desk.Standing stands,
            String id,
            String text,
            Optional<Definition> definition,
            int status,
            String said) {
        SourceFile file = files.of(stands, id);
        Map<String, Object> model = new HashMap<>();
        model.put("id", id);
        model.put("title", definition.map(Definition::title).orElse(id));
        model.put("facts", definition.map(found -> facts(visit.text(), found)).orElse(List.of()));
        model.put("file", file.path());
        model.put("text", text);
        model.put("stamp", SegmentFiles.stamp(file));
        model.put("said", said);
        model.put("approval", approval(stands, id));
        Desk.Tried tried = desk.tried(stands, id, new SourceFile(file.path(), text));
        model.put("answer", answer(visit, stands, id, tried));
        model.put("builder", builder(visit, stands, id, conditionOf(tried, id)));
        return new Reply.Page(status, "segment.jte", model);
    }

    private static List<List<String>> facts(Text text, Definition definition) {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of(text.of("segment.purpose"), definition.use().purpose().word()));
        facts.add(List.of(text.of("segment.channels"), channels(definition)));
        facts.add(List.of(
                text.of("segment.basis"),
                definition.basis().map(basis -> basis.word()).orElse(text.of("segment.none"))));
        definition.owner().ifPresent(owner -> facts.add(List.of(text.of("segment.owner"), owner)));
        definition.reason().ifPresent(reason -> facts.add(List.of(text.of("segment.reason"), reason)));
        return facts;
    }

    private String approval(Desk.Standing stands, String id) {
        return stands.checked()
                .flatMap(checked -> ApprovalDigest.of(id, checked, stands.workspace()))
                .map(digest -> new Approvals(desk.programme())
                        .standing(id, digest.digest(), desk.clock().instant())
                        .state()
                        .words())
                .orElse("");
    }

    /** The condition in a segment's text; empty where it can't be read. */
    private static Optional<Builder> conditionOf(Desk.Tried tried, String id) {
        return tried.opened()
                .workspace()
                .flatMap(workspace -> Optional.ofNullable(workspace.segments().get(id)))
                .map(found -> Builder.of(found.where()));
    }

    private static BuilderView builder(Visit visit, Desk.Standing stands, String id, Optional<Builder> builder) {
        List<String> others = stands.opened().segments().stream()
                .filter(other -> !other.equals(id))
                .toList();
        return new BuilderView(
                id,
                builder.map(Builder::rows).orElse(List.of()),
                Subjects.of(stands.workspace().catalogue(), others),
                Access.AUTHORS.admits(visit.visitor()));
    }

    /** What a text would come to; nothing is written. */
    private Reply attempt(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = files.of(stands, id);
        String text = SegmentFiles.limited(visit.field("text"));
        Desk.Tried tried = desk.tried(stands, id, new SourceFile(file.path(), text));
        return Reply.page(
                "part/tried.jte",
                Map.of(
                        "answer", answer(visit, stands, id, tried),
                        "builder", builder(visit, stands, id, conditionOf(tried, id))));
    }

    /** What the builder's rows would come to, put into the text beside them; nothing is written. */
    private Reply build(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = files.of(stands, id);
        BuilderView empty = builder(visit, stands, id, Optional.empty());
        Builder builder;
        try {
            builder = Builder.ofForm(visit::field).done(visit.field("do"), empty.subjects());
        } catch (IllegalArgumentException none) {
            throw new Refusal(400, "error.form");
        }
        String text = SegmentText.withCondition(
                        SegmentFiles.limited(visit.field("text")), builder.text(empty.subjects()))
                .orElseThrow(() -> new Refusal(422, "segment.no-condition"));
        Desk.Tried tried = desk.tried(stands, id, new SourceFile(file.path(), text));
        return Reply.page(
                "part/built.jte",
                Map.of(
                        "answer", answer(visit, stands, id, tried),
                        "builder", builder(visit, stands, id, Optional.of(builder)),
                        "definition", text));
    }

    private Answer answer(Visit visit, Desk.Standing stands, String id, Desk.Tried tried) {
        Shown shown = new Shown(visit.text(), tried.opened().book());
        List<FindingView> findings = tried.findings().stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .map(shown::finding)
                .toList();
        Optional<AudienceCounts> counts = tried.checked().flatMap(checked -> desk.counted(tried.opened(), checked, id));
        Function<AudienceCounts, FunnelView> funnel = one -> shown.funnel(one, stands.minimum(visit.visitor()));
        return new Answer(
                findings,
                counts.map(funnel).stream().toList(),
                MINUTE.format(tried.opened().asOf()),
                counts.isEmpty() ? visit.text().of("segment.no-counts") : "");
    }

    /** INVARIANT: nobody's change is lost: who began with another text than the file has now is shown both. */
    private Reply save(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = files.of(stands, id);
        String text = SegmentFiles.limited(visit.field("text"));
        Optional<Definition> definition =
                Optional.ofNullable(stands.workspace().segments().get(id));
        if (!SegmentFiles.stamp(file).equals(visit.field("stamp"))) {
            return page(visit, stands, id, text, definition, 409, visit.text().of("segment.changed-meanwhile"));
        }
        if (!files.write(stands, id, file, text, new Actor(visit.visitor().id()))) {
            return page(visit, stands, id, text, definition, 422, visit.text().of("segment.not-this-id", id));
        }
        return new Reply.Go(
                "/segments/" + id + "?saved=" + Instant.now(desk.clock()).getEpochSecond());
    }
}

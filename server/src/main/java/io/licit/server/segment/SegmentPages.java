package io.licit.server.segment;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.view.Vocabulary;
import io.licit.core.segment.Definition;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Workspace;
import io.licit.engine.StoredAudience;
import io.licit.engine.Warehouse;
import io.licit.programme.approval.Approvals;
import io.licit.programme.approval.Standing;
import io.licit.programme.definition.Drafts;
import io.licit.programme.definition.Versions;
import io.licit.server.desk.DefinitionFiles;
import io.licit.server.desk.Desk;
import io.licit.server.fairness.LastVerdicts;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.DoneView;
import io.licit.server.view.DraftView;
import io.licit.server.view.LawSaid;
import io.licit.server.view.Minutes;
import io.licit.server.view.SegmentLine;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Segments: the list, and one with its condition, its findings and who is left of whom it is about. */
public final class SegmentPages {
    private final Desk desk;
    private final DefinitionFiles files;
    private final DraftPages drafts;
    private final Answers answers;

    public SegmentPages(Desk desk) {
        this.desk = desk;
        this.files = desk.files();
        this.drafts = new DraftPages(desk);
        this.answers = new Answers(desk);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/segments", Access.STAFF, this::list),
                Route.get("/segments/{id}", Access.STAFF, this::one),
                Route.post("/segments/{id}", Access.AUTHORS, this::save));
    }

    private Reply list(Visit visit) {
        Desk.Standing stands = desk.standing();
        boolean seesFairness = Access.READERS.admits(visit.visitor());
        Known known = known(visit, stands, seesFairness);
        String wanted = visit.field("q").strip().toLowerCase(Locale.ROOT);
        List<SegmentLine> lines = stands.opened().segments().stream()
                .map(id -> line(visit, stands, id, known))
                .filter(line -> line.matches(wanted))
                .toList();
        Set<String> forVisitor = desk.waiting(stands).stream()
                .filter(one -> one.isFor(visit.visitor()))
                .map(one -> one.request().segment())
                .collect(Collectors.toSet());
        Map<String, Object> model = new HashMap<>();
        model.put("lines", lines);
        model.put("waiting", forVisitor);
        model.put("mayMake", Access.AUTHORS.admits(visit.visitor()));
        model.put("seesFairness", seesFairness);
        model.put("query", visit.field("q"));
        model.put("all", stands.opened().segments().size());
        return Reply.page(visit.isOfPart() ? "part/segment-rows.jte" : "segments.jte", model);
    }

    /** What lines of the list are made of, read once for all. */
    private record Known(
            Workspace workspace,
            Map<String, StoredAudience> stored,
            Map<String, List<Diagnostic>> findings,
            Map<String, Standing> approved,
            Optional<LastVerdicts> verdicts) {
        long count(String id, Severity severity) {
            return findings.getOrDefault(id, List.of()).stream()
                    .filter(one -> one.severity() == severity)
                    .count();
        }
    }

    private Known known(Visit visit, Desk.Standing stands, boolean seesFairness) {
        return new Known(
                stands.workspace(),
                Warehouse.stored(stands.opened().folder()).stream()
                        .collect(Collectors.toMap(StoredAudience::segment, one -> one, (one, other) -> other)),
                stands.findings().stream()
                        .collect(Collectors.groupingBy(one -> one.segment().orElse(""))),
                approved(stands),
                seesFairness ? Optional.of(new LastVerdicts(desk, stands, visit)) : Optional.empty());
    }

    /** How those segments stand that could be approved. */
    private Map<String, Standing> approved(Desk.Standing stands) {
        Map<String, ApprovalDigest> digests = new HashMap<>();
        for (String id : stands.opened().segments()) {
            stands.approval(id).ifPresent(digest -> digests.put(id, digest));
        }
        return new Approvals(desk.programme()).standings(digests, desk.clock().instant());
    }

    private static String word(Standing standing) {
        return standing.state().name().toLowerCase(Locale.ROOT);
    }

    private SegmentLine line(Visit visit, Desk.Standing stands, String id, Known known) {
        Text text = visit.text();
        Optional<Definition> definition =
                Optional.ofNullable(known.workspace().segments().get(id));
        Optional<StoredAudience> stored = Optional.ofNullable(known.stored().get(id));
        long minimum = stands.minimum(visit.visitor());
        long errors = known.count(id, Severity.ERROR);
        long warnings = known.count(id, Severity.WARNING);
        String state = definition.isEmpty() ? "unreadable" : errors > 0 ? "wrong" : warnings > 0 ? "warned" : "sound";
        return new SegmentLine(
                id,
                definition.map(Definition::title).orElse(id),
                definition
                        .map(found ->
                                LawSaid.in(text).vocabulary().word(found.use().purpose()))
                        .orElse(""),
                definition.map(found -> channels(text, found)).orElse(""),
                definition.flatMap(Definition::owner).orElse(""),
                state,
                errors,
                warnings,
                Optional.ofNullable(known.approved().get(id))
                        .map(SegmentPages::word)
                        .orElse(""),
                stored.map(one -> one.eligible() > 0 && one.eligible() < minimum
                                ? text.of("preview.fewer-than", minimum)
                                : text.number(one.eligible()))
                        .orElse(""),
                stored.map(one -> Minutes.of(one.asOf())).orElse(""),
                known.verdicts().map(all -> all.of(id)));
    }

    private static String channels(Text text, Definition definition) {
        Vocabulary words = LawSaid.in(text).vocabulary();
        return definition.use().channels().stream().map(words::word).collect(Collectors.joining(", "));
    }

    private Reply one(Visit visit) {
        return page(visit, desk.standing(), visit.part("id"), 200, "");
    }

    /** With the visitor's own draft open, where she has one. */
    private Reply page(Visit visit, Desk.Standing stands, String id, int status, String said) {
        SourceFile file = files.of(stands, id);
        Optional<Drafts.Draft> draft =
                Access.AUTHORS.admits(visit.visitor()) ? drafts.open(visit, id, file) : Optional.empty();
        return page(
                visit,
                stands,
                id,
                draft.map(Drafts.Draft::text).orElseGet(file::text),
                draft.map(Drafts.Draft::begun).orElseGet(() -> stamp(file)),
                draft.map(one -> DraftPages.view(one, file)),
                status,
                said);
    }

    private Reply page(
            Visit visit,
            Desk.Standing stands,
            String id,
            String text,
            String begun,
            Optional<DraftView> draft,
            int status,
            String said) {
        SourceFile file = files.of(stands, id);
        Optional<Definition> definition =
                Optional.ofNullable(stands.workspace().segments().get(id));
        Map<String, Object> model = new HashMap<>();
        model.put("id", id);
        model.put("title", definition.map(Definition::title).orElse(id));
        model.put("facts", definition.map(found -> facts(visit.text(), found)).orElse(List.of()));
        model.put("file", file.path());
        model.put("text", text);
        model.put("stamp", begun);
        model.put("said", said);
        model.put("drafts", draft.stream().toList());
        model.put("happened", happened(visit, id, file));
        model.put("approval", approval(stands, id));
        model.put("isJudged", Access.READERS.admits(visit.visitor()));
        Answers.Answered answered = answers.of(answers.attempt(visit, stands, id, new SourceFile(file.path(), text)));
        model.put("answer", answered.answer());
        model.put("builder", answered.builder());
        return new Reply.Page(status, "segment.jte", model);
    }

    /** What has just been done that can be undone; none where nothing has. */
    private List<DoneView> happened(Visit visit, String id, SourceFile file) {
        if (!Access.AUTHORS.admits(visit.visitor())) {
            return List.of();
        }
        String draft = visit.field("draft");
        if (!draft.isEmpty() && drafts.hasAside(visit, id)) {
            String key = draft.equals("begun") ? "draft.begun" : "draft.set-aside";
            return List.of(new DoneView(visit.text().of(key), "/segments/" + id + "/draft/back", ""));
        }
        if (visit.field("saved").isEmpty()) {
            return List.of();
        }
        String key = visit.field("saved").equals("back") ? "segment.put-back" : "segment.saved";
        return DoneView.saved(
                        visit.text().of(key),
                        new Versions(desk.programme()).lastTwo(Versions.Kind.SEGMENT, id),
                        file.text(),
                        visit.visitor().id(),
                        "/segments/" + id + "/versions/")
                .stream()
                .toList();
    }

    private static List<List<String>> facts(Text text, Definition definition) {
        List<List<String>> facts = new ArrayList<>();
        Vocabulary words = LawSaid.in(text).vocabulary();
        facts.add(
                List.of(text.of("segment.purpose"), words.word(definition.use().purpose())));
        facts.add(List.of(text.of("segment.channels"), channels(text, definition)));
        facts.add(List.of(
                text.of("segment.basis"), definition.basis().map(words::word).orElse(text.of("segment.none"))));
        definition.owner().ifPresent(owner -> facts.add(List.of(text.of("segment.owner"), owner)));
        definition.reason().ifPresent(reason -> facts.add(List.of(text.of("segment.reason"), reason)));
        return facts;
    }

    private String approval(Desk.Standing stands, String id) {
        return stands.approval(id)
                .map(digest -> new Approvals(desk.programme())
                        .standing(id, digest.digest(), desk.clock().instant()))
                .map(SegmentPages::word)
                .orElse("");
    }

    /** INVARIANT: nobody's change is lost: who began with another text than the file has now is shown both. */
    private Reply save(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = files.of(stands, id);
        String text = DefinitionFiles.limited(visit.field("text"));
        String begun = visit.field("stamp");
        if (!stamp(file).equals(begun)) {
            drafts.kept(visit, id, file, text);
            return page(visit, stands, id, 409, visit.text().of("segment.changed-meanwhile"));
        }
        if (!text.equals(file.text()) && !files.write(stands, id, file, text, DraftPages.by(visit))) {
            return page(
                    visit,
                    stands,
                    id,
                    text,
                    begun,
                    Optional.empty(),
                    422,
                    visit.text().of("segment.not-this-id", id));
        }
        drafts.settle(visit, id);
        return new Reply.Go("/segments/" + id + "?saved=1");
    }

    private static String stamp(SourceFile file) {
        return Versions.digest(file.text());
    }
}

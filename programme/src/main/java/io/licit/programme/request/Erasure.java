package io.licit.programme.request;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.json.Json;
import io.licit.engine.FolderLock;
import io.licit.engine.StateFolder;
import io.licit.engine.WarehouseException;
import io.licit.engine.erase.Erasing;
import io.licit.engine.erase.Identifiers;
import io.licit.engine.erase.PersonData;
import io.licit.engine.erase.Rows;
import io.licit.engine.erase.Search;
import io.licit.engine.erase.Steps;
import io.licit.programme.Programme;
import io.licit.programme.account.Repeats;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;
import io.licit.programme.request.Request.Step;
import io.licit.programme.state.Tx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Erases a person: out of every source, audience, warehouse, export and answer, and out of the state; then searches for what
 * is left of her. It is begun in the state and in a file before anything is touched, and each step can be done twice, so
 * that what a program leaves when it dies is finished by {@link #resume}.
 */
public final class Erasure {
    private final Programme programme;
    private final Requests requests;
    private final Suppression suppression;
    private final Exports exports;
    private final Catalogue catalogue;
    private final Steps steps;

    public Erasure(
            Programme programme,
            Requests requests,
            Suppression suppression,
            Exports exports,
            Catalogue catalogue,
            Steps steps) {
        this.programme = programme;
        this.requests = requests;
        this.suppression = suppression;
        this.exports = exports;
        this.catalogue = catalogue;
        this.steps = steps;
    }

    /** What would go, and what would stay and why. Nothing is changed. */
    public ErasureReport dryRun(Request request) {
        String person = person(request);
        PersonData data = PersonData.find(programme.workspace(), catalogue, person, now());
        Map<String, Long> audiences = new TreeMap<>();
        data.audiences().keySet().forEach(segment -> audiences.put(segment, 1L));
        Found made = Found.of(exports.holding(person, data.identifiers()));
        return new ErasureReport(
                request.number(),
                false,
                planned(data),
                audiences,
                made.here(),
                made.elsewhere(),
                programme
                        .state()
                        .read(tx -> Answers.of(programme.workspace(), RequestRows.of(tx, person)))
                        .size(),
                kept(),
                0,
                List.of());
    }

    /**
     * Erases the person of a request.
     *
     * @return with the places where something of her is left; the request is met only where there is none
     * @throws RequestRefused where nobody has verified who asks, or her data is held for a claim
     */
    public ErasureReport fulfil(long number, Actor by) {
        Request request = requests.openOne(number);
        requests.requireVerified(request);
        return alone(() -> fulfil(request, by))
                .orElseThrow(() -> new RequestRefused("another erasure is under way", "try again when it is through"));
    }

    private ErasureReport fulfil(Request request, Actor by) {
        long number = request.number();
        Optional<Intent> before = Intent.read(programme.workspace(), number);
        String person = before.map(Intent::person).orElseGet(() -> person(request));
        PersonData data = PersonData.find(programme.workspace(), catalogue, person, now());
        requireNoHold(number, data);
        Intent intent = new Intent(number, data.person(), data.identifiers()).with(before);
        intent.write(programme.workspace());
        steps.reached("intent");
        begin(intent, planned(data), by);
        steps.reached("begun");
        return carryOut(intent, by);
    }

    private void requireNoHold(long number, PersonData data) {
        boolean held = data.held() || suppression.isHeld(data.person(), now());
        if (held) {
            throw new RequestRefused(
                    "the person of request " + number + " is under a legal-hold, so that nothing may be erased",
                    "when it ends, fulfil the request; to refuse it meanwhile: `licit request refuse " + number
                            + " --reason …`");
        }
    }

    private <T> Optional<T> alone(Supplier<T> work) {
        Path state = StateFolder.of(programme.workspace());
        try {
            Optional<FolderLock> lock = FolderLock.erasing(state);
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            try (FolderLock held = lock.get()) {
                Objects.requireNonNull(held);
                return Optional.of(work.get());
            }
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot lock " + state, failure);
        }
    }

    /** Finishes what has begun and not come through, unless another program is at it. */
    public List<ErasureReport> resume() {
        return alone(this::finish).orElse(List.of());
    }

    private List<ErasureReport> finish() {
        Map<Long, String> unfinished = new TreeMap<>();
        programme
                .state()
                .read(tx -> tx.rows(
                        "SELECT request, by_id FROM erasure_work WHERE ended_at IS NULL",
                        row -> unfinished.put(row.number("request"), row.text("by_id"))));
        List<ErasureReport> reports = new ArrayList<>();
        unfinished.forEach((number, by) -> {
            Intent intent = Intent.read(programme.workspace(), number)
                    .orElseThrow(() -> WarehouseException.environment(
                            "the erasure of request " + number + " was begun on another machine or copy of this"
                                    + " workspace, which must finish it",
                            new IOException("no " + Intent.file(programme.workspace(), number))));
            reports.add(carryOut(intent, new Actor(by)));
        });
        dropStrayIntents();
        return reports;
    }

    /** Of an erasure that died before it had begun, or after it was through. */
    private void dropStrayIntents() {
        for (Request request : requests.all()) {
            if (request.kind() == Kind.ERASURE && !request.state().equals(Step.REMAINING.word())) {
                Intent.remove(programme.workspace(), request.number());
            }
        }
    }

    /** INVARIANT: from here on she is left out of every audience, however far the rest has come. */
    private void begin(Intent intent, List<Erasing.InFile> plan, Actor by) {
        programme.state().write(tx -> {
            Instant now = now();
            Json planned = Json.array(masked(plan, intent.identifiers()).stream()
                    .map(ErasureReport::json)
                    .toList());
            tx.update("DELETE FROM erasure_work WHERE request = ?", intent.request());
            tx.update(
                    "INSERT INTO erasure_work (request, begun_at, by_id, plan) VALUES (?, ?, ?, ?)",
                    intent.request(),
                    now,
                    by.id(),
                    planned.canonical());
            suppression.forget(tx, intent.person(), now);
            return requests.step(tx, intent.request(), Step.BEGUN, "", by, now);
        });
    }

    private ErasureReport carryOut(Intent intent, Actor by) {
        Path workspace = programme.workspace();
        Erasing.Done done =
                new Erasing(workspace, catalogue, now(), steps).erase(intent.person(), intent.identifiers());
        List<Exports.Made> made = exports.holding(intent.person(), intent.identifiers());
        for (Exports.Made export : made) {
            exports.remove(export, intent.person(), intent.identifiers());
            steps.reached("export " + export.id());
        }
        List<Path> answers = programme.state().read(tx -> Answers.of(workspace, RequestRows.of(tx, intent.person())));
        Answers.Removed removed = Answers.remove(workspace, answers);
        steps.reached("answers");
        programme.state().write(tx -> forget(tx, intent));
        steps.reached("state");
        programme.state().compact();
        steps.reached("compacted");
        Found exported = Found.of(made);
        List<String> elsewhere = new ArrayList<>(exported.elsewhere());
        elsewhere.addAll(removed.elsewhere());
        ErasureReport report = search(
                intent,
                new ErasureReport(
                        intent.request(),
                        true,
                        merged(masked(done.files(), intent.identifiers()), planned(intent.request())),
                        done.audiences(),
                        exported.here(),
                        elsewhere.stream().map(intent.identifiers()::masked).toList(),
                        removed.files(),
                        kept(),
                        0,
                        List.of()));
        steps.reached("searched");
        return end(report, by);
    }

    private boolean forget(Tx tx, Intent intent) {
        suppression.forget(tx, intent.person(), now());
        for (Request request : RequestRows.of(tx, intent.person())) {
            tx.update("DELETE FROM request_person WHERE request = ?", request.number());
        }
        Repeats.forgetWith(tx, intent.identifiers()::in);
        return strike(tx, intent, "request", "receipt") && strike(tx, intent, "request_event", "detail");
    }

    /** What was written about requests in free words may name her. */
    private static boolean strike(Tx tx, Intent intent, String table, String column) {
        Map<Long, String> texts = new HashMap<>();
        tx.rows(
                "SELECT n, " + column + " AS words FROM " + table,
                row -> texts.put(row.number("n"), row.text("words")));
        texts.forEach((n, words) -> {
            String struck = intent.identifiers().struck(words);
            if (!struck.equals(words)) {
                tx.update("UPDATE " + table + " SET " + column + " = ? WHERE n = ?", struck, n);
            }
        });
        return true;
    }

    private ErasureReport search(Intent intent, ErasureReport report) {
        Search.Found found = new Search(programme.workspace(), catalogue, intent.identifiers())
                .run(intent.person(), now(), Intent::isOne);
        List<Search.Hit> hits = new ArrayList<>();
        found.hits().forEach(hit -> hits.add(new Search.Hit(intent.identifiers().masked(hit.place()), hit.count())));
        programme
                .state()
                .rowsWith(intent.identifiers()::in)
                .forEach((table, rows) -> hits.add(new Search.Hit("state: " + table, rows)));
        return new ErasureReport(
                report.request(),
                report.done(),
                report.files(),
                report.audiences(),
                report.exports(),
                report.elsewhere(),
                report.answers(),
                report.kept(),
                found.files(),
                hits);
    }

    private ErasureReport end(ErasureReport report, Actor by) {
        programme.state().write(tx -> {
            Instant now = now();
            tx.update(
                    "UPDATE erasure_work SET plan = ?, ended_at = ? WHERE request = ?",
                    report.json().canonical(),
                    now,
                    report.request());
            Json.Obj facts = Json.object()
                    .put("number", report.request())
                    .put("report", report.digest())
                    .put("removed", report.removed())
                    .put("kept", report.staying())
                    .put("searched", report.searched())
                    .put("left", report.hits().size())
                    .build();
            programme.journal().append(tx, new Entry("erasure", now, by, facts));
            Step step = report.isClean() ? Step.FULFILLED : Step.REMAINING;
            return requests.step(tx, report.request(), step, report.digest(), by, now);
        });
        steps.reached("ended");
        if (report.isClean()) {
            Intent.remove(programme.workspace(), report.request());
        }
        return report;
    }

    /** What the last erasure of a request did, as it is kept; empty where none came through. */
    public static Optional<Json> report(Programme programme, long number) {
        return programme
                .state()
                .read(tx -> tx.first(
                        "SELECT plan FROM erasure_work WHERE request = ? AND ended_at IS NOT NULL",
                        row -> Json.parse(row.text("plan")),
                        number));
    }

    private List<Erasing.InFile> planned(long number) {
        Optional<Json> plan = programme
                .state()
                .read(tx -> tx.first(
                        "SELECT plan FROM erasure_work WHERE request = ?",
                        row -> Json.parse(row.text("plan")),
                        number));
        return plan.isPresent() && plan.get() instanceof Json.Arr files
                ? files.items().stream().map(ErasureReport::inFile).toList()
                : List.of();
    }

    /** What an earlier attempt removed counts, though this one found it gone. */
    private static List<Erasing.InFile> merged(List<Erasing.InFile> done, List<Erasing.InFile> planned) {
        Map<String, Erasing.InFile> all = new TreeMap<>();
        done.forEach(file -> all.put(file.file(), file));
        planned.forEach(file -> all.merge(
                file.file(),
                file,
                (now, before) -> new Erasing.InFile(
                        now.table(),
                        now.file(),
                        Math.max(before.removed(), now.removed()),
                        now.kept(),
                        now.emptied())));
        return List.copyOf(all.values());
    }

    private static List<Erasing.InFile> masked(List<Erasing.InFile> files, Identifiers identifiers) {
        return files.stream()
                .map(file -> new Erasing.InFile(
                        file.table(), identifiers.masked(file.file()), file.removed(), file.kept(), file.emptied()))
                .toList();
    }

    private static List<Erasing.InFile> planned(PersonData data) {
        return data.rows().stream()
                .filter(part -> !part.rows().isEmpty())
                .map((Rows part) ->
                        new Erasing.InFile(part.table().name(), part.file(), part.going(), part.staying(), 0))
                .toList();
    }

    private Map<String, ErasureReport.Why> kept() {
        Map<String, ErasureReport.Why> kept = new TreeMap<>();
        for (Table table : catalogue.tables().values()) {
            table.kept()
                    .ifPresent(why -> kept.put(
                            table.name(),
                            new ErasureReport.Why(
                                    why.reason(), why.rule(), why.keep().toString())));
        }
        return kept;
    }

    /** Exports that Licit can write, and those that lie elsewhere. */
    private record Found(List<String> here, List<String> elsewhere) {
        static Found of(List<Exports.Made> made) {
            return new Found(
                    made.stream()
                            .filter(Exports.Made::reachable)
                            .map(Exports.Made::id)
                            .toList(),
                    made.stream()
                            .filter(export -> !export.reachable())
                            .map(export -> "export " + export.id() + ": " + export.file())
                            .toList());
        }
    }

    private static String person(Request request) {
        return request.person()
                .orElseThrow(() -> new RequestRefused(
                        "nobody knows any more whose request " + request.number() + " is", "she was erased"));
    }

    private Instant now() {
        return programme.clock().instant();
    }
}

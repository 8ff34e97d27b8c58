package io.licit.server.fairness;

import io.licit.core.check.Characteristics;
import io.licit.core.segment.Definition;
import io.licit.engine.fairness.History;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.server.desk.Desk;
import io.licit.server.desk.Judgements;
import io.licit.server.desk.Judgements.Judgement;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.AlternativesView;
import io.licit.server.view.FairnessLine;
import io.licit.server.view.FairnessView;
import io.licit.server.view.Minutes;
import io.licit.server.view.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** How segments treat groups: the list with verdicts, and one with its numbers, causes and alternatives. */
public final class FairnessPages {
    private static final String HERE = "/fairness";
    private static final String ALL = "all";

    private final Desk desk;
    private final Judgements judgements;

    public FairnessPages(Desk desk) {
        this.desk = desk;
        this.judgements = desk.judgements();
    }

    public List<Route> routes() {
        return List.of(
                Route.get(HERE, Access.READERS, this::list),
                Route.post(HERE, Access.READERS, this::judgeAll),
                Route.get("/fairness/{segment}", Access.READERS, this::one),
                Route.post("/fairness/{segment}", Access.READERS, this::judge),
                Route.get("/fairness/{segment}/numbers.csv", Access.READERS, this::csv));
    }

    /** Whether a visitor may be told everything. */
    private static boolean seesAll(Visit visit, Desk.Standing stands) {
        return stands.minimum(visit.visitor()) == 1;
    }

    private Reply list(Visit visit) {
        Desk.Standing stands = desk.standing();
        boolean isWhole = seesAll(visit, stands);
        History history = judgements.history();
        List<FairnessLine> lines = new ArrayList<>();
        for (String id : stands.opened().segments()) {
            lines.add(line(visit.text(), stands, id, history.past(id, isWhole)));
        }
        return Reply.page("fairness.jte", Map.of("lines", lines, "hasCharacteristics", hasCharacteristics(stands)));
    }

    private static boolean hasCharacteristics(Desk.Standing stands) {
        return !Characteristics.of(
                        stands.workspace().catalogue(),
                        stands.sound().law().categories(),
                        stands.workspace().settings().fairness().ageBands())
                .isEmpty();
    }

    private FairnessLine line(Text text, Desk.Standing stands, String id, List<History.Past> past) {
        String title = Optional.ofNullable(stands.workspace().segments().get(id))
                .map(Definition::title)
                .orElse(id);
        if (past.isEmpty()) {
            return new FairnessLine(id, title, "never", Digits.NONE, "", List.of());
        }
        History.Past last = past.get(past.size() - 1);
        OptionalDouble lowest = TrendPart.lowest(last, SegmentFairness.MATCHING);
        return new FairnessLine(
                id,
                title,
                last.verdict().map(Digits::look).orElse("never"),
                new Digits(text).ratio(lowest),
                Minutes.of(last.asOf()),
                judgements.since(stands, id, last.digest()).stream()
                        .map(change -> changed(text, change))
                        .toList());
    }

    static String changed(Text text, Judgements.Change change) {
        return switch (change) {
            case SEGMENT -> text.of("fairness.segment-changed");
            case DATA -> text.of("fairness.data-changed");
        };
    }

    /** Nothing is judged by a form that does not say so. */
    private Reply judgeAll(Visit visit) {
        if (!visit.field("segments").equals(ALL)) {
            throw new Refusal(400, "error.form");
        }
        Desk.Standing stands = desk.standing();
        judgements.judge(stands, Set.copyOf(stands.opened().segments()));
        return new Reply.Go(HERE);
    }

    private Reply judge(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = known(stands, visit);
        judgements.judge(stands, Set.of(id));
        return new Reply.Go(HERE + "/" + id);
    }

    /** INVARIANT: only segments that there are are ever named, whatever an address says. */
    private static String known(Desk.Standing stands, Visit visit) {
        String id = visit.part("segment");
        if (!stands.opened().segments().contains(id)) {
            throw Refusal.notFound();
        }
        return id;
    }

    private Reply one(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = known(stands, visit);
        SegmentFairness page = new SegmentFairness(desk, stands, visit, id, seesAll(visit, stands));
        if (visit.isOfPart()) {
            AlternativesView alternatives =
                    page.alternatives().stream().findFirst().orElseThrow(Refusal::notFound);
            return Reply.page("part/alternative.jte", Map.of("id", id, "one", alternatives.now()));
        }
        FairnessView view = page.view();
        return Reply.page("fairness-segment.jte", Map.of("view", view));
    }

    private Reply csv(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = known(stands, visit);
        Judgement judgement = judgements.last(id).orElseThrow(() -> new Refusal(409, "fairness.judge-first"));
        List<CharacteristicResult> chosen = SegmentFairness.chosen(judgement.report(seesAll(visit, stands)), visit);
        return new Reply.Bytes(
                "text/csv; charset=utf-8", GroupsCsv.of(id, chosen).getBytes(StandardCharsets.UTF_8), false);
    }
}

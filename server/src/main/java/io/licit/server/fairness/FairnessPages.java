package io.licit.server.fairness;

import io.licit.core.check.Characteristics;
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
import io.licit.server.view.WorkView;
import io.licit.server.work.Work;
import io.licit.server.work.WorkPages;
import io.licit.server.work.Works;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How segments treat groups: the list with verdicts, and one with its numbers, causes and alternatives. */
public final class FairnessPages {
    private static final String HERE = "/fairness";
    private static final String ALL = "all";
    private static final String TOGETHER = HERE + "/together";
    private static final String JUDGE_ALL = "work.judge-all";
    private static final String JUDGE_ONE = "work.judge-one";

    private final Desk desk;
    private final Works works;
    private final Judgements judgements;

    public FairnessPages(Desk desk, Works works) {
        this.desk = desk;
        this.works = works;
        this.judgements = desk.judgements();
    }

    public List<Route> routes() {
        return List.of(
                Route.get(HERE, Access.READERS, this::list),
                Route.post(HERE, Access.READERS, this::judgeAll),
                // Before the page of a segment, whose address would take this for one.
                Route.get(TOGETHER, Access.READERS, this::together),
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
        LastVerdicts verdicts = new LastVerdicts(desk, stands, visit);
        List<FairnessLine> lines =
                stands.opened().segments().stream().map(verdicts::of).toList();
        return Reply.page(
                "fairness.jte",
                Map.of("lines", lines, "hasCharacteristics", hasCharacteristics(stands), "open", open(visit, "")));
    }

    private Reply together(Visit visit) {
        Desk.Standing stands = desk.standing();
        return Reply.page(
                "fairness-together.jte",
                Map.of(
                        "view",
                        new TogetherPage(desk, stands, visit).view(),
                        "segments",
                        stands.opened().segments().size(),
                        "open",
                        open(visit, "")));
    }

    /** Judging that goes on, of a segment among others where one is named. */
    private List<WorkView> open(Visit visit, String segment) {
        return works.open().stream()
                .filter(one -> one.kind().key().equals(JUDGE_ALL)
                        || one.kind().key().equals(JUDGE_ONE)
                                && (segment.isEmpty() || one.kind().subject().equals(segment)))
                .map(one -> WorkPages.view(visit, one))
                .toList();
    }

    private static boolean hasCharacteristics(Desk.Standing stands) {
        return !Characteristics.of(
                        stands.workspace().catalogue(),
                        stands.sound().law().categories(),
                        stands.workspace().settings().fairness().ageBands())
                .isEmpty();
    }

    /** Nothing is judged by a form that does not say so. */
    private Reply judgeAll(Visit visit) {
        if (!visit.field("segments").equals(ALL)) {
            throw new Refusal(400, "error.form");
        }
        String then = visit.field("then").equals("together") ? TOGETHER : HERE;
        Work work =
                works.start(new Work.Kind(JUDGE_ALL, "", HERE), visit.visitor().id(), progress -> {
                    Desk.Standing stands = desk.standing();
                    judgements.judge(stands, Set.copyOf(stands.opened().segments()), progress);
                    return new Work.State.Done(then);
                });
        return new Reply.Go("/work/" + work.id());
    }

    private Reply judge(Visit visit) {
        String id = known(desk.standing(), visit);
        String page = HERE + "/" + id;
        Work work =
                works.start(new Work.Kind(JUDGE_ONE, id, page), visit.visitor().id(), progress -> {
                    judgements.judge(desk.standing(), Set.of(id), progress);
                    return new Work.State.Done(page);
                });
        return new Reply.Go("/work/" + work.id());
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
        return Reply.page("fairness-segment.jte", Map.of("view", view, "open", open(visit, id)));
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

package io.licit.server.law;

import io.licit.core.law.LawBook;
import io.licit.engine.AudienceChange;
import io.licit.engine.AudienceCounts.Excluded;
import io.licit.fairness.disclosure.Disclosure;
import io.licit.programme.impact.LegalChange;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.ImpactView;
import io.licit.server.view.LawEvent;
import io.licit.server.view.LawSaid;
import io.licit.server.view.Shown;
import io.licit.server.view.Text;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the law of another day changes for the segments here: findings, and persons in audiences. */
public final class ImpactPages {
    private static final int MONTHS = 6;

    private final Desk desk;

    public ImpactPages(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/law/impact", Access.STAFF, this::page),
                Route.get("/law/impact/segments", Access.STAFF, this::segments));
    }

    private LocalDate to(Visit visit) {
        return Days.of(visit.field("to"))
                .orElseGet(() -> LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC)
                        .plusMonths(MONTHS));
    }

    /** The page comes at once; the persons are counted while it is read. */
    private Reply page(Visit visit) {
        return Reply.page("impact.jte", Map.of("to", to(visit).toString()));
    }

    private Reply segments(Visit visit) {
        Desk.Standing stands = desk.standing();
        LawBook book = stands.opened().book();
        Text text = visit.text();
        LegalChange change = desk.data().changed(stands, to(visit));
        Shown shown = new Shown(text, book);
        long minimum = stands.minimum(visit.visitor());
        List<LegalChange.OfSegment> touched = change.segments().stream()
                .filter(LegalChange.OfSegment::isTouched)
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put(
                "events",
                change.rules().stream()
                        .filter(one -> !one.segments().isEmpty())
                        .map(one -> new LawEvent(
                                one.date().toString(),
                                one.event(),
                                LawSaid.in(text).shown(one.rule(), book),
                                true))
                        .toList());
        model.put("rules", (long) change.rules().size());
        model.put("from", change.from().toString());
        model.put("to", change.to().toString());
        model.put("others", (long) (change.segments().size() - touched.size()));
        model.put(
                "segments",
                touched.stream().map(one -> view(one, shown, text, minimum)).toList());
        return Reply.page(visit.isOfPart() ? "part/impact.jte" : "impact-whole.jte", model);
    }

    private static ImpactView view(LegalChange.OfSegment one, Shown shown, Text text, long minimum) {
        AudienceChange audience = one.audience();
        boolean isTold = isTold(audience, minimum);
        List<ImpactView.Move> moves = new ArrayList<>();
        audience.lost().forEach(out -> moves.add(move(true, out, isTold, text)));
        audience.gained().forEach(out -> moves.add(move(false, out, isTold, text)));
        return new ImpactView(
                audience.segment(),
                isTold ? text.number(audience.now()) : "",
                isTold ? text.number(audience.then()) : "",
                moves,
                one.added().stream().map(shown::finding).toList(),
                one.removed().stream().map(shown::finding).toList());
    }

    /**
     * Whether the counts of a change are told. What is left of a number that is told, when another is, must not be a few
     * persons either.
     *
     * @param minimum persons that a count must be of to be told; 1 tells all
     */
    public static boolean isTold(AudienceChange audience, long minimum) {
        return Stream.concat(
                        Stream.of(audience.matching(), audience.now(), audience.then()),
                        Stream.concat(audience.lost().stream(), audience.gained().stream())
                                .map(Excluded::count))
                .noneMatch(count -> Disclosure.small(count, minimum));
    }

    private static ImpactView.Move move(boolean isLost, Excluded out, boolean isTold, Text text) {
        return new ImpactView.Move(isLost, out.rule(), isTold ? text.number(out.count()) : "");
    }
}

package io.licit.programme.request;

import io.licit.core.law.Law;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.segment.Definition;
import io.licit.core.workspace.Workspace;
import io.licit.engine.Explanation;
import io.licit.engine.erase.PersonData;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.consent.Ledger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what a person is to be told. */
public final class Gathering {
    private final Programme programme;
    private final Opened opened;
    private final Workspace workspace;
    private final Exports exports;
    private final Reasons reasons;

    /** Tells why somebody is in segments or not. */
    public interface Reasons {
        /** By segment, of all that can be told at present. */
        Map<String, Explanation> of(String person);
    }

    /**
     * @param exports what left with persons in it
     * @param reasons asked only of somebody whom the data has
     */
    public Gathering(Programme programme, Opened opened, Workspace workspace, Exports exports, Reasons reasons) {
        this.programme = programme;
        this.opened = opened;
        this.workspace = workspace;
        this.exports = exports;
        this.reasons = reasons;
    }

    public Answer of(Request request) {
        String person = request.person().orElse("");
        PersonData data = PersonData.find(opened.folder(), workspace.catalogue(), person, opened.asOf());
        Map<String, Explanation> known = data.isKnown() ? reasons.of(person) : Map.of();
        List<Answer.AboutSegment> segments = new ArrayList<>();
        for (Definition definition : workspace.segments().values()) {
            Optional<Explanation> why = Optional.ofNullable(known.get(definition.id()));
            segments.add(new Answer.AboutSegment(definition, why, rules(why)));
        }
        segments.sort(Comparator.comparing((Answer.AboutSegment about) -> !about.in())
                .thenComparing(about -> about.why().filter(Explanation::matches).isEmpty()));
        Law law = opened.book().inForce(request.received());
        Suppression suppression = new LedgerSuppression(new Ledger(programme));
        return new Answer(
                workspace.settings().name(),
                request,
                programme.clock().instant(),
                workspace.catalogue(),
                data,
                suppression.recorded(person),
                segments,
                exports.holding(person, data.identifiers()),
                new Requests(programme, suppression).of(person),
                Answer.rights(law, law.place(data.country(), data.region())));
    }

    private List<Rule> rules(Optional<Explanation> why) {
        LawBook book = opened.book();
        return why.map(Explanation::excludedBy).orElse(List.of()).stream()
                .flatMap(id -> book.rule(id).stream())
                .toList();
    }
}

package io.licit.core.campaign;

import io.licit.core.diagnostic.Code;
import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Words of a message that are found against for one reason, with every rule that does so and every place where they stand. */
final class Finding {
    private final Code code;
    private final List<Hit> hits = new ArrayList<>();
    private final Set<WordDuty> duties = new LinkedHashSet<>();
    private final List<Span> elsewhere = new ArrayList<>();
    private int start;
    private int end;

    Finding(Code code, Hit hit) {
        this.code = code;
        this.start = hit.start();
        this.end = hit.end();
    }

    Code code() {
        return code;
    }

    void add(Hit hit, WordDuty duty) {
        if (!hits.contains(hit)) {
            hits.add(hit);
        }
        duties.add(duty);
        start = Math.min(start, hit.start());
        end = Math.max(end, hit.end());
    }

    boolean touches(Hit hit) {
        return hits.get(0).passage() == hit.passage() && start < hit.end() && hit.start() < end;
    }

    /** Takes another in that says the same words for the same reason. */
    void add(Finding other) {
        duties.addAll(other.duties);
        elsewhere.add(other.span());
    }

    /** What makes two findings one: what is said, however it is written, and what it says. */
    Object sameness() {
        return List.of(
                code,
                Folded.of(text()).text().toLowerCase(java.util.Locale.ROOT),
                hits.stream().map(hit -> hit.pattern().id()).distinct().sorted().toList());
    }

    String text() {
        return hits.get(0).passage().text().substring(start, end);
    }

    Span span() {
        return hits.get(0).passage().span(start, end);
    }

    /** The pattern that covers most of the words. */
    KnownPattern pattern() {
        Hit widest = hits.get(0);
        for (Hit hit : hits) {
            if (hit.end() - hit.start() > widest.end() - widest.start()
                    || widest.pattern().category().equals(WordDuty.OWN_WORDS)) {
                widest = hit;
            }
        }
        return widest.pattern();
    }

    boolean onlyWarns() {
        return hits.stream().allMatch(hit -> hit.pattern().weight() == KnownPattern.Weight.WARN);
    }

    List<Hit> hits() {
        return hits;
    }

    /** In the law's order. */
    List<WordDuty> duties() {
        return List.copyOf(duties);
    }

    List<Span> elsewhere() {
        return elsewhere;
    }
}

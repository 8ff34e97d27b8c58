package io.licit.core.campaign;

import io.licit.core.check.Verdict;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.source.Span;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings that several rules stand behind: the first in the law's order is named, and the others are told. */
final class Told {
    private static final int PLACES_SHOWN = 8;
    private static final int RULES_SHOWN = 6;

    private Told() {}

    static Diagnostic of(Code code, Verdict verdict, String message, Span span, List<Applied> rules, Subject subject) {
        Rule first = rules.get(0).rule();
        Diagnostic finding = Diagnostic.of(code, message, span)
                .withLaw(new Diagnostic.LawReference(first.id(), verdict.word(), first.cite(), first.url()))
                .withNote(first.requires());
        List<String> others = rules.stream()
                .map(applied -> applied.rule().id())
                .distinct()
                .filter(id -> !id.equals(first.id()))
                .toList();
        if (!others.isEmpty()) {
            int more = others.size() - RULES_SHOWN;
            finding = finding.withNote("so do "
                    + others.stream().limit(RULES_SHOWN).collect(Collectors.joining(", "))
                    + (more > 0 ? " and " + more + " more" : ""));
        }
        return finding.withNote(whom(rules, subject));
    }

    /** Where the rules hold for recipients, and for how many. */
    static String whom(List<Applied> rules, Subject subject) {
        Set<Place> places = new LinkedHashSet<>();
        rules.forEach(applied -> places.addAll(applied.places()));
        String where = where(places);
        return subject.recipients()
                .map(all -> all.isTold()
                        ? living(
                                places.stream()
                                        .mapToLong(place -> all.places().getOrDefault(place, 0L))
                                        .sum(),
                                where)
                        : "recipients live where it holds: " + where)
                .orElse("nobody has counted the recipients; it holds in " + where);
    }

    static String living(long persons, String where) {
        return persons == 1
                ? "1 recipient lives where it holds: " + where
                : count(persons) + " recipients live where it holds: " + where;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String where(Collection<Place> places) {
        List<String> keys = places.stream().map(Place::key).sorted().toList();
        int more = keys.size() - PLACES_SHOWN;
        return keys.stream().limit(PLACES_SHOWN).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}

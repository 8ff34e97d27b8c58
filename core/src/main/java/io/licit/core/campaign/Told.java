package io.licit.core.campaign;

import io.licit.core.check.Verdict;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.source.Span;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Findings that several rules stand behind: the first in the law's order is named, and the others are told. */
final class Told {
    private static final int PLACES_SHOWN = 8;
    private static final int RULES_SHOWN = 6;

    private Told() {}

    static Diagnostic of(Code code, Verdict verdict, Said message, Span span, List<Applied> rules, Subject subject) {
        Rule first = rules.get(0).rule();
        Diagnostic finding = Diagnostic.of(code, message, span)
                .withLaw(new Diagnostic.LawReference(first.id(), verdict.word(), first.cite(), first.url()))
                .withNote(Said.ofRule(first.id(), first.requires()));
        List<String> others = rules.stream()
                .map(applied -> applied.rule().id())
                .distinct()
                .filter(id -> !id.equals(first.id()))
                .toList();
        if (!others.isEmpty()) {
            finding = finding.withNote(Said.of("so do {}", Said.some(others, RULES_SHOWN)));
        }
        return finding.withNote(whom(rules, subject));
    }

    /** Where the rules hold for recipients, and for how many. */
    static Said whom(List<Applied> rules, Subject subject) {
        Set<Place> places = new LinkedHashSet<>();
        rules.forEach(applied -> places.addAll(applied.places()));
        Said where = where(places);
        return subject.recipients()
                .map(all -> all.isTold()
                        ? living(
                                places.stream()
                                        .mapToLong(place -> all.places().getOrDefault(place, 0L))
                                        .sum(),
                                where)
                        : Said.of("recipients live where it holds: {}", where))
                .orElse(Said.of("nobody has counted the recipients; it holds in {}", where));
    }

    static Said living(long persons, Said where) {
        return persons == 1
                ? Said.of("1 recipient lives where it holds: {}", where)
                : Said.of("{} recipients live where it holds: {}", count(persons), where);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static Said where(Collection<Place> places) {
        List<String> keys = places.stream().map(Place::key).sorted().toList();
        return Said.some(keys, PLACES_SHOWN);
    }
}

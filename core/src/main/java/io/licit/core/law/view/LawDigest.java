package io.licit.core.law.view;

import io.licit.core.json.Json;
import io.licit.core.law.Rule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The address of some rules: the SHA-256 of what each of them says and does, in their order. Notes, tests and where they
 * stand do not count.
 */
public final class LawDigest {
    /** What each rule says, by its id, of those that were asked about. */
    private final Map<String, Json> said = new ConcurrentHashMap<>();

    /** Of the rules of one law, each of which is put into words once, however many collections it is in. */
    public LawDigest() {}

    public static String of(Collection<Rule> rules) {
        return new LawDigest().digest(rules);
    }

    /** @param rules of the same law each time */
    public String digest(Collection<Rule> rules) {
        return Json.array(rules.stream()
                        .map(rule -> said.computeIfAbsent(rule.id(), id -> said(rule)))
                        .toList())
                .digest();
    }

    private static Json said(Rule rule) {
        return Json.strings(List.of(
                rule.id(),
                rule.jurisdiction(),
                rule.cite(),
                rule.requires(),
                day(rule.from()),
                day(rule.until()),
                Sentences.does(rule)));
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}

package io.licit.core.law.view;

import io.licit.core.json.Json;
import io.licit.core.law.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The address of some rules: the SHA-256 of what each of them says and does, in their order. Notes, tests and where they
 * stand do not count.
 */
public final class LawDigest {
    private LawDigest() {}

    public static String of(Collection<Rule> rules) {
        List<Json> said = new ArrayList<>();
        for (Rule rule : rules) {
            said.add(Json.strings(List.of(
                    rule.id(),
                    rule.jurisdiction(),
                    rule.cite(),
                    rule.requires(),
                    day(rule.from()),
                    day(rule.until()),
                    Sentences.does(rule))));
        }
        return Json.array(said).digest();
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}

package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.engine.AudienceCounts;
import io.licit.fairness.disclosure.Disclosure;
import io.licit.fairness.disclosure.Funnel;
import io.licit.fairness.disclosure.Parted;
import io.licit.server.view.LeftOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts as they may leave in numbers: null where one is of few persons, or would tell one that is. Those of few persons
 * are put together with others, as on the pages.
 */
final class ApiCounts {
    private final AudienceCounts counts;
    private final long minimum;

    /** Whether the counts of all countries after the first step would tell the whole's, which are of few. */
    private final boolean isWholeFew;

    /** @param minimum persons that a count must be of to leave; 1 lets all leave */
    ApiCounts(AudienceCounts counts, long minimum) {
        this.counts = counts;
        this.minimum = minimum;
        this.isWholeFew = isFew(counts.eligible()) || isFew(counts.reachable());
    }

    private boolean isFew(long count) {
        return Disclosure.small(count, minimum);
    }

    void putInto(Json.Builder all) {
        boolean isNothing = isFew(counts.matching());
        List<Json> excluded = isNothing ? List.of() : excluded();
        List<Json> countries = isNothing ? List.of() : countries();
        boolean isWithheld = isNothing || isWholeFew || isAnyNull(excluded) || isAnyNull(countries);
        all.put("matching", told(counts.matching()))
                .put("eligible", isNothing ? Json.none() : told(counts.eligible()))
                .put("reachable", isNothing ? Json.none() : told(counts.reachable()))
                .put("excluded", Json.array(excluded))
                .put("by_country", Json.array(countries))
                .put("withheld", isWithheld);
    }

    /** The same without countries, which the log does not keep of a run. */
    void putRunInto(Json.Builder all) {
        boolean isNothing = isFew(counts.matching());
        List<Json> excluded = isNothing ? List.of() : excluded();
        all.put("matching", told(counts.matching()))
                .put("eligible", isNothing ? Json.none() : told(counts.eligible()))
                .put("reachable", isNothing ? Json.none() : told(counts.reachable()))
                .put("excluded", Json.array(excluded))
                .put("withheld", isNothing || isWholeFew || isAnyNull(excluded));
    }

    /** How {@link #putRunInto} is described. */
    static Map<String, Json> ofRuns() {
        return ApiSchemas.members(
                "matching", ApiSchemas.MAYBE_NUMBER,
                "eligible", ApiSchemas.MAYBE_NUMBER,
                "reachable", ApiSchemas.MAYBE_NUMBER,
                "excluded",
                        ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                                "rule", ApiSchemas.MAYBE_TEXT,
                                "rules", ApiSchemas.NUMBER,
                                "count", ApiSchemas.MAYBE_NUMBER))),
                "withheld", ApiSchemas.TRUTH);
    }

    static void putNone(Json.Builder all) {
        all.put("matching", Json.none())
                .put("eligible", Json.none())
                .put("reachable", Json.none())
                .put("excluded", Json.array())
                .put("by_country", Json.array())
                .put("withheld", false);
    }

    private static boolean isAnyNull(List<Json> rows) {
        return rows.stream()
                .anyMatch(row ->
                        row instanceof Json.Obj object && object.members().containsValue(Json.none()));
    }

    private Json told(long count) {
        return ApiJson.count(isFew(count) ? Optional.empty() : Optional.of(count));
    }

    /** By the rule that leaves out first; several together have no name. */
    private List<Json> excluded() {
        return LeftOut.of(counts, minimum).stream()
                .map(one -> row(
                        one.rule().<Json>map(Json::of).orElse(Json.none()),
                        one.rules(),
                        one.count().map(this::told).orElse(Json.none())))
                .toList();
    }

    private static Json row(Json rule, int rules, Json count) {
        return Json.object()
                .put("rule", rule)
                .put("rules", rules)
                .put("count", count)
                .build();
    }

    private List<Json> countries() {
        List<String> names = new ArrayList<>();
        List<Funnel> funnels = new ArrayList<>();
        counts.byCountry().forEach((country, here) -> {
            names.add(country);
            funnels.add(new Funnel(here.matching(), here.eligible(), here.reachable()));
        });
        Parted parted = Parted.of(funnels, -1, funnels.size(), minimum);
        List<Json> rows = new ArrayList<>();
        // In the order of the codes, as a program expects it, and not by size.
        parted.rows().stream()
                .sorted(Comparator.comparing(row -> row.values().get(0)))
                .forEach(row -> rows.add(country(names.get(row.values().get(0)), row)));
        parted.others().ifPresent(row -> rows.add(country("other", row)));
        return rows;
    }

    private Json country(String name, Parted.Row row) {
        Optional<Parted.Passed> passed = row.passed().filter(one -> !isWholeFew);
        return Json.object()
                .put("country", name)
                .put("matching", told(row.matching()))
                .put("eligible", ApiJson.count(passed.map(Parted.Passed::eligible)))
                .put("reachable", ApiJson.count(passed.map(Parted.Passed::reachable)))
                .build();
    }
}

package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.engine.Breakdown;
import io.licit.fairness.disclosure.Disclosure;
import io.licit.fairness.disclosure.Funnel;
import io.licit.fairness.disclosure.Parted;
import io.licit.server.desk.Data;
import io.licit.server.desk.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An audience by the values of columns, as it may leave in numbers: few are put together with others or withheld. */
final class ApiBreakdown {
    static final String BY = "by";

    private static final int MOST_COLUMNS = 5;
    private static final int MOST_VALUES = 20;

    private final Desk desk;
    private final long minimum;

    /** @param minimum persons that a count must be of to leave; 1 lets all leave */
    ApiBreakdown(Desk desk, long minimum) {
        this.desk = desk;
        this.minimum = minimum;
    }

    /** By column, in the order in which they are asked for; nothing of a segment that has no plan. */
    Json of(Desk.Tried tried, String segment, List<String> columns) {
        List<String> asked = columns.stream().distinct().toList();
        if (asked.size() > MOST_COLUMNS) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "`by` names at most " + MOST_COLUMNS + " columns");
        }
        Json.Builder all = Json.object();
        tried.checked()
                .ifPresent(checked -> asked.forEach(column -> {
                    List<String> known =
                            Data.countedBy(tried.opened().workspace().orElseThrow(), checked.law());
                    if (!known.contains(column)) {
                        throw new ApiProblem(
                                ApiProblem.Kind.UNFIT,
                                "`by`: persons can't be counted by `" + column + "`; there is "
                                        + String.join(", ", known));
                    }
                    desk.data()
                            .brokenDown(tried.opened(), checked, segment, column)
                            .ifPresent(one -> all.put(column, rows(one)));
                }));
        return all.build();
    }

    private Json rows(Breakdown breakdown) {
        if (!(breakdown instanceof Breakdown.Counted counted)) {
            throw new ApiProblem(
                    ApiProblem.Kind.UNFIT,
                    "`by`: `" + breakdown.column() + "` has too many different values to count by");
        }
        List<Funnel> all = new ArrayList<>();
        counted.values().forEach(value -> all.add(funnel(value)));
        all.add(funnel(counted.missing()));
        Funnel whole = all.stream().reduce(Funnel.NOBODY, Funnel::plus);
        if (isFew(whole.matching())) {
            return Json.array();
        }
        boolean isWholeFew = isFew(whole.eligible()) || isFew(whole.reachable());
        int most = minimum <= 1 ? all.size() : MOST_VALUES;
        Parted parted = Parted.of(all, all.size() - 1, most, minimum);
        List<Json> rows = new ArrayList<>();
        for (Parted.Row row : parted.rows()) {
            int value = row.values().get(0);
            boolean isMissing = value == counted.values().size();
            Json.Builder named = Json.object().put("kind", isMissing ? "missing" : "value");
            named.put(
                    "value",
                    isMissing
                            ? Json.none()
                            : Json.of(counted.values().get(value).value()));
            rows.add(numbers(named, row, isWholeFew));
        }
        parted.others()
                .ifPresent(row -> rows.add(
                        numbers(Json.object().put("kind", "other").put("value", Json.none()), row, isWholeFew)));
        return Json.array(rows);
    }

    private boolean isFew(long count) {
        return Disclosure.small(count, minimum);
    }

    private static Funnel funnel(Breakdown.Value value) {
        return new Funnel(value.matching(), value.eligible(), value.reachable());
    }

    private static Json numbers(Json.Builder named, Parted.Row row, boolean isWholeFew) {
        Optional<Parted.Passed> passed = row.passed().filter(one -> !isWholeFew);
        return named.put("matching", row.matching())
                .put("eligible", ApiJson.count(passed.map(Parted.Passed::eligible)))
                .put("reachable", ApiJson.count(passed.map(Parted.Passed::reachable)))
                .build();
    }
}

package io.licit.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.engine.AudienceCounts;
import io.licit.engine.AudienceCounts.CountryCounts;
import io.licit.engine.AudienceCounts.Excluded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Counts of few persons leave neither as they are nor as what others leave over. */
final class ApiCountsTest {
    private static final long MINIMUM = 10;

    private static Json.Obj told(AudienceCounts counts, long minimum) {
        Json.Builder all = Json.object();
        new ApiCounts(counts, minimum).putInto(all);
        return all.build();
    }

    private static AudienceCounts counts(List<Excluded> excluded, Map<String, CountryCounts> countries) {
        long matching =
                countries.values().stream().mapToLong(CountryCounts::matching).sum();
        long eligible =
                countries.values().stream().mapToLong(CountryCounts::eligible).sum();
        long reachable =
                countries.values().stream().mapToLong(CountryCounts::reachable).sum();
        return new AudienceCounts("s", "d", matching, eligible, reachable, excluded, countries);
    }

    @Test
    void few_who_are_eligible_are_not_what_rules_leave_over() {
        Json.Obj told = told(
                counts(
                        List.of(new Excluded("A", 60), new Excluded("B", 37)),
                        Map.of("DE", new CountryCounts(100, 3, 3))),
                MINIMUM);
        assertThat(told.get("matching")).contains(Json.of(100));
        assertThat(told.get("eligible")).contains(Json.none());
        assertThat(told.get("excluded").orElseThrow().canonical())
                .isEqualTo("[{\"count\":60,\"rule\":\"A\",\"rules\":1},{\"count\":null,\"rule\":null,\"rules\":1}]");
        assertThat(told.get("by_country").orElseThrow().canonical())
                .isEqualTo("[{\"country\":\"DE\",\"eligible\":null,\"matching\":100,\"reachable\":null}]");
        assertThat(told.get("withheld")).contains(Json.of(true));
    }

    @Test
    void of_few_who_match_nothing_is_told() {
        Json.Obj told = told(counts(List.of(new Excluded("A", 4)), Map.of("DE", new CountryCounts(9, 5, 5))), MINIMUM);
        assertThat(told.canonical())
                .isEqualTo("{\"by_country\":[],\"eligible\":null,\"excluded\":[],\"matching\":null,"
                        + "\"reachable\":null,\"withheld\":true}");
    }

    @Test
    void who_may_see_all_sees_all() {
        Json.Obj told = told(counts(List.of(new Excluded("A", 4)), Map.of("DE", new CountryCounts(9, 5, 2))), 1);
        assertThat(told.canonical())
                .isEqualTo("{\"by_country\":[{\"country\":\"DE\",\"eligible\":5,\"matching\":9,\"reachable\":2}],"
                        + "\"eligible\":5,\"excluded\":[{\"count\":4,\"rule\":\"A\",\"rules\":1}],\"matching\":9,"
                        + "\"reachable\":2,\"withheld\":false}");
    }

    /** Whoever adds and subtracts what is told finds no count of few who match, are eligible or reachable. */
    @Test
    void no_sum_of_what_is_told_tells_few() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            Map<String, CountryCounts> countries = new TreeMap<>();
            for (String code : List.of("AT", "DE", "FR").subList(0, 1 + random.nextInt(3))) {
                long matching = random.nextInt(60);
                long eligible = random.nextLong(matching + 1);
                countries.put(code, new CountryCounts(matching, eligible, random.nextLong(eligible + 1)));
            }
            AudienceCounts bare = counts(List.of(), countries);
            List<Excluded> excluded = new ArrayList<>();
            long out = bare.matching() - bare.eligible();
            while (out > 0) {
                long count = 1 + random.nextLong(out);
                excluded.add(new Excluded("R" + excluded.size(), count));
                out -= count;
            }
            Json.Obj told = told(counts(excluded, countries), MINIMUM);
            if (isFew(bare.eligible())) {
                assertThat(left(told, "excluded", "count", "matching"))
                        .as("what rules leave over of " + told.canonical())
                        .isNotEqualTo(bare.eligible());
            }
            for (String step : List.of("eligible", "reachable")) {
                long sum = sum(told, "by_country", step);
                long whole = step.equals("eligible") ? bare.eligible() : bare.reachable();
                if (isFew(whole)) {
                    assertThat(told.get(step)).as(told.canonical()).contains(Json.none());
                    assertThat(sum).as(told.canonical()).isNotEqualTo(whole);
                }
            }
        }
    }

    private static boolean isFew(long count) {
        return 0 < count && count < MINIMUM;
    }

    /** What a list leaves over of a whole; -1 where one of both is not told. */
    private static long left(Json.Obj told, String list, String name, String whole) {
        long sum = sum(told, list, name);
        return sum < 0 || !(told.get(whole).orElseThrow() instanceof Json.Num all)
                ? -1
                : all.value().longValueExact() - sum;
    }

    /** -1 where some of it is not told. */
    private static long sum(Json.Obj told, String list, String name) {
        long sum = 0;
        for (Json row : ((Json.Arr) told.get(list).orElseThrow()).items()) {
            if (!(((Json.Obj) row).get(name).orElseThrow() instanceof Json.Num count)) {
                return -1;
            }
            sum += count.value().longValueExact();
        }
        return sum;
    }
}

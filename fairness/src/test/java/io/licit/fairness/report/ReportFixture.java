package io.licit.fairness.report;

import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Change;
import io.licit.fairness.alternative.Found;
import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Conditional;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.Thresholds;
import io.licit.fairness.group.Verdict;
import io.licit.fairness.proxy.Association;
import io.licit.fairness.proxy.ProxyUse;
import io.licit.fairness.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** Reports made up by hand: a small one, one in which every part has something to show, one in which none has. */
final class ReportFixture {
    private static final List<String> CONDITIONS = List.of(
            "hours_per_week >= 45", "education_num >= 13", "count(orders where amount > 50.00 in last 365 days) >= 3");

    private ReportFixture() {}

    /** One segment, two groups, a missing row, nothing else. */
    static FairnessReport small() {
        CharacteristicResult sex = new GroupFixture("sex", "matching")
                .group("Male", 21790, 3305)
                .group("Female", 10771, 805)
                .missing(120, 31, 0.992, 0.997, 0.4861, 0.5012)
                .result();
        SegmentReport segment = new SegmentReport(
                "long-hours",
                "Long hours, higher education",
                "sha256:5f0c2b",
                "hours_per_week >= 45 and education_num >= 13",
                Direction.BENEFIT,
                List.of(sex),
                List.of(),
                List.of(),
                List.of(),
                List.of(cause(Cause.Scale.LOG_RATIO)),
                Optional.empty(),
                Map.of());
        return new FairnessReport(
                "Adult census",
                "2026-01-15T00:00:00Z",
                32681,
                Thresholds.USUAL,
                50,
                List.of(segment),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** A segment of which nothing else is known. */
    static SegmentReport segment(Direction direction, List<CharacteristicResult> results, List<Cause> causes) {
        return new SegmentReport(
                "one",
                "One",
                "",
                "x = 1",
                direction,
                results,
                List.of(),
                List.of(),
                List.of(),
                causes,
                Optional.empty(),
                Map.of());
    }

    /** Nothing was judged. */
    static FairnessReport empty() {
        SegmentReport segment = new SegmentReport(
                "all",
                "Everybody",
                "sha256:00",
                "true",
                Direction.BENEFIT,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of());
        return new FairnessReport(
                "Nothing",
                "2026-01-15T00:00:00Z",
                0,
                Thresholds.USUAL,
                50,
                List.of(segment),
                Optional.of(new Across(List.of(), List.of(), List.of(), List.of())),
                List.of(),
                List.of());
    }

    /** Three segments with all parts: forty groups, withheld numbers, missing persons, a burden, long and odd names. */
    static FairnessReport rich() {
        return new FairnessReport(
                "Aurora Home Ltd <script>alert('title')</script>",
                "2026-11-15T09:00:00Z",
                248_310,
                Thresholds.USUAL,
                50,
                List.of(comfort(), pricing(), garden()),
                Optional.of(across()),
                List.of(
                        new FairnessReport.Drift(
                                "comfort-seekers", "sex", "matching", "2026-08-15T09:00:00Z", 0.8214, 0.7412, true),
                        new FairnessReport.Drift(
                                "garden-season",
                                "age band",
                                "audience",
                                "2026-08-15T09:00:00Z",
                                0.9011,
                                0.8957,
                                false)),
                List.of("Responses are known of 61,204 persons only; response rates count those."));
    }

    private static SegmentReport comfort() {
        List<CharacteristicResult> results = new ArrayList<>();
        for (String set : List.of("matching", "audience")) {
            double part = set.equals("matching") ? 1 : 0.62;
            results.add(new GroupFixture("sex", set)
                    .group("female", 118_204, (long) (9_456 * part))
                    .group("male", 121_990, (long) (13_161 * part * 0.98))
                    .group("diverse", 412, (long) (31 * part))
                    .missing(7_704, (long) (1_210 * part), 0.9493, 0.9711, 0.6102, 0.9144)
                    .result());
            results.add(race(set, part));
        }
        results.add(crossed("sex*race*age band", "matching", 41));
        results.add(new GroupFixture("sex*married", "matching")
                .group("female|yes", 61_200, 6_010)
                .group("female|no", 57_004, 5_580)
                .group("male|yes", 63_100, 6_120)
                .withheld("male|no")
                .result());
        return new SegmentReport(
                "comfort-seekers",
                "Comfort seekers: customers who buy bedding & \"wellness\" products again and again",
                "sha256:9c1185a5c5e9fc54612808977ee8f548b2258d31",
                "country in ('DE', 'AT', 'CH')\n  and count(orders where category in ('bedding', 'wellness') in last 365 days) >= 3"
                        + "\n  and (postcode_area in ('10', '12', '80', '81') or loyalty_level = 'gold')",
                Direction.BENEFIT,
                results,
                List.of(conditional("male", "female", "sex"), conditional("White", "Black <b>", "race")),
                proxies(),
                uses(),
                List.of(longCause(), cause(Cause.Scale.DIFFERENCE)),
                Optional.of(found()),
                Map.of(
                        1,
                        "country in ('DE', 'AT', 'CH') and count(orders where category in ('bedding') in last 365 days) >= 2",
                        2,
                        "country in ('DE', 'AT', 'CH') and loyalty_level = 'gold'"));
    }

    private static CharacteristicResult race(String set, double part) {
        return new GroupFixture("race", set)
                .group("White", 171_022, (long) (17_100 * part))
                .group("Black <b>", 24_300, (long) (1_870 * part))
                .group("Asian-Pacific Islander, including Native Hawaiian and all other islands", 31_117, (long)
                        (2_755 * part))
                .group("\"Amer-Indian\" & Eskimo", 5_870, (long) (505 * part))
                .group("Other <script>alert(1)</script>", 301, (long) (18 * part))
                .withheld("未回答 (no answer given in the questionnaire of 2024)")
                .missing(15_700, (long) (2_400 * part), 0.9101, 0.9402, 0.3302, 1.877)
                .result();
    }

    private static CharacteristicResult crossed(String name, String set, int groups) {
        Random random = new Random(7);
        GroupFixture fixture = new GroupFixture(name, set);
        String[] races = {"White", "Black", "Asian-Pacific Islander", "Amer-Indian", "Other"};
        String[] bands = {"18-29", "30-44", "45-59", "60 and over"};
        for (int i = 0; i < groups; i++) {
            String value = (i % 2 == 0 ? "female" : "male") + "|" + races[i / 2 % 5] + "|" + bands[i / 10 % 4]
                    + (i >= 40 ? " " + i : "");
            long persons = i % 5 == 4 ? 40 + random.nextInt(90) : 2_000 + random.nextInt(9_000);
            if (i % 13 == 9) {
                fixture.withheld(value);
            } else {
                fixture.group(value, persons, Math.round(persons * (0.05 + 0.05 * random.nextDouble())));
            }
        }
        return fixture.missing(8_001, 911, 0.95, 0.97, 0.2, 2.4).result();
    }

    private static SegmentReport pricing() {
        CharacteristicResult sex = new GroupFixture("sex", "matching")
                .burden()
                .group("female", 118_204, 41_000)
                .group("male", 121_990, 22_400)
                .result();
        CharacteristicResult age = new GroupFixture("age band", "matching")
                .burden()
                .group("18-29", 61_000, 16_200)
                .group("30-44", 70_210, 18_600)
                .group("45-59", 66_100, 17_400)
                .group("60 and over", 48_900, 16_950)
                .result();
        return new SegmentReport(
                "full-price-neighbourhoods",
                "Full-price neighbourhoods",
                "sha256:77aa",
                "postcode_area in ('80', '81', '82') and not (discount_seeker = true)",
                Direction.BURDEN,
                List.of(sex, age),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new Found(
                        alternative(0, List.of(), 0.798, 1, 1),
                        List.of(),
                        1_204,
                        12,
                        0,
                        3,
                        0,
                        true,
                        "conditions dropped, or thresholds moved by up to four steps; at most two changes",
                        "No rule of this family meets the floors with a higher ratio than the segment as it is.")),
                Map.of());
    }

    private static SegmentReport garden() {
        CharacteristicResult religion =
                new GroupFixture("religion", "matching").withheld("any").result();
        return new SegmentReport(
                "garden-season",
                "Garden season",
                "sha256:1b",
                "has_garden = true",
                Direction.BENEFIT,
                List.of(religion),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of());
    }

    private static Conditional conditional(String reference, String group, String characteristic) {
        return new Conditional(
                characteristic,
                "loyalty level",
                group,
                reference,
                5,
                4,
                0.9134,
                OptionalDouble.of(0.7123),
                Optional.of(new Interval(0.6891, 0.7363)),
                OptionalDouble.of(0.7344),
                OptionalDouble.of(402.117),
                OptionalDouble.of(1e-89),
                OptionalDouble.of(1.1e-89),
                OptionalDouble.of(0.0412),
                OptionalDouble.of(0.0711));
    }

    static List<Association> proxies() {
        List<String> columns = List.of(
                "postcode_area",
                "count(orders where category in ('bedding', 'wellness') in last 365 days)",
                "loyalty_level",
                "country",
                "first_name_initial",
                "newsletter");
        List<String> characteristics = List.of("sex", "race", "age band");
        List<Association> all = new ArrayList<>();
        double[] strengths = {0.02, 0.41, 0.12, 0.233, 0.07, 0.18, 0.0, 0.061, 0.31, 0.004, 0.09, 0.02, 0.52, 0.2, 0.01
        };
        int next = 0;
        for (String characteristic : characteristics) {
            all.add(association(List.of(), characteristic, true, 0.05 + 0.06 * all.size() / 6));
            for (int i = 0; i < columns.size(); i++) {
                all.add(association(
                        List.of(columns.get(i)), characteristic, i < 4, strengths[next++ % strengths.length]));
            }
        }
        all.add(association(List.of("postcode_area", "loyalty_level"), "race", true, 0.4577));
        return all;
    }

    private static Association association(List<String> columns, String characteristic, boolean inUse, double v) {
        return new Association(
                columns,
                characteristic,
                inUse,
                231_004,
                10,
                v + 0.001,
                v,
                v * v * 0.7,
                v * v * 0.5,
                v > 0.1 ? Map.of("female", 0.5 + v / 2) : Map.of(),
                v >= 0.3);
    }

    static List<ProxyUse> uses() {
        return List.of(
                new ProxyUse("postcode_area in ('10', '12', '80', '81')", "race", 0.0811, 0.2144, true),
                new ProxyUse("loyalty_level = 'gold'", "race", 0.0042, 0.3015, false));
    }

    /** Adult's, of {@code attribution_oracle}, as far as the first two conditions. */
    private static Cause cause(Cause.Scale scale) {
        boolean log = scale == Cause.Scale.LOG_RATIO;
        return new Cause(
                "sex",
                "Female",
                "Male",
                scale,
                log ? -0.7068 : -0.0769,
                0,
                List.of(
                        new Cause.Share(
                                CONDITIONS.get(0),
                                log ? -0.6790 : -0.0801,
                                OptionalDouble.of(log ? 0.9607 : 1.0416),
                                -0.6512,
                                -0.7068),
                        new Cause.Share(
                                CONDITIONS.get(1),
                                log ? -0.0278 : 0.0032,
                                OptionalDouble.of(log ? 0.0393 : -0.0416),
                                -0.0001,
                                -0.0555)),
                List.of(
                        new Cause.Step(
                                CONDITIONS.get(0),
                                new Count(10_771, 1_880),
                                new Count(21_790, 7_493),
                                OptionalDouble.of(0.5076),
                                false),
                        new Cause.Step(
                                CONDITIONS.get(1),
                                new Count(10_771, 805),
                                new Count(21_790, 3_305),
                                OptionalDouble.of(0.4931),
                                false)),
                0);
    }

    static Cause longCause() {
        List<Cause.Share> shares = new ArrayList<>();
        List<Cause.Step> steps = new ArrayList<>();
        double[] ratios = {1.04, 0.97, 0.91, 0.74, 0.7402, 0.7688};
        for (int i = 0; i < ratios.length; i++) {
            String condition = i < 3 ? CONDITIONS.get(i) : "loyalty_points >= " + i * 1000;
            double shapley = Math.log(ratios[i] / (i == 0 ? 1 : ratios[i - 1]));
            shares.add(new Cause.Share(
                    condition, shapley, OptionalDouble.of(shapley / Math.log(0.7688)), shapley * 0.9, shapley * 1.2));
            long selected = 60_000 >> i;
            steps.add(
                    i == 4
                            ? new Cause.Step(condition, Count.none(), Count.none(), OptionalDouble.empty(), true)
                            : new Cause.Step(
                                    condition,
                                    new Count(118_204, (long) (selected * ratios[i] * 0.969)),
                                    new Count(121_990, selected),
                                    OptionalDouble.of(ratios[i]),
                                    false));
        }
        return new Cause("sex", "female", "male", Cause.Scale.LOG_RATIO, Math.log(0.7688), 0.012, shares, steps, 3);
    }

    static Found found() {
        return new Found(
                alternative(0, List.of(), 0.7412, 1, 1),
                List.of(
                        alternative(
                                1,
                                List.of(
                                        new Change(
                                                3,
                                                0,
                                                Change.Kind.DROPPED,
                                                "postcode_area in ('10', '12', '80', '81')",
                                                ""),
                                        new Change(
                                                1,
                                                2,
                                                Change.Kind.MOVED,
                                                "count(orders …) >= 3",
                                                "count(orders …) >= 2")),
                                0.9342,
                                0.9512,
                                1.1201),
                        alternative(
                                2,
                                List.of(new Change(
                                        3, 1, Change.Kind.SWAPPED, "postcode_area in ('10')", "city = 'Berlin'")),
                                0.8611,
                                0.9744,
                                0.9655),
                        alternative(
                                3,
                                List.of(new Change(2, 1, Change.Kind.MOVED, "points >= 3000", "points >= 2500")),
                                0.8588,
                                0.9761,
                                0.9701),
                        alternative(
                                4,
                                List.of(new Change(2, 2, Change.Kind.MOVED, "points >= 3000", "points >= 2000")),
                                0.7704,
                                1.0412,
                                1.2317)),
                18_432,
                211,
                37,
                5,
                2,
                false,
                "conditions dropped, thresholds moved to another decile, columns swapped; at most three changes",
                "Four rules of this family meet the floors with a higher ratio; the highest is 0.9342.");
    }

    private static Alternative alternative(
            int number, List<Change> changes, double air, double valueKept, double personsKept) {
        Map<String, Alternative.Rates> rates = new LinkedHashMap<>();
        if (number > 0) {
            rates.put("sex=female", new Alternative.Rates(0.08, 0.08 * air / 0.7412));
            rates.put("sex=male", new Alternative.Rates(0.1057, 0.1049));
        }
        return new Alternative(
                number,
                changes,
                OptionalDouble.of(air),
                number == 0 ? OptionalDouble.empty() : OptionalDouble.of(air - 0.011),
                Math.round(22_617 * personsKept),
                personsKept,
                1_204_500 * valueKept,
                valueKept,
                OptionalDouble.of(0.0412 * valueKept),
                rates);
    }

    static Across across() {
        CharacteristicResult unreached = new GroupFixture("sex", "reached by no segment")
                .burden()
                .group("female", 118_204, 88_004)
                .group("male", 121_990, 84_100)
                .result();
        return new Across(
                List.of(
                        new Across.Share(
                                "sex", "female", Across.Offer.ofWorth("20"), 118_204, 9_456, 0.7412, Verdict.CONCERN),
                        new Across.Share(
                                "sex", "male", Across.Offer.ofWorth("20"), 121_990, 13_161, 1, Verdict.NO_CONCERN),
                        new Across.Share(
                                "sex",
                                "female",
                                Across.Offer.of("spring"),
                                118_204,
                                88_004,
                                Double.NaN,
                                Verdict.CANNOT_TELL),
                        new Across.Share(
                                "sex", "male", Across.Offer.of("spring"), 121_990, 84_100, 1, Verdict.NO_CONCERN)),
                List.of(unreached),
                List.of(new Across.Combination("comfort-seekers", "without", "garden-season", 7)),
                List.of(new Across.Union(
                        "adpartner <i>", List.of("comfort-seekers", "garden-season"), List.of("EU-GDPR-9-1"), 31_044)));
    }
}

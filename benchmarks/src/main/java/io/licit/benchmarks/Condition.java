package io.licit.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The same condition in the condition language and in SQL over the prepared table.
 *
 * @param traits names of those that it reads
 */
record Condition(String licit, String sql, Set<String> traits) {
    private static final long SEED = 6;

    /** Conditions of the segments: as many as asked for, of two to four simple ones, each of which serves in several. */
    static List<Condition> segments(int count) {
        List<Condition> simple = new ArrayList<>(simple());
        Collections.shuffle(simple, new Random(SEED));
        List<Condition> all = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < count; i++) {
            Condition[] of = new Condition[4];
            for (int k = 0; k < of.length; k++) {
                of[k] = simple.get(next++ % simple.size());
            }
            next -= i % 5 == 0 ? 2 : i % 5 == 4 ? 0 : 1;
            all.add(shaped(i % 5, of));
        }
        return all;
    }

    private static Condition shaped(int shape, Condition[] of) {
        return switch (shape) {
            case 0 -> of[0].and(of[1]);
            case 1 -> of[0].and(of[1]).and(of[2]);
            case 2 -> of[0].and(of[1].or(of[2]));
            case 3 -> of[0].and(of[1]).and(of[2].not());
            default -> of[0].or(of[1]).and(of[2]).and(of[3]);
        };
    }

    private Condition and(Condition other) {
        return joined("and", other);
    }

    private Condition or(Condition other) {
        Condition joined = joined("or", other);
        return new Condition("(" + joined.licit + ")", "(" + joined.sql + ")", joined.traits);
    }

    private Condition not() {
        return new Condition("not (" + licit + ")", "NOT (" + sql + ")", traits);
    }

    private Condition joined(String word, Condition other) {
        Set<String> both = new LinkedHashSet<>(traits);
        both.addAll(other.traits);
        return new Condition(licit + " " + word + " " + other.licit, sql + " " + word + " " + other.sql, both);
    }

    /** The distinct simple conditions: about 200 on some thirty columns, and some of traits. */
    static List<Condition> simple() {
        List<Condition> all = new ArrayList<>();
        Random random = new Random(SEED);
        texts(all, random);
        numbers(all);
        days(all);
        for (String flag : List.of("vip", "app_user", "trial")) {
            all.add(same(flag + " = true"));
            all.add(same(flag + " = false"));
        }
        for (Trait trait : Trait.ALL) {
            trait.thresholds().forEach(threshold -> all.add(of(trait, threshold)));
        }
        return all;
    }

    private static void texts(List<Condition> all, Random random) {
        some(all, random, "country", 12, 4, List.of("DE", "FR", "IT", "ES", "NL", "PL", "AT", "GB", "US", "CA", "BR"));
        some(all, random, "language", 10, 3, List.of("en", "de", "fr", "it", "es", "nl", "pl", "sv", "pt", "ja"));
        some(all, random, "plan", 6, 2, List.of("free", "basic", "plus", "family", "business"));
        some(all, random, "tier", 5, 2, List.of("bronze", "silver", "gold", "platinum"));
        some(all, random, "device", 4, 2, List.of("phone", "desktop", "tablet", "television"));
        some(all, random, "acquisition", 8, 3, List.of("search", "friend", "shop", "advert", "partner", "fair"));
        some(all, random, "city_size", 6, 3, List.of("village", "town", "small city", "city", "large city", "capital"));
        some(all, random, "industry", 12, 5, numbered("industry-", 20));
        some(all, random, "store", 12, 12, numbered("store-", 50));
        some(all, random, "occupation", 8, 4, numbered("job-", 15));
    }

    private static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> prefix + (i < 10 ? "0" : "") + i)
                .toList();
    }

    private static void some(
            List<Condition> all, Random random, String column, int count, int size, List<String> values) {
        Set<String> made = new LinkedHashSet<>();
        for (int tries = 0; made.size() < count && tries < 100; tries++) {
            List<String> shuffled = new ArrayList<>(values);
            Collections.shuffle(shuffled, random);
            int taken = 1 + random.nextInt(size);
            List<String> chosen = shuffled.subList(0, taken).stream().sorted().toList();
            made.add(
                    taken == 1
                            ? column + " <> '" + chosen.get(0) + "'"
                            : column + chosen.stream().collect(Collectors.joining("', '", " in ('", "')")));
        }
        made.forEach(text -> all.add(same(text)));
    }

    private static void numbers(List<Condition> all) {
        above(all, "lifetime_value", 10, 50, 250, 1000, 2500);
        above(all, "balance", -50, 0, 100, 200);
        above(all, "tenure_months", 6, 24, 60, 120);
        above(all, "household", 2, 3, 4);
        above(all, "income_band", 3, 5, 8);
        for (String score : List.of("score_a", "score_b", "score_c", "score_d")) {
            above(all, score, 20, 40, 60, 80);
            all.add(same(score + " between 25 and 74"));
        }
        for (String score : List.of("score_e", "score_f")) {
            above(all, score, 100, 300, 600);
            all.add(same(score + " between 50 and 449"));
        }
        above(all, "opens", 4, 12, 26, 40);
        above(all, "clicks", 1, 3, 10);
        above(all, "sessions", 5, 50, 150);
        above(all, "nps", 7, 9);
        all.add(same("nps is null"));
        all.add(same("nps < 5"));
    }

    private static void above(List<Condition> all, String column, int... least) {
        for (int number : least) {
            all.add(same(column + " >= " + number));
        }
    }

    private static void days(List<Condition> all) {
        for (String ages : List.of("18 and 30", "25 and 44", "31 and 60", "45 and 64", "40 and 80")) {
            all.add(same("age between " + ages));
        }
        all.add(same("age >= 65"));
        for (int days : new int[] {90, 365, 730, 1500}) {
            all.add(new Condition(
                    "signed_up >= today - " + days + " days",
                    "signed_up >= DATE '" + RetailData.TODAY.minusDays(days) + "'",
                    Set.of()));
        }
        for (int days : new int[] {30, 90, 180, 365}) {
            all.add(new Condition(
                    "last_active_at >= today - " + days + " days",
                    "last_active_at >= TIMESTAMP '" + RetailData.TODAY.minusDays(days) + " 00:00:00'",
                    Set.of()));
            all.add(new Condition(
                    "days_since(last_login) > " + days,
                    "last_login < DATE '" + RetailData.TODAY.minusDays(days) + "'",
                    Set.of()));
        }
        all.add(same("contract_end is not null"));
        all.add(new Condition(
                "contract_end between today and today + 90 days",
                "contract_end between DATE '" + RetailData.TODAY + "' and DATE '" + RetailData.TODAY.plusDays(90) + "'",
                Set.of()));
    }

    private static Condition of(Trait trait, int threshold) {
        if (trait.isDay()) {
            return new Condition(
                    "days_since(" + trait.licit() + ") > " + threshold,
                    trait.name() + " < DATE '" + RetailData.TODAY.minusDays(threshold) + "'",
                    Set.of(trait.name()));
        }
        return new Condition(
                trait.licit() + " >= " + threshold, trait.name() + " >= " + threshold, Set.of(trait.name()));
    }

    private static Condition same(String text) {
        return new Condition(text, text, Set.of());
    }

    /** Over the prepared table, which knows everything. */
    String counting() {
        return "SELECT count(*) FROM prepared WHERE " + sql;
    }

    /** Over the raw tables, with the aggregates that it needs and no others. */
    String countingRaw() {
        String persons =
                "(SELECT *, datesub('year', birth_date, DATE '" + RetailData.TODAY + "') AS age FROM customers) p";
        if (traits.isEmpty()) {
            return "SELECT count(*) FROM " + persons + " WHERE " + sql;
        }
        String needed = Trait.ALL.stream()
                .filter(trait -> traits.contains(trait.name()))
                .map(trait -> trait.sql() + " AS " + trait.name())
                .collect(Collectors.joining(", "));
        return "SELECT count(*) FROM " + persons + " LEFT JOIN (SELECT customer_id, " + needed
                + " FROM events GROUP BY customer_id) t USING (customer_id) WHERE " + sql;
    }
}

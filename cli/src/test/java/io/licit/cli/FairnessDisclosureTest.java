package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.cli.FairnessShop.Person;
import io.licit.core.json.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether a reader below the officer learns of fewer persons than the minimum: an attack by linear algebra on every count
 * of all segments of a report together. What follows from the counts shown is their linear span over the finest cells of
 * persons; it is found by elimination modulo a prime of 521 bits, in which no dependence is by chance.
 */
final class FairnessDisclosureTest {
    private static final int MINIMUM = 50;
    private static final BigInteger PRIME = BigInteger.TWO.pow(521).subtract(BigInteger.ONE);
    private static final Map<String, Function<Person, String>> CHARACTERISTICS =
            Map.of("sex", Person::sex, "race", Person::race, "age", Person::age, "religion", Person::faith);

    @TempDir
    Path folder;

    private FairnessShop shop(long seed, int size) throws IOException {
        FairnessShop shop = new FairnessShop(folder.resolve("s" + seed), seed, size)
                .segment("regulars", "score >= 45 and count(orders where placed_at >= today - 90 days) >= 1")
                .segment("high", "score >= 65 or visits > 27", "fairness: {given: [responded]}")
                .segment("few", "score >= 80 and points >= 100");
        shop.write("catalogue/customers.yaml", FairnessShop.customers("""
                  sex: {category: user.demographic.gender, protected: sex, audit_only: true}
                  race: {category: user.demographic.race_ethnicity, protected: race, audit_only: true}
                  faith: {category: user.demographic.religious_belief, protected: religion, audit_only: true}
                """));
        campaign(shop, "small", "regulars", 5);
        campaign(shop, "large", "high", 10);
        return shop;
    }

    private static void campaign(FairnessShop shop, String id, String segment, int worth) throws IOException {
        shop.write("campaigns/" + id + ".yaml", """
                campaign: %s
                segment: %s
                channel: email
                language: en
                sender: Shop, Musterstr. 1, 10115 Berlin
                send_at: 2027-03-02T09:00
                message: {subject: Hello, body: Hello}
                offer: {kind: discount, worth: %d}
                """.formatted(id, segment, worth));
    }

    @Test
    void what_is_withheld_is_called_so_and_is_no_number() throws IOException {
        String text = shop(0, 1200)
                .run("fairness", "high", "--fail-on", "never", "-v")
                .out();
        assertThat(text)
                .containsPattern("religion +withheld +[a-z]")
                .containsPattern("1 +withheld +–")
                .contains("given responded: would tell a count under the minimum")
                .doesNotContain("NaN")
                .doesNotContain("raises it.");
    }

    @Test
    void no_count_under_the_minimum_follows_from_all_that_are_shown() throws IOException {
        String[] asked = {"sex,race,religion", "sex,religion", "sex,race,age,religion"};
        for (int seed = 0; seed < asked.length; seed++) {
            FairnessShop shop = shop(seed, 1200);
            FairnessRead shown = shop.fairness("--characteristics", asked[seed]);
            Attack attack = new Attack(shop, Arrays.asList(asked[seed].split(",")));
            attack.read(shown);
            assertThat(attack.known()).as("counts shown").isGreaterThan(10);
            assertThat(attack.found()).as(asked[seed]).isEmpty();
        }
    }

    @Test
    void the_attack_finds_counts_in_what_an_officer_is_shown() throws IOException {
        FairnessShop shop = shop(0, 1200);
        Attack attack = new Attack(shop, List.of("sex", "race", "religion"));
        attack.read(shop.fairness("--characteristics", "sex,race,religion", "--role", "officer"));
        assertThat(attack.found()).hasSizeGreaterThan(20);
    }

    @Test
    void no_other_number_tells_a_count_under_the_minimum() throws IOException {
        for (long seed = 10; seed < 12; seed++) {
            FairnessShop shop = shop(seed, 1500);
            FairnessRead all = shop.fairness("--alternatives", "--role", "officer");
            FairnessRead shown = shop.fairness("--alternatives");
            assertThat(small(all.json(), "")).isNotEmpty();
            assertThat(small(shown.json(), "")).isEmpty();
            for (FairnessRead segment : shown.all("segments")) {
                FairnessRead officers = all.only("segments", "segment", segment.text("segment"));
                segment.all("causes").forEach(FairnessDisclosureTest::steps);
                segment.all("alternatives").forEach(one -> rates(one, officers));
                associations(segment, officers, shown.number("persons"));
            }
            assertThat(shop.run("fairness", "--format", "html", "--fail-on", "never")
                            .out())
                    .doesNotContain("NaN");
        }
    }

    /** Counts of persons of 1 to the minimum less one, wherever they stand. */
    private static List<String> small(Json json, String path) {
        List<String> found = new ArrayList<>();
        if (json instanceof Json.Arr list) {
            list.items().forEach(item -> found.addAll(small(item, path)));
        } else if (json instanceof Json.Obj object) {
            object.members().forEach((key, value) -> {
                String at = path + "/" + key;
                boolean counts = Set.of("persons", "selected", "group_selected", "reference_selected", "receiving")
                        .contains(key);
                if (counts
                        && value instanceof Json.Num number
                        && isSmall(number.value().longValue())) {
                    found.add(at + " " + number.value());
                }
                found.addAll(small(value, at));
            });
        }
        return found;
    }

    private static boolean isSmall(long count) {
        return count > 0 && count < MINIMUM;
    }

    private static void steps(FairnessRead cause) {
        for (String key : List.of("group_selected", "reference_selected")) {
            List<Double> counts = cause.all("waterfall").stream()
                    .map(step -> step.number(key))
                    .filter(count -> !count.isNaN())
                    .toList();
            for (double one : counts) {
                for (double other : counts) {
                    assertThat(isSmall(Math.round(one - other)))
                            .as(cause.json().print())
                            .isFalse();
                }
            }
        }
    }

    /** With the true numbers of persons, which a reader may know from elsewhere. */
    private static void rates(FairnessRead alternative, FairnessRead officers) {
        for (String key : alternative.at("rates").keys()) {
            String name = key.substring(0, key.indexOf('='));
            String value = key.substring(key.indexOf('=') + 1);
            double persons = officers.only("characteristics", "name", name, "judged", "matching")
                    .only("groups", "value", value)
                    .number("persons");
            for (String when : List.of("before", "after")) {
                long count =
                        Math.round(persons * alternative.at("rates").at(key).number(when));
                assertThat(isSmall(count) || isSmall(Math.round(persons) - count))
                        .as(key)
                        .isFalse();
            }
        }
    }

    private static void associations(FairnessRead segment, FairnessRead officers, double everybody) {
        for (FairnessRead one : segment.all("proxies")) {
            assertThat(one.at("persons").isNull() || one.number("persons") == everybody)
                    .isTrue();
            boolean hidden = segment.those("characteristics", "name", one.text("characteristic"))
                    .anyMatch(result -> result.all("groups").stream().anyMatch(group -> group.truth("withheld")));
            if (one.all("columns").isEmpty()) {
                assertThat(one.at("cramers_v").isNull()).isEqualTo(hidden);
            }
        }
        for (FairnessRead one : segment.all("conditional")) {
            FairnessRead result =
                    segment.only("characteristics", "name", one.text("characteristic"), "judged", "matching");
            if (result.only("groups", "value", one.text("group")).truth("withheld")) {
                assertThat(one.at("odds_ratio").isNull()).isTrue();
            }
        }
        assertThat(officers.all("proxies").stream()
                        .filter(one -> one.all("columns").isEmpty()))
                .noneMatch(one -> one.at("cramers_v").isNull());
    }

    /** In each segment another group has few persons inside, which alone would hide the rare one as well. */
    @Test
    void what_one_segment_withholds_another_does_not_make_up_for() throws IOException {
        FairnessShop shop = new FairnessShop(
                folder,
                30,
                2000,
                one -> one.withVisits(List.of("some", "none", "rare").indexOf(one.faith())));
        shop.write("catalogue/customers.yaml", FairnessShop.customers("""
                  faith: {category: user.demographic.religious_belief, protected: religion, audit_only: true}
                """));
        shop.segment("first", "visits = 0 and score >= 78 or visits = 1 and score >= 40")
                .segment("second", "visits = 1 and score >= 84 or visits = 0 and score >= 40");
        Set<String> shown = new TreeSet<>();
        for (String[] asked : new String[][] {{}, {"first"}, {"second"}}) {
            for (FairnessRead segment : shop.fairness(asked).all("segments")) {
                segment.those("characteristics", "name", "religion")
                        .flatMap(result -> result.all("groups").stream())
                        .filter(group -> !group.truth("withheld"))
                        .forEach(group -> shown.add(group.text("value")));
            }
        }
        assertThat(shown).hasSizeLessThan(2);
    }

    @Test
    void a_group_that_is_withheld_is_so_in_the_text_too() throws IOException {
        FairnessShop shop = shop(20, 1200);
        String text =
                shop.run("fairness", "regulars", "-v", "--fail-on", "never").out();
        assertThat(Pattern.compile("(?m)^    rare +withheld +withheld +– ")
                                .matcher(text)
                                .find()
                        || text.contains("every count is under the minimum"))
                .as(text)
                .isTrue();
        assertThat(shop.run("fairness", "regulars", "-v", "--fail-on", "never", "--role", "officer")
                        .out())
                .containsPattern("(?m)^    rare +\\d+ +\\d+ ");
    }

    /** What a reader knows, as sums over the finest cells: combination of values, and what each segment makes of it. */
    private static final class Attack {
        private final FairnessShop shop;
        private final List<String> names;
        private final Map<List<String>, List<Person>> atoms = new LinkedHashMap<>();
        private final List<List<String>> keys;
        private final Map<String, Set<String>> audiences = new TreeMap<>();
        private final Map<String, Predicate<Person>> matching;
        private final Map<Integer, BigInteger[]> basis = new TreeMap<>();
        private final Map<String, Predicate<Person>> targets = new LinkedHashMap<>();
        private int known;

        Attack(FairnessShop shop, List<String> names) {
            this.shop = shop;
            this.names = names.stream().sorted().toList();
            this.matching = Map.of(
                    "regulars", one -> one.score() >= 45 && one.orders() >= 1,
                    "high", one -> one.score() >= 65 || one.visits().orElse(0) > 27,
                    "few", one -> one.score() >= 80 && one.points() >= 100);
            for (String segment : matching.keySet()) {
                shop.run("run", segment);
                audiences.put(
                        segment, shop.run("members", segment).out().lines().collect(Collectors.toSet()));
            }
            for (Person one : shop.persons) {
                List<String> key = new ArrayList<>();
                this.names.forEach(name -> key.add(value(name, one)));
                audiences.forEach((segment, members) ->
                        key.add((matching(segment).test(one) ? "m" : "") + (members.contains(one.id()) ? "a" : "")));
                atoms.computeIfAbsent(key, any -> new ArrayList<>()).add(one);
            }
            keys = List.copyOf(atoms.keySet());
            learn(one -> true);
            matching.forEach((segment, holds) -> {
                learn(holds);
                learn(one -> audience(segment).contains(one.id()));
            });
        }

        private static String value(String name, Person one) {
            return Objects.requireNonNull(CHARACTERISTICS.get(name)).apply(one);
        }

        private Predicate<Person> matching(String segment) {
            return Objects.requireNonNull(matching.get(segment));
        }

        private Set<String> audience(String segment) {
            return Objects.requireNonNull(audiences.get(segment));
        }

        int known() {
            return known;
        }

        void read(FairnessRead report) {
            for (FairnessRead segment : report.all("segments")) {
                for (FairnessRead result : segment.all("characteristics")) {
                    Set<String> members = audience(segment.text("segment"));
                    Predicate<Person> set = result.text("judged").equals("matching")
                            ? matching(segment.text("segment"))
                            : one -> members.contains(one.id());
                    read(result, segment.text("segment") + " " + result.text("judged"), set);
                }
            }
            Predicate<Person> unreached =
                    one -> audiences.values().stream().noneMatch(members -> members.contains(one.id()));
            report.at("across").all("unreached").forEach(result -> read(result, "unreached", unreached));
            for (FairnessRead share : report.at("across").all("offers")) {
                if (!share.at("persons").isNull()) {
                    Predicate<Person> group = in(share.text("characteristic"), share.text("group"));
                    Predicate<Person> receives = one -> audience("high").contains(one.id())
                            || share.text("offer").contains("5")
                                    && audience("regulars").contains(one.id());
                    tell(share.number("persons"), group);
                    tell(share.number("receiving"), group.and(receives));
                }
            }
        }

        private void read(FairnessRead result, String of, Predicate<Person> set) {
            String name = result.text("name");
            Set<String> values = new TreeSet<>();
            for (Person one : shop.persons) {
                values.add(label(name, one));
            }
            for (String value : values) {
                Predicate<Person> group = one -> label(name, one).equals(value);
                targets.put(name + "=" + value, group);
                targets.put(name + "=" + value + " in " + of, group.and(set));
                targets.put(name + "=" + value + " not in " + of, group.and(set.negate()));
            }
            for (FairnessRead group : result.all("groups")) {
                Predicate<Person> who = group.at("value").isNull()
                        ? one -> label(name, one).equals("?")
                        : in(name, group.text("value"));
                if (!group.truth("withheld")) {
                    tell(group.number("persons"), who);
                    tell(group.number("selected"), who.and(set));
                }
            }
        }

        private Predicate<Person> in(String name, String value) {
            return one -> label(name, one).equals(value);
        }

        private static String label(String name, Person one) {
            List<String> values = Arrays.stream(name.split("\\*", -1))
                    .map(part -> value(part, one))
                    .toList();
            return values.contains("") ? "?" : String.join("|", values);
        }

        /** Who knows that a sum is none knows that of all its parts. */
        private void tell(double count, Predicate<Person> of) {
            assertThat(count).isEqualTo(shop.count(of));
            known++;
            learn(of);
        }

        private BigInteger[] vector(Predicate<Person> of) {
            BigInteger[] vector = new BigInteger[keys.size()];
            for (int i = 0; i < vector.length; i++) {
                List<Person> persons = atoms.getOrDefault(keys.get(i), List.of());
                vector[i] = of.test(persons.get(0)) ? BigInteger.ONE : BigInteger.ZERO;
            }
            return vector;
        }

        private BigInteger[] reduced(BigInteger[] vector) {
            for (int i = 0; i < vector.length; i++) {
                BigInteger[] row = basis.get(i);
                if (row != null && vector[i].signum() != 0) {
                    BigInteger factor = vector[i];
                    for (int j = i; j < vector.length; j++) {
                        if (row[j].signum() != 0) {
                            vector[j] =
                                    vector[j].subtract(factor.multiply(row[j])).mod(PRIME);
                        }
                    }
                }
            }
            return vector;
        }

        private void learn(Predicate<Person> of) {
            BigInteger[] left = reduced(vector(of));
            for (int i = 0; i < left.length; i++) {
                if (left[i].signum() != 0) {
                    BigInteger inverse = left[i].modInverse(PRIME);
                    for (int j = i; j < left.length; j++) {
                        left[j] = left[j].multiply(inverse).mod(PRIME);
                    }
                    basis.put(i, left);
                    return;
                }
            }
        }

        /** Counts under the minimum that follow. */
        Set<String> found() {
            Set<String> found = new LinkedHashSet<>();
            Map<String, Long> counts = new HashMap<>();
            targets.forEach((name, of) -> counts.put(name, shop.count(of)));
            targets.forEach((name, of) -> {
                if (isSmall(counts.getOrDefault(name, 0L))
                        && Arrays.stream(reduced(vector(of))).allMatch(left -> left.signum() == 0)) {
                    found.add(name + " is " + counts.getOrDefault(name, 0L));
                }
            });
            return found;
        }
    }
}

package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.licit.cli.FairnessShop.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several segments do together, against counting the members of their audiences. */
final class FairnessAcrossTest {
    @TempDir
    Path folder;

    private static void campaign(FairnessShop shop, String id, String segment, String offer) throws IOException {
        shop.write("campaigns/" + id + ".yaml", """
                campaign: %s
                segment: %s
                channel: email
                language: en
                sender: Shop, Musterstr. 1, 10115 Berlin
                send_at: 2027-03-02T09:00
                message: {subject: Hello, body: Hello}
                offer: %s
                """.formatted(id, segment, offer));
    }

    private static Set<String> members(FairnessShop shop, String segment) {
        assertThat(shop.run("run", segment).exit()).isZero();
        return shop.run("members", segment).out().lines().collect(Collectors.toSet());
    }

    @Test
    void offers_are_ranked_and_whoever_gets_a_better_one_has_the_lesser_one_too() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 1, 1500)
                .segment("high", "score >= 60")
                .segment("loyal", "points >= 120")
                .segment("others", "visits >= 15");
        campaign(shop, "best", "high", "{kind: discount, worth: 10}");
        campaign(shop, "good", "loyal", "{kind: discount, worth: 2.50}");
        campaign(shop, "vague", "others", "{kind: discount}");
        Map<String, Set<String>> receive = new LinkedHashMap<>();
        Set<String> high = members(shop, "high");
        Set<String> both = new HashSet<>(high);
        both.addAll(members(shop, "loyal"));
        Set<String> others = members(shop, "others");
        receive.put("worth 10 or more", high);
        receive.put("worth 2.50 or more", both);
        receive.put("vague (of no stated worth)", others);
        FairnessRead across = shop.fairness("--role", "officer").at("across");
        assertThat(across.all("offers").stream().map(one -> one.text("offer")).distinct())
                .containsExactlyElementsOf(receive.keySet());
        for (FairnessRead one : across.those("offers", "characteristic", "sex").toList()) {
            Predicate<Person> group = person -> person.sex().equals(one.text("group"));
            Set<String> who = receive.getOrDefault(one.text("offer"), Set.of());
            assertThat(one.number("persons")).isEqualTo(shop.count(group));
            assertThat(one.number("receiving")).isEqualTo(shop.count(group.and(person -> who.contains(person.id()))));
        }
        Set<String> reached = new HashSet<>(both);
        reached.addAll(others);
        shop.same(across.only("unreached", "name", "sex"), Person::sex, person -> !reached.contains(person.id()));
        shop.same(across.only("unreached", "name", "race"), Person::race, person -> !reached.contains(person.id()));
        FairnessRead sex = across.only("unreached", "name", "sex");
        assertThat(sex.text("direction")).isEqualTo("burden");
        double f = sex.only("groups", "value", "f").number("rate");
        double m = sex.only("groups", "value", "m").number("rate");
        double air = (1 - Math.max(f, m)) / (1 - Math.min(f, m));
        assertThat(sex.number("lowest_air")).isCloseTo(air, within(1e-12));
        assertThat(shop.fairness("high", "--role", "officer").at("across").isNull())
                .isTrue();
    }

    @Test
    void pairs_that_single_out_few_persons_are_those_that_counting_finds() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 2, 1200)
                .segment("a", "score >= 60")
                .segment("b", "score >= 61")
                .segment("c", "score < 62")
                .segment("d", "score < 20");
        Map<String, Set<String>> members = new LinkedHashMap<>();
        for (String id : List.of("a", "b", "c", "d")) {
            members.put(id, members(shop, id));
        }
        Set<String> expected = new TreeSet<>();
        for (String first : members.keySet()) {
            for (String second : members.keySet()) {
                Set<String> both = new HashSet<>(members.get(first));
                both.retainAll(members.get(second));
                Set<String> without = new HashSet<>(members.get(first));
                without.removeAll(both);
                if (first.compareTo(second) < 0 && !both.isEmpty() && both.size() < 50) {
                    expected.add(first + " and " + second + " " + both.size());
                }
                if (!first.equals(second) && !both.isEmpty() && !without.isEmpty() && without.size() < 50) {
                    expected.add(first + " without " + second + " " + without.size());
                }
            }
        }
        assertThat(expected).hasSizeGreaterThan(1);
        FairnessRead read = shop.fairness("--role", "officer");
        assertThat(read.at("across").all("singled_out").stream()
                        .map(one -> one.text("first") + " " + one.text("operation") + " " + one.text("second") + " "
                                + (long) one.number("persons")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(read.those("findings", "code", "FAI6008").map(one -> one.text("segment")))
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .map(one -> one.substring(0, one.indexOf(' ')))
                        .collect(Collectors.toSet()));
        assertThat(shop.fairness().at("across").all("singled_out"))
                .hasSize(expected.size())
                .allMatch(one -> one.at("persons").isNull());
    }

    @Test
    void segments_that_together_tell_a_recipient_what_the_law_keeps_from_each_are_found() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 3, 1200);
        shop.write(
                "catalogue/customers.yaml",
                FairnessShop.customers("  sex: {category: user.demographic.gender, protected: sex, audit_only: true}\n")
                        .replace("visits: {category: user.behavior", "visits: {category: user.health_and_medical")
                        .replace("direct-marketing]", "direct-marketing, targeted-advertising]"));
        StringBuilder consents = new StringBuilder("customer_id,purpose,channel,status,at,explicit\n");
        for (Person one : shop.persons) {
            consents.append(one.id()).append(",targeted-advertising,web-ads,granted,2026-06-01,true\n");
            consents.append(one.id()).append(",sale-share,web-ads,granted,2026-06-01,true\n");
        }
        shop.write("data/consents.csv", consents.toString());
        Path catalogue = folder.resolve("catalogue/consents.yaml");
        Files.writeString(catalogue, Files.readString(catalogue).replace("at: at}", "at: at, explicit: explicit}"));
        signed(shop, "li", "legitimate-interests", "spenders");
        signed(shop, "dpia", "dpia", "spenders, healthy");
        signed(shop, "reason", "business-reason", "healthy");
        third(shop, "spenders", "basis: legitimate-interests\nassessment: li", "score > 40");
        third(shop, "healthy", "basis: consent", "visits >= 1");
        assertThat(members(shop, "spenders")).as(shop.run("run").out()).isNotEmpty();
        FairnessRead read = shop.fairness("--role", "officer");
        FairnessRead union = read.at("across").only("unions", "recipient", "third-party");
        assertThat(union.at("segments").json().canonical()).isEqualTo("[\"healthy\",\"spenders\"]");
        assertThat(union.at("rules").json().canonical()).contains("EU-GDPR-ART9");
        assertThat(read.those("findings", "code", "FAI6009").count()).isEqualTo(1);
    }

    private static void signed(FairnessShop shop, String id, String kind, String segments) throws IOException {
        shop.write("assessments/" + id + ".yaml", """
                assessment: %s
                kind: %s
                title: A title
                segments: [%s]
                conclusion: Said at length.
                figures: {air: 0.9, p-value: 0.2}
                outcome: passes
                signed_by: officer@shop.example
                signed_at: 2027-01-01
                expires_at: 2028-01-01
                """.formatted(id, kind, segments));
    }

    private static void third(FairnessShop shop, String id, String basis, String where) throws IOException {
        shop.write("segments/" + id + ".yaml", """
                segment: %s
                title: A title
                use: {purpose: targeted-advertising, channels: [web-ads], recipient: third-party}
                %s
                reason: A reason.
                owner: crm@shop.example
                where: %s
                """.formatted(id, basis, where));
    }
}

package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.check.Ruling;
import io.licit.core.gate.Person;
import io.licit.core.gate.RandomPersons;
import io.licit.core.law.Effect;
import io.licit.core.law.RandomLaw;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import io.licit.core.plan.Plan;
import io.licit.core.plan.RandomGates;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import io.licit.engine.bits.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** Who lacks nothing but a consent, under random law: those of whom the interpreter says so, and the consent lets them in. */
final class LackingPropertyTest {
    private static final Instant NOW = RandomLaw.DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private static final int PERSONS = 2_000;
    private static final int LAWS = 60;

    private final Random random = new Random(20_261_130);

    @TempDir
    Path folder;

    @Test
    void who_lacks_only_a_consent_is_who_the_interpreter_leaves_out_for_that_alone() throws Exception {
        RandomPersons made = new RandomPersons(random, NOW, false);
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            persons.add(made.next());
        }
        GateWorkspace.write(folder, persons, false);
        Catalogue catalogue = GateWorkspace.catalogue();
        WarehouseFile.Opened opened = WarehouseFile.open(folder, catalogue, BadRows.STOP, Progress.none());
        long lacking = 0;
        long cured = 0;
        try (Database database = opened.database()) {
            Tuning.reading(database);
            Tuning.answering(database, folder);
            Gates gates = new Gates(opened.prepared(), new Heeded(database, Recorded.nothing()), PERSONS);
            for (int law = 0; law < LAWS; law++) {
                RandomGates gate = RandomGates.next(random);
                RoaringBitmap found = gates.answers(
                                plan(gate.lowered(), catalogue),
                                database,
                                Places.read(database, PERSONS),
                                Progress.none())
                        .lackingConsent(gate.lowered(), Truth.everybody(PERSONS));
                for (int n = 0; n < PERSONS; n++) {
                    Person person = persons.get(n);
                    if (found.contains(n) != lacksOnlyConsent(gate, person)) {
                        assertThat(found.contains(n))
                                .as("%s for %s", person, gate.uses())
                                .isEqualTo(lacksOnlyConsent(gate, person));
                    }
                    if (found.contains(n) && !hasRefused(person)) {
                        assertThat(gate.interpreter()
                                        .decide(gate.uses(), consenting(person), NOW)
                                        .allowed())
                                .as("%s for %s", person, gate.uses())
                                .isTrue();
                        cured++;
                    }
                }
                lacking += found.getLongCardinality();
            }
        }
        assertThat(lacking).isGreaterThan(PERSONS);
        assertThat(cured).isGreaterThan(PERSONS / 10);
    }

    private static Plan plan(Plan.GatePlan gate, Catalogue catalogue) {
        return new Plan(
                NOW,
                catalogue,
                List.of(new Plan.SegmentPlan(
                        "all", "", new Expr.Bool(Span.none(), true), List.of(Channel.EMAIL), gate, true)));
    }

    private static boolean lacksOnlyConsent(RandomGates gate, Person person) {
        if (gate.interpreter().decide(gate.uses(), person, NOW).allowed()) {
            return false;
        }
        Map<String, Effect> effects = gate.law().rules().stream().collect(Collectors.toMap(Rule::id, Rule::effect));
        return gate.uses().stream()
                .allMatch(use -> gate.interpreter().decide(List.of(use), person, NOW).excludedBy().stream()
                        .allMatch(rule -> asksConsent(
                                Optional.ofNullable(effects.get(rule)).orElseThrow(), use)));
    }

    private static boolean asksConsent(Effect effect, UseFacts use) {
        return !Ruling.blocks(effect, use)
                && (effect instanceof Effect.RequireConsent
                        || effect instanceof Effect.ForbidData data
                                && data.unless().isPresent());
    }

    private static boolean hasRefused(Person person) {
        return person.consents().stream()
                .anyMatch(row -> !row.status().strip().equals("granted")
                        && !row.status().strip().equals("informed"));
    }

    /** The same person, who has just signed a form for every purpose and channel. */
    private static Person consenting(Person person) {
        List<Person.Consent> consents = new ArrayList<>(person.consents());
        consents.add(new Person.Consent(
                Arrays.stream(Purpose.values()).map(Purpose::word).collect(Collectors.joining(",")),
                Arrays.stream(Channel.values()).map(Channel::word).collect(Collectors.joining(",")),
                "granted",
                Optional.of(NOW.minus(Duration.ofSeconds(1))),
                Optional.empty(),
                "web-form",
                true,
                Optional.empty()));
        return new Person(
                person.country(),
                person.region(),
                person.birthDate(),
                person.age(),
                person.retainUntil(),
                consents,
                person.restrictions());
    }
}

package io.licit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Channel;
import io.licit.core.gate.Decision;
import io.licit.core.gate.Gate;
import io.licit.core.gate.Person;
import io.licit.core.gate.RandomPersons;
import io.licit.core.law.Law;
import io.licit.core.law.RandomLaw;
import io.licit.core.law.UseFacts;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GateLoweringTest {
    private static final Instant NOW = RandomLaw.DAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    private static final int CASES = Integer.getInteger("licit.cases", 200_000);
    private static final int PERSONS_PER_LAW = 100;

    @Test
    void the_lowered_gate_decides_as_the_interpreter_does_with_the_same_reasons() {
        Random random = new Random(20_261_124);
        long allowed = 0;
        for (int made = 0; made < CASES; made += PERSONS_PER_LAW) {
            Law law = new RandomLaw(random).book().inForce(RandomLaw.DAY);
            List<UseFacts> uses = uses(random);
            Optional<String> assumed = random.nextInt(4) == 0 ? Optional.of("US-CA") : Optional.empty();
            Gate gate = new Gate(law, assumed);
            Plan.GatePlan plan = GateLowering.lower(law, uses, assumed);
            RandomPersons persons = new RandomPersons(random, NOW, random.nextBoolean());
            for (int i = 0; i < PERSONS_PER_LAW; i++) {
                Person person = persons.next();
                Decision specified = gate.decide(uses, person, NOW);
                Decision lowered = GateReading.decide(plan, person, NOW);
                if (!lowered.equals(specified)) {
                    assertThat(lowered)
                            .as("case %d: %s for %s", made + i, person, uses)
                            .isEqualTo(specified);
                }
                allowed += specified.allowed() ? 1 : 0;
            }
        }
        assertThat(allowed).isBetween(CASES / 100L, CASES * 9L / 10);
    }

    private static List<UseFacts> uses(Random random) {
        RandomLaw made = new RandomLaw(random);
        UseFacts first = made.use(made.channel());
        List<UseFacts> uses = new ArrayList<>(List.of(first));
        if (random.nextInt(4) == 0) {
            uses.add(withChannel(first, Channel.PHONE_LIVE));
        }
        return uses;
    }

    private static UseFacts withChannel(UseFacts use, Channel channel) {
        return new UseFacts(
                use.purpose(),
                channel,
                use.recipient(),
                use.sector(),
                use.basis(),
                use.product(),
                use.data(),
                use.protectedAs(),
                use.unlabelled(),
                use.assessments(),
                use.collectedFor(),
                use.establishedIn(),
                use.unlimitedLookBack(),
                use.retentionDeclared());
    }
}

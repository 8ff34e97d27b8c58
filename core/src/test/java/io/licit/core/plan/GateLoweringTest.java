package io.licit.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.gate.Decision;
import io.licit.core.gate.Person;
import io.licit.core.gate.RandomPersons;
import io.licit.core.law.RandomLaw;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
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
            RandomGates gates = RandomGates.next(random);
            RandomPersons persons = new RandomPersons(random, NOW, random.nextBoolean());
            for (int i = 0; i < PERSONS_PER_LAW; i++) {
                Person person = persons.next();
                Decision specified = gates.interpreter().decide(gates.uses(), person, NOW);
                Decision lowered = GateReading.decide(gates.lowered(), person, NOW);
                if (!lowered.equals(specified)) {
                    assertThat(lowered)
                            .as("case %d: %s for %s", made + i, person, gates.uses())
                            .isEqualTo(specified);
                }
                allowed += specified.allowed() ? 1 : 0;
            }
        }
        assertThat(allowed).isBetween(CASES / 100L, CASES * 9L / 10);
    }
}

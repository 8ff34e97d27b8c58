package io.licit.core.plan;

import io.licit.core.gate.Gate;
import io.licit.core.law.Law;
import io.licit.core.law.RandomLaw;
import io.licit.core.law.UseFacts;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A law and a use made up from a seed, as the interpreter decides on them and as an engine is asked.
 *
 * @param interpreter the specification
 * @param lowered the same gate as a plan holds it
 * @param law that both are of
 */
public record RandomGates(List<UseFacts> uses, Gate interpreter, Plan.GatePlan lowered, Law law) {
    public static RandomGates next(Random random) {
        RandomLaw made = new RandomLaw(random);
        Law law = made.book().inForce(RandomLaw.DAY);
        UseFacts first = made.use(made.channel());
        List<UseFacts> uses = random.nextInt(4) == 0 ? List.of(first, made.use(made.channel())) : List.of(first);
        Optional<String> assumed = random.nextInt(4) == 0 ? Optional.of("US-CA") : Optional.empty();
        return new RandomGates(uses, new Gate(law, assumed), GateLowering.lower(law, uses, assumed), law);
    }
}

package io.licit.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.source.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OwnLawTest {
    @Test
    void an_own_pack_makes_no_unknown_country_a_known_one() {
        LawBook shipped = new RandomLaw(new Random(5)).book();
        Rule any = shipped.rules().stream()
                .filter(rule -> rule.inForce(RandomLaw.DAY))
                .findFirst()
                .orElseThrow();
        Pack own = new Pack(
                "own", "Own", "house rules", "AR", "", Optional.of(LocalDate.EPOCH), List.of(any), Span.none());
        assertThat(shipped.with(List.of(own)).inForce(RandomLaw.DAY).place("AR", ""))
                .isEqualTo(new Place.Unknown());
    }
}

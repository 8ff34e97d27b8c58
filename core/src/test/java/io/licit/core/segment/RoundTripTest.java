package io.licit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.json.Json;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RoundTripTest {
    private static final int CASES = 20_000;

    @Test
    void every_condition_reads_back_from_its_text_and_resolves_to_itself() {
        RandomConditions conditions = conditions(1);
        for (int i = 0; i < CASES; i++) {
            Expr condition = conditions.condition();
            String text = Canonical.text(condition);
            Expr parsed = Shop.parsed(text);
            assertThat(Canonical.text(parsed)).isEqualTo(text);
            assertThat(placeless(Shop.resolved(text))).as(text).isEqualTo(placeless(condition));
        }
    }

    @Test
    void every_condition_reads_back_from_its_json() {
        RandomConditions conditions = conditions(2);
        for (int i = 0; i < CASES; i++) {
            Expr condition = conditions.condition();
            Json json = ConditionJson.toJson(condition);
            Diagnostics out = new Diagnostics();
            Expr read = ConditionJson.fromJson(Json.parse(json.print()), out)
                    .orElseThrow(() -> new AssertionError(out.sorted()));
            assertThat(ConditionJson.toJson(read)).isEqualTo(json);
            assertThat(placeless(read)).isEqualTo(placeless(Shop.parsed(Canonical.text(condition))));
        }
    }

    @Test
    void a_value_of_every_type_has_that_type_or_none() {
        RandomConditions conditions = conditions(3);
        for (int i = 0; i < 2_000; i++) {
            for (Type type : List.of(Type.NUMBER, Type.TEXT, Type.DATE, Type.TIMESTAMP, Type.BOOLEAN)) {
                Type given = Types.of(conditions.value(type));
                assertThat(Types.comparable(given, type))
                        .as(given + " for " + type)
                        .isTrue();
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_conditions() {
        RandomConditions one = conditions(4);
        RandomConditions two = conditions(4);
        for (int i = 0; i < 200; i++) {
            assertThat(Canonical.text(one.condition())).isEqualTo(Canonical.text(two.condition()));
        }
    }

    private static RandomConditions conditions(long seed) {
        return new RandomConditions(new Random(seed), Shop.catalogue(), List.of("lapsed", "staff"));
    }

    /** A tree's own print with the places left out. */
    static String placeless(Expr expr) {
        return expr.toString().replaceAll("Span\\[[^\\]]*\\]", "_");
    }
}

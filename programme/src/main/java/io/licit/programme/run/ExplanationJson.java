package io.licit.programme.run;

import io.licit.core.catalogue.Type;
import io.licit.core.json.Json;
import io.licit.engine.Explanation;
import java.math.BigDecimal;

/** Why one person is in an audience or not, for programs. */
public final class ExplanationJson {
    private ExplanationJson() {}

    /** @param person the key, as it was asked for */
    public static Json.Obj of(String person, String segment, Explanation why) {
        return Json.object()
                .put("person", person)
                .put("segment", segment)
                .put("in", why.in())
                .put("matches", why.matches())
                .put("allowed", why.allowed())
                .put(
                        "conditions",
                        Json.array(why.conditions().stream()
                                .map(ExplanationJson::json)
                                .toList()))
                .put("excluded_by", Json.strings(why.excludedBy()))
                .build();
    }

    private static Json json(Explanation.Condition condition) {
        return Json.object()
                .put("text", condition.text())
                .put(
                        "value",
                        condition
                                .value()
                                .map(value -> json(condition.type(), value))
                                .orElse(Json.none()))
                .put(
                        "result",
                        switch (condition.result()) {
                            case TRUE -> Json.of(true);
                            case FALSE -> Json.of(false);
                            case UNKNOWN -> Json.none();
                        })
                .build();
    }

    private static Json json(Type type, String value) {
        return switch (type) {
            case NUMBER -> Json.of(new BigDecimal(value));
            case BOOLEAN -> Json.of(Boolean.parseBoolean(value));
            case TEXT, DATE, TIMESTAMP, UNKNOWN -> Json.of(value);
        };
    }
}

package io.licit.engine.fairness;

import static io.licit.engine.fairness.FairnessJson.array;
import static io.licit.engine.fairness.FairnessJson.number;

import io.licit.core.json.Json;
import io.licit.fairness.report.Across;

/** What several segments do together, for programs. */
final class AcrossJson {
    private AcrossJson() {}

    static Json.Obj of(Across across) {
        return Json.object()
                .put("offers", array(across.offers(), AcrossJson::share))
                .put("unreached", array(across.unreached(), GroupJson::of))
                .put("singled_out", array(across.singledOut(), AcrossJson::combination))
                .put("unions", array(across.unions(), AcrossJson::union))
                .build();
    }

    private static Json share(Across.Share one) {
        return Json.object()
                .put("characteristic", one.characteristic())
                .put("group", one.group())
                .put("offer", one.offer().words())
                .put("persons", count(one.persons()))
                .put("receiving", count(one.receiving()))
                .put("air", number(one.air()))
                .put("verdict", one.verdict().word())
                .build();
    }

    /** The number of persons is what it is about: it stands for the officer alone, and is null for others. */
    private static Json combination(Across.Combination one) {
        return Json.object()
                .put("first", one.first())
                .put("operation", one.operation())
                .put("second", one.second())
                .put("persons", count(one.persons()))
                .build();
    }

    private static Json union(Across.Union one) {
        return Json.object()
                .put("recipient", one.recipient())
                .put("segments", Json.strings(one.segments()))
                .put("rules", Json.strings(one.rules()))
                .put("persons", count(one.persons()))
                .build();
    }

    private static Json count(long persons) {
        return persons < 0 ? Json.none() : Json.of(persons);
    }
}

package io.licit.engine.fairness;

import static io.licit.engine.fairness.FairnessJson.high;
import static io.licit.engine.fairness.FairnessJson.low;
import static io.licit.engine.fairness.FairnessJson.number;

import io.licit.core.json.Json;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Comparison;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A characteristic for programs. Persons of whom it is not known are the last row, whose value is null. */
final class GroupJson {
    private GroupJson() {}

    static Json of(CharacteristicResult result) {
        List<Json> groups = new ArrayList<>();
        result.groups().forEach(group -> groups.add(group(group)));
        if (result.missing().withheld() || result.missing().count().persons() > 0) {
            groups.add(missingRow(result.missing()));
        }
        return Json.object()
                .put("name", result.name())
                .put("judged", result.set())
                .put("weighted", result.weighted())
                .put("direction", result.direction().word())
                .put("reference", text(result.highest()))
                .put("largest", text(result.largest()))
                .put("lowest_air", number(result.lowestAir()))
                .put("verdict", result.verdict().word())
                .put("flagged", result.flagged())
                .put("groups", Json.array(groups))
                .put("missing", missing(result.missing()))
                .build();
    }

    private static Json group(GroupResult group) {
        Optional<Comparison> highest = group.highest();
        return Json.object()
                .put("value", group.value())
                .put("persons", number(group.persons()))
                .put("selected", number(group.selected()))
                .put("rate", number(group.rate()))
                .put("rate_low", low(group.rateInterval()))
                .put("rate_high", high(group.rateInterval()))
                .put("air", number(group.air()))
                .put("p", highest.map(one -> number(one.p())).orElse(Json.none()))
                .put("p_holm", highest.map(one -> number(one.pHolm())).orElse(Json.none()))
                .put("low", highest.map(one -> low(one.ratioInterval())).orElse(Json.none()))
                .put("high", highest.map(one -> high(one.ratioInterval())).orElse(Json.none()))
                .put("assessable", group.assessable())
                .put("verdict", group.verdict().word())
                .put("shortfall", number(group.shortfall()))
                .put("shortfall_to_overall", number(group.shortfallToOverall()))
                .put("standardised_difference", number(group.standardisedDifference()))
                .put("burden_ratio", number(group.burdenRatio()))
                .put("against_highest", comparison(highest))
                .put("against_largest", comparison(group.largest()))
                .put("against_rest", comparison(group.rest()))
                .put("against_named", comparison(group.named()))
                .put("withheld", group.withheld())
                .build();
    }

    private static Json comparison(Optional<Comparison> comparison) {
        return comparison.<Json>map(GroupJson::comparison).orElse(Json.none());
    }

    private static Json comparison(Comparison one) {
        return Json.object()
                .put("with", one.with())
                .put("air", number(one.ratio()))
                .put("low", low(one.ratioInterval()))
                .put("high", high(one.ratioInterval()))
                .put("difference", number(one.difference()))
                .put("difference_low", number(one.differenceInterval().low()))
                .put("difference_high", number(one.differenceInterval().high()))
                .put("odds_ratio", number(one.oddsRatio()))
                .put("z", number(one.z()))
                .put("p", number(one.p()))
                .put("p_holm", number(one.pHolm()))
                .put("method", one.method().word())
                .put("flips", one.flips())
                .build();
    }

    private static Json missingRow(Missing missing) {
        boolean withheld = missing.withheld();
        return Json.object()
                .put("value", Json.none())
                .put("persons", withheld ? Json.none() : Json.of(missing.count().persons()))
                .put(
                        "selected",
                        withheld ? Json.none() : Json.of(missing.count().selected()))
                .put("rate", withheld ? Json.none() : number(missing.count().rate()))
                .put("air", Json.none())
                .put("p", Json.none())
                .put("low", Json.none())
                .put("high", Json.none())
                .put("assessable", false)
                .put("withheld", withheld)
                .build();
    }

    private static Json missing(Missing missing) {
        boolean withheld = missing.withheld();
        return Json.object()
                .put("persons", withheld ? Json.none() : Json.of(missing.count().persons()))
                .put(
                        "selected",
                        withheld ? Json.none() : Json.of(missing.count().selected()))
                .put("known_inside", number(missing.knownInside()))
                .put("known_outside", number(missing.knownOutside()))
                .put("p", number(missing.p()))
                .put("air_complete_case", number(missing.completeCase()))
                .put("air_low", low(missing.worstCase()))
                .put("air_high", high(missing.worstCase()))
                .put("withheld", withheld)
                .build();
    }

    private static Json text(Optional<String> text) {
        return text.<Json>map(Json::of).orElse(Json.none());
    }
}

package io.licit.engine.fairness;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.JsonRenderer;
import io.licit.core.json.Json;
import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Found;
import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.Conditional;
import io.licit.fairness.group.Thresholds;
import io.licit.fairness.proxy.Association;
import io.licit.fairness.proxy.ProxyUse;
import io.licit.fairness.report.FairnessReport;
import io.licit.fairness.report.SegmentReport;
import io.licit.fairness.statistics.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A report for programs; every key is always there, null where there is nothing to say or it may not be said. */
public final class FairnessJson {
    private FairnessJson() {}

    /** {@code {as_of, persons, thresholds, minimum_shown, segments: […], across, drift, notes, findings}}. */
    public static Json.Obj of(FairnessReport report, List<Diagnostic> findings) {
        return Json.object()
                .put("as_of", report.asOf())
                .put("persons", report.persons())
                .put("thresholds", thresholds(report.thresholds()))
                .put("minimum_shown", report.minimumShown())
                .put("segments", array(report.segments(), FairnessJson::segment))
                .put("across", report.across().<Json>map(AcrossJson::of).orElse(Json.none()))
                .put("drift", array(report.drift(), FairnessJson::drift))
                .put("notes", Json.strings(report.notes()))
                .put("findings", JsonRenderer.findings(findings))
                .build();
    }

    private static Json thresholds(Thresholds thresholds) {
        return Json.object()
                .put("air", number(thresholds.air()))
                .put("concern", number(thresholds.concern()))
                .put("significance", number(thresholds.significance()))
                .put("minimum_share", number(thresholds.minimumShare()))
                .put("minimum_persons", thresholds.minimumPersons())
                .build();
    }

    private static Json segment(SegmentReport report) {
        return Json.object()
                .put("segment", report.segment())
                .put("title", report.title())
                .put("digest", report.digest())
                .put("condition", report.condition())
                .put("direction", report.direction().word())
                .put("characteristics", array(report.characteristics(), GroupJson::of))
                .put("conditional", array(report.conditional(), FairnessJson::conditional))
                .put("proxies", array(report.proxies(), FairnessJson::association))
                .put("proxy_uses", array(report.proxyUses(), FairnessJson::use))
                .put("causes", array(report.causes(), FairnessJson::cause))
                .put(
                        "alternatives",
                        report.alternatives()
                                .map(found -> array(found.front(), one -> alternative(one, report.drafts())))
                                .orElse(Json.array()))
                .put("search", report.alternatives().map(FairnessJson::search).orElse(Json.none()))
                .build();
    }

    private static Json conditional(Conditional one) {
        return Json.object()
                .put("characteristic", one.characteristic())
                .put("given", one.given())
                .put("group", one.group())
                .put("reference", one.reference())
                .put("strata", one.strata())
                .put("informative", one.informative())
                .put("coverage", number(one.coverage()))
                .put("odds_ratio", number(one.oddsRatio()))
                .put("odds_ratio_low", low(one.oddsRatioInterval()))
                .put("odds_ratio_high", high(one.oddsRatioInterval()))
                .put("risk_ratio", number(one.riskRatio()))
                .put("chi2", number(one.chi2()))
                .put("p", number(one.p()))
                .put("p_corrected", number(one.pCorrected()))
                .put("homogeneity_p", number(one.homogeneity()))
                .put("disparity", number(one.disparity()))
                .build();
    }

    private static Json association(Association one) {
        Json.Builder auc = Json.object();
        one.auc().forEach((group, value) -> auc.put(group, number(value)));
        return Json.object()
                .put("column", one.columns().isEmpty() ? Json.none() : Json.of(String.join(" & ", one.columns())))
                .put("columns", Json.strings(one.columns()))
                .put("characteristic", one.characteristic())
                .put("in_use", one.inUse())
                .put("persons", one.persons() < 0 ? Json.none() : Json.of(one.persons()))
                .put("levels", one.levels())
                .put("cramers_v", number(one.cramersV()))
                .put("cramers_v_corrected", number(one.cramersVCorrected()))
                .put("theils_u", number(one.theilsU()))
                .put("mutual_information", number(one.mutualInformation()))
                .put("auc", auc.build())
                .put("flagged", one.flagged())
                .build();
    }

    private static Json use(ProxyUse one) {
        return Json.object()
                .put("condition", one.condition())
                .put("characteristic", one.characteristic())
                .put("epsilon", number(one.epsilon()))
                .put("delta", number(one.delta()))
                .put("flagged", one.flagged())
                .build();
    }

    private static Json cause(Cause cause) {
        return Json.object()
                .put("characteristic", cause.characteristic())
                .put("group", cause.group())
                .put("reference", cause.reference())
                .put("scale", cause.scale().name().toLowerCase(java.util.Locale.ROOT))
                .put("gap", number(cause.gap()))
                .put("error", number(cause.error()))
                .put("conditions", array(cause.shares(), FairnessJson::share))
                .put("waterfall", array(cause.waterfall(), FairnessJson::step))
                .put("first_divergent", cause.firstDivergent() < 0 ? Json.none() : Json.of(cause.firstDivergent()))
                .build();
    }

    private static Json share(Cause.Share share) {
        return Json.object()
                .put("condition", share.condition())
                .put("shapley", number(share.shapley()))
                .put("share", number(share.share()))
                .put("leave_one_out", number(share.leaveOneOut()))
                .put("alone", number(share.alone()))
                .build();
    }

    private static Json step(Cause.Step step) {
        return Json.object()
                .put("condition", step.condition())
                .put(
                        "group_selected",
                        step.withheld()
                                ? Json.none()
                                : Json.of(step.groupCount().selected()))
                .put(
                        "group_rate",
                        step.withheld() ? Json.none() : number(step.groupCount().rate()))
                .put(
                        "reference_selected",
                        step.withheld()
                                ? Json.none()
                                : Json.of(step.referenceCount().selected()))
                .put(
                        "reference_rate",
                        step.withheld()
                                ? Json.none()
                                : number(step.referenceCount().rate()))
                .put("ratio", number(step.ratio()))
                .put("withheld", step.withheld())
                .build();
    }

    private static Json alternative(Alternative one, Map<Integer, String> drafts) {
        Json.Builder rates = Json.object();
        one.rates()
                .forEach((group, rate) -> rates.put(
                        group,
                        Json.object()
                                .put("before", number(rate.before()))
                                .put("after", number(rate.after()))
                                .build()));
        return Json.object()
                .put("number", one.number())
                .put(
                        "where",
                        Optional.ofNullable(drafts.get(one.number()))
                                .<Json>map(Json::of)
                                .orElse(Json.none()))
                .put(
                        "changes",
                        array(
                                one.changes(),
                                change -> Json.object()
                                        .put("kind", change.kind().word())
                                        .put("from", change.from())
                                        .put("to", change.to().isEmpty() ? Json.none() : Json.of(change.to()))
                                        .build()))
                .put("air", number(one.air()))
                .put("air_held_out", number(one.airHeldOut()))
                .put("persons", one.persons())
                .put("persons_kept", number(one.personsKept()))
                .put("value", number(one.value()))
                .put("value_kept", number(one.valueKept()))
                .put("response_rate", number(one.responseRate()))
                .put("rates", rates.build())
                .build();
    }

    private static Json search(Found found) {
        return Json.object()
                .put("baseline_air", number(found.baseline().air()))
                .put("baseline_persons", found.baseline().persons())
                .put("baseline_value", number(found.baseline().value()))
                .put("family", found.family())
                .put("statement", found.statement())
                .put("tried", found.tried())
                .put("feasible", found.feasible())
                .put("better", found.better())
                .put("levelled_down", found.levelledDown())
                .put("not_held_out", found.notHeldOut())
                .put("whole", found.whole())
                .build();
    }

    private static Json drift(FairnessReport.Drift one) {
        return Json.object()
                .put("segment", one.segment())
                .put("characteristic", one.characteristic())
                .put("judged", one.set())
                .put("since", one.since())
                .put("before", number(one.before()))
                .put("now", number(one.now()))
                .put("flagged", one.flagged())
                .build();
    }

    static <T> Json array(Collection<T> items, Function<T, Json> json) {
        List<Json> all = new ArrayList<>();
        items.forEach(item -> all.add(json.apply(item)));
        return Json.array(all);
    }

    /** Infinities and what is no number have no place in JSON. */
    static Json number(double value) {
        return Double.isFinite(value) ? Json.of(value) : Json.none();
    }

    static Json number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : Json.none();
    }

    static Json low(Optional<Interval> interval) {
        return interval.map(one -> number(one.low())).orElse(Json.none());
    }

    static Json high(Optional<Interval> interval) {
        return interval.map(one -> number(one.high())).orElse(Json.none());
    }
}

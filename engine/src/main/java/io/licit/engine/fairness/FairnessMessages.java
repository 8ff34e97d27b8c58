package io.licit.engine.fairness;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.source.Span;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Comparison;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Missing;
import io.licit.fairness.group.Verdict;
import io.licit.fairness.proxy.Association;
import io.licit.fairness.proxy.ProxyUse;
import io.licit.fairness.report.Across;
import io.licit.fairness.report.FairnessReport.Drift;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Everything that is said of fairness. Counts only as far as they may leave; never a conclusion in law. */
final class FairnessMessages {
    private static final int NAMED = 3;

    private FairnessMessages() {}

    static Diagnostic nothingProtected(String segment, Span place) {
        return Diagnostic.of(
                        Code.FAI6004,
                        "no protected characteristic is known of any person, so that nobody can tell how `" + segment
                                + "` treats groups",
                        place)
                .withHelp("label a column with `protected: sex` and its like, for audit alone, or give the probability"
                        + " of each group with `probability_of`");
    }

    static Diagnostic difference(Code code, List<CharacteristicResult> results, Span place) {
        CharacteristicResult first = results.get(0);
        List<CharacteristicResult> shown = results.stream().limit(NAMED).toList();
        String what = results.size() == 1
                ? described(first)
                : results.size() + " intersections (" + first.set() + ") show a difference: "
                        + shown.stream().map(FairnessMessages::described).collect(Collectors.joining("; "))
                        + (results.size() > NAMED ? " and more" : "");
        return Diagnostic.of(code, what, place)
                .withNote("four fifths is a rule of thumb from hiring (29 CFR 1607.4(D)) and no safe harbour")
                .withHelp("the report says what causes it and which changes would lessen it; where there is a business"
                        + " reason, sign an assessment of it that cites `air` and `p-value`");
    }

    private static String described(CharacteristicResult result) {
        List<GroupResult> groups = result.groups().stream()
                .filter(GroupResult::assessable)
                .filter(group -> group.verdict() == Verdict.ADVERSE_IMPACT || group.verdict() == Verdict.CONCERN)
                .toList();
        return "`" + result.name() + "` (" + result.set() + "): "
                + groups.stream().limit(NAMED).map(FairnessMessages::described).collect(Collectors.joining(", "))
                + (groups.size() > NAMED ? " and " + (groups.size() - NAMED) + " more" : "");
    }

    private static String described(GroupResult group) {
        String numbers = group.highest()
                .filter(one -> one.ratio().isPresent() && !group.withheld())
                .map(FairnessMessages::numbers)
                .orElse("");
        return "`" + group.value() + "`, " + group.verdict().word() + numbers;
    }

    private static String numbers(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                " (AIR %.3f against `%s`, p %s)",
                comparison.ratio().orElse(Double.NaN),
                comparison.with(),
                Double.isNaN(comparison.pHolm())
                        ? "withheld"
                        : comparison.pHolm() < 0.0001
                                ? "< 0.0001"
                                : String.format(Locale.ROOT, "%.4f", comparison.pHolm()));
    }

    static Diagnostic missing(CharacteristicResult result, Span place) {
        Missing missing = result.missing();
        String what = result.groups().isEmpty()
                ? "no group of `" + result.name() + "` is known, so that nobody can tell how any is treated"
                : "`" + result.name() + "` is not known of" + persons(missing);
        Diagnostic said = Diagnostic.of(Code.FAI6003, what, place);
        if (!missing.withheld()
                && missing.knownInside().isPresent()
                && missing.knownOutside().isPresent()) {
            said = said.withNote(String.format(
                    Locale.ROOT,
                    "it is known of %.1f %% inside the segment and of %.1f %% outside",
                    100 * missing.knownInside().orElse(0),
                    100 * missing.knownOutside().orElse(0)));
        }
        if (!missing.withheld() && missing.worstCase().isPresent()) {
            said = said.withNote(String.format(
                    Locale.ROOT,
                    "the ratio among the known is %.3f; with the unknown it may be anything from %.2f to %.2f",
                    missing.completeCase().orElse(Double.NaN),
                    missing.worstCase().get().low(),
                    missing.worstCase().get().high()));
        }
        return said.withHelp("a result on those alone who are known is no result on all: collect it for audit, or give"
                + " probabilities");
    }

    private static String persons(Missing missing) {
        return missing.withheld()
                ? " some persons"
                : String.format(Locale.ROOT, " %,d persons", missing.count().persons());
    }

    static Diagnostic proxy(List<Association> told, Span place) {
        Association first = told.get(0);
        String what = told.stream().map(FairnessMessages::described).collect(Collectors.joining(", "));
        String columns =
                first.columns().stream().map(column -> "`" + column + "`").collect(Collectors.joining(" with "));
        return Diagnostic.of(Code.FAI6005, columns + (first.columns().size() == 1 ? " tells " : " tell ") + what, place)
                .withNote("the thresholds are house convention and no law")
                .withHelp("use another column, or sign an assessment of the business reason that cites `air` and"
                        + " `p-value`");
    }

    /** A measure that may not leave is not told. */
    private static String described(Association one) {
        String measures = Double.isNaN(one.cramersVCorrected())
                ? ""
                : String.format(
                        Locale.ROOT, " (Cramér's V %.2f, Theil's U %.2f)", one.cramersVCorrected(), one.theilsU());
        return "`" + one.characteristic() + "`" + measures;
    }

    static Diagnostic proxyUse(List<ProxyUse> uses, Span place) {
        String what = uses.stream().map(FairnessMessages::described).collect(Collectors.joining(", "));
        return Diagnostic.of(Code.FAI6006, "`" + uses.get(0).condition() + "` is the use of a proxy for " + what, place)
                .withNote("in the sense of Datta and others 2017; the thresholds are house convention and no law")
                .withHelp("use another condition, or sign an assessment of the business reason that cites `air` and"
                        + " `p-value`");
    }

    private static String described(ProxyUse use) {
        String measures = Double.isNaN(use.epsilon())
                ? ""
                : String.format(Locale.ROOT, " (association %.2f, influence %.2f)", use.epsilon(), use.delta());
        return "`" + use.characteristic() + "`" + measures;
    }

    static Diagnostic drift(Drift drift, Span place) {
        return Diagnostic.of(
                        Code.FAI6007,
                        String.format(
                                Locale.ROOT,
                                "the lowest ratio of `%s` (%s) was %.3f and is %.3f",
                                drift.characteristic(),
                                drift.set(),
                                drift.before(),
                                drift.now()),
                        place)
                .withNote("it was so on " + drift.since().substring(0, 16).replace('T', ' ') + " UTC")
                .withHelp("look at what has changed: the segment, or the persons");
    }

    /** @param all combinations of one segment's audience with others; one or more */
    static Diagnostic singledOut(List<Across.Combination> all, Span place) {
        String shown = all.stream()
                .limit(NAMED)
                .map(one -> "`" + one.first() + "` " + one.operation() + " `" + one.second() + "`")
                .collect(Collectors.joining(", "));
        String more = all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "";
        return Diagnostic.of(
                        Code.FAI6008,
                        shown + more + (all.size() == 1 ? " holds" : " each hold") + " fewer persons than the minimum",
                        place)
                .withHelp("whoever gets both audiences can single these persons out; send one of them, or make both"
                        + " coarser");
    }

    static Diagnostic union(Across.Union one, Span place) {
        return Diagnostic.of(
                        Code.FAI6009,
                        one.segments().stream().map(id -> "`" + id + "`").collect(Collectors.joining(" and "))
                                + " go to one " + one.recipient()
                                + ", and together read more than the use of each allows",
                        place)
                .withNote("under " + String.join(", ", one.rules()))
                .withHelp("send one of them, or let neither read what the other's use forbids");
    }

    static Diagnostic offer(Across.Share share, Span place) {
        String numbers = Double.isNaN(share.air()) ? "" : String.format(Locale.ROOT, " (AIR %.3f)", share.air());
        return Diagnostic.of(
                        Code.FAI6010,
                        "the offer " + share.offer() + " reaches `" + share.group() + "` of `" + share.characteristic()
                                + "` less often than others" + numbers,
                        place)
                .withHelp("look at the segments of the campaigns with this offer, one by one");
    }

    static Diagnostic unreached(CharacteristicResult result, Span place) {
        return Diagnostic.of(Code.FAI6011, "in no audience at all: " + described(result), place)
                .withHelp("look at which consents and which columns are missing for these persons");
    }
}

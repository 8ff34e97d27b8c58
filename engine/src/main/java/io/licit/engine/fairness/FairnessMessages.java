package io.licit.engine.fairness;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that is said of fairness. Counts only as far as they may leave; never a conclusion in law. */
final class FairnessMessages {
    private static final int NAMED = 3;

    private FairnessMessages() {}

    static Diagnostic nothingProtected(String segment, Span place) {
        return Diagnostic.of(
                        Code.FAI6004,
                        Said.of(
                                "no protected characteristic is known of any person, so that nobody can tell how"
                                        + " `{}` treats groups",
                                segment),
                        place)
                .withHelp(Said.of("label a column with `protected: sex` and its like, for audit alone, or give the"
                        + " probability of each group with `probability_of`"));
    }

    static Diagnostic difference(Code code, List<CharacteristicResult> results, Span place) {
        CharacteristicResult first = results.get(0);
        List<CharacteristicResult> shown = results.stream().limit(NAMED).toList();
        List<Said> all =
                new ArrayList<>(shown.stream().map(FairnessMessages::described).toList());
        Said what = results.size() == 1
                ? all.get(0)
                : results.size() > NAMED
                        ? Said.of(
                                "{} intersections ({}) show a difference: {} and more",
                                results.size(),
                                first.set(),
                                Said.joined("; ", all))
                        : Said.of(
                                "{} intersections ({}) show a difference: {}",
                                results.size(),
                                first.set(),
                                Said.joined("; ", all));
        return Diagnostic.of(code, what, place)
                .withNote(Said.of("four fifths is a rule of thumb from hiring (29 CFR 1607.4(D)) and no safe harbour"))
                .withHelp(Said.of("the report says what causes it and which changes would lessen it; where there is a"
                        + " business reason, sign an assessment of it that cites `air` and `p-value`"));
    }

    private static Said described(CharacteristicResult result) {
        List<GroupResult> groups = result.groups().stream()
                .filter(GroupResult::assessable)
                .filter(group -> group.verdict() == Verdict.ADVERSE_IMPACT || group.verdict() == Verdict.CONCERN)
                .toList();
        return Said.of(
                "`{}` ({}): {}",
                result.name(),
                result.set(),
                Said.some(groups.stream().map(FairnessMessages::described).toList(), NAMED));
    }

    private static Said described(GroupResult group) {
        Said verdict = Said.term(group.verdict().word());
        return group.highest()
                .filter(one -> one.ratio().isPresent() && !group.withheld())
                .map(one -> numbers(group.value(), verdict, one))
                .orElse(Said.of("`{}`, {}", group.value(), verdict));
    }

    private static Said numbers(String group, Said verdict, Comparison comparison) {
        String ratio = decimals(3, comparison.ratio().orElse(Double.NaN));
        if (Double.isNaN(comparison.pHolm())) {
            return Said.of("`{}`, {} (AIR {} against `{}`, p withheld)", group, verdict, ratio, comparison.with());
        }
        String p = comparison.pHolm() < 0.0001 ? "< 0.0001" : decimals(4, comparison.pHolm());
        return Said.of("`{}`, {} (AIR {} against `{}`, p {})", group, verdict, ratio, comparison.with(), p);
    }

    private static String decimals(int places, double number) {
        return String.format(Locale.ROOT, "%." + places + "f", number);
    }

    static Diagnostic missing(CharacteristicResult result, Span place) {
        Missing missing = result.missing();
        Diagnostic said = Diagnostic.of(Code.FAI6003, unknown(result), place);
        if (!missing.withheld()
                && missing.knownInside().isPresent()
                && missing.knownOutside().isPresent()) {
            said = said.withNote(Said.of(
                    "it is known of {} % inside the segment and of {} % outside",
                    decimals(1, 100 * missing.knownInside().orElse(0)),
                    decimals(1, 100 * missing.knownOutside().orElse(0))));
        }
        if (!missing.withheld() && missing.worstCase().isPresent()) {
            said = said.withNote(Said.of(
                    "the ratio among the known is {}; with the unknown it may be anything from {} to {}",
                    decimals(3, missing.completeCase().orElse(Double.NaN)),
                    decimals(2, missing.worstCase().get().low()),
                    decimals(2, missing.worstCase().get().high())));
        }
        return said.withHelp(
                Said.of("a result on those alone who are known is no result on all: collect it for audit, or give"
                        + " probabilities"));
    }

    private static Said unknown(CharacteristicResult result) {
        if (result.groups().isEmpty()) {
            return Said.of("no group of `{}` is known, so that nobody can tell how any is treated", result.name());
        }
        return result.missing().withheld()
                ? Said.of("`{}` is not known of some persons", result.name())
                : Said.of(
                        "`{}` is not known of {} persons",
                        result.name(),
                        String.format(
                                Locale.ROOT, "%,d", result.missing().count().persons()));
    }

    static Diagnostic proxy(List<Association> told, Span place) {
        Association first = told.get(0);
        Said what =
                Said.joined(", ", told.stream().map(FairnessMessages::described).toList());
        Said columns = Said.joined(" with ", Said.quoted(first.columns()));
        return Diagnostic.of(
                        Code.FAI6005,
                        first.columns().size() == 1
                                ? Said.of("{} tells {}", columns, what)
                                : Said.of("{} tell {}", columns, what),
                        place)
                .withNote(Said.of("the thresholds are house convention and no law"))
                .withHelp(Said.of("use another column, or sign an assessment of the business reason that cites `air`"
                        + " and `p-value`"));
    }

    /** A measure that may not leave is not told. */
    private static Said described(Association one) {
        return Double.isNaN(one.cramersVCorrected())
                ? Said.verbatim(Said.quoted(one.characteristic()))
                : Said.of(
                        "`{}` (Cramér's V {}, Theil's U {})",
                        one.characteristic(),
                        decimals(2, one.cramersVCorrected()),
                        decimals(2, one.theilsU()));
    }

    static Diagnostic proxyUse(List<ProxyUse> uses, Span place) {
        Said what =
                Said.joined(", ", uses.stream().map(FairnessMessages::described).toList());
        return Diagnostic.of(
                        Code.FAI6006,
                        Said.of("`{}` is the use of a proxy for {}", uses.get(0).condition(), what),
                        place)
                .withNote(Said.of(
                        "in the sense of Datta and others 2017; the thresholds are house convention and no law"))
                .withHelp(Said.of("use another condition, or sign an assessment of the business reason that cites"
                        + " `air` and `p-value`"));
    }

    private static Said described(ProxyUse use) {
        return Double.isNaN(use.epsilon())
                ? Said.verbatim(Said.quoted(use.characteristic()))
                : Said.of(
                        "`{}` (association {}, influence {})",
                        use.characteristic(),
                        decimals(2, use.epsilon()),
                        decimals(2, use.delta()));
    }

    static Diagnostic drift(Drift drift, Span place) {
        return Diagnostic.of(
                        Code.FAI6007,
                        Said.of(
                                "the lowest ratio of `{}` ({}) was {} and is {}",
                                drift.characteristic(),
                                drift.set(),
                                decimals(3, drift.before()),
                                decimals(3, drift.now())),
                        place)
                .withNote(Said.of(
                        "it was so on {} UTC", drift.since().substring(0, 16).replace('T', ' ')))
                .withHelp(Said.of("look at what has changed: the segment, or the persons"));
    }

    /** @param all combinations of one segment's audience with others; one or more */
    static Diagnostic singledOut(List<Across.Combination> all, Span place) {
        Said which = Said.some(all.stream().map(FairnessMessages::said).toList(), NAMED);
        return Diagnostic.of(
                        Code.FAI6008,
                        all.size() == 1
                                ? Said.of("{} holds fewer persons than the minimum", which)
                                : Said.of("{} each hold fewer persons than the minimum", which),
                        place)
                .withHelp(Said.of("whoever gets both audiences can single these persons out; send one of them, or"
                        + " make both coarser"));
    }

    private static Said said(Across.Combination one) {
        String first = Said.quoted(one.first());
        String second = Said.quoted(one.second());
        return one.operation().equals("without")
                ? Said.of("{} without {}", first, second)
                : Said.of("{} and {}", first, second);
    }

    static Diagnostic union(Across.Union one, Span place) {
        return Diagnostic.of(
                        Code.FAI6009,
                        Said.of(
                                "{} go to one {}, and together read more than the use of each allows",
                                Said.joined(" and ", Said.quoted(one.segments())),
                                one.recipient()),
                        place)
                .withNote(Said.of("under {}", Said.joined(", ", one.rules())))
                .withHelp(Said.of("send one of them, or let neither read what the other's use forbids"));
    }

    static Diagnostic offer(Across.Share share, Span place) {
        return Diagnostic.of(
                        Code.FAI6010,
                        Double.isNaN(share.air())
                                ? Said.of(
                                        "the offer {} reaches `{}` of `{}` less often than others",
                                        said(share.offer()),
                                        share.group(),
                                        share.characteristic())
                                : Said.of(
                                        "the offer {} reaches `{}` of `{}` less often than others (AIR {})",
                                        said(share.offer()),
                                        share.group(),
                                        share.characteristic(),
                                        decimals(3, share.air())),
                        place)
                .withHelp(Said.of("look at the segments of the campaigns with this offer, one by one"));
    }

    private static Said said(Across.Offer offer) {
        return offer.worth()
                .map(worth -> Said.of("worth {} or more", worth))
                .or(() -> offer.campaign().map(id -> Said.of("{} (of no stated worth)", id)))
                .orElseThrow();
    }

    static Diagnostic unreached(CharacteristicResult result, Span place) {
        return Diagnostic.of(Code.FAI6011, Said.of("in no audience at all: {}", described(result)), place)
                .withHelp(Said.of("look at which consents and which columns are missing for these persons"));
    }
}

package io.licit.fairness.report;

import io.licit.fairness.group.Thresholds;
import java.util.Locale;

/** What was judged and how: what each number is, against whom, where its line comes from. */
final class GuidePart {
    private static final String HOUSE = " (house convention)";

    private GuidePart() {}

    static void judged(Page page, FairnessReport report) {
        page.out().open("section").line();
        page.heading(2, "What was judged and how");
        page.paragraph("Each segment names a condition. Of every group of a protected characteristic, and of every"
                + " intersection, it was counted how many persons the condition holds (the set matching), and how many of"
                + " those may be used under the rules in force (the set audience) or can also be reached (the set reach)."
                + " The groups were then held against each other. The page states facts and the results of tests. It is not"
                + " legal advice, and no result on it says that a segment is without fault.");
        if (page.brief()) {
            page.note("Of many segments only what was found is drawn and unfolded; the page of one segment draws all.");
        }
        report.notes().stream()
                .filter(note -> !note.isEmpty())
                .forEach(note ->
                        page.note(Figures.sentence(note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1))));
        page.out().closeLine();
    }

    static void write(Page page, FairnessReport report) {
        Markup out = page.out();
        out.open("section", "id", "guide").line();
        page.heading(2, "How to read this");
        out.open("dl").line();
        numbers(out, report.thresholds());
        tests(out, report.thresholds());
        verdicts(out, report.thresholds());
        causes(out);
        signs(out, report.minimumShown());
        out.closeLine();
        sources(page);
        out.closeLine();
    }

    private static void numbers(Markup out, Thresholds lines) {
        term(
                out,
                "Rate",
                "The selection rate: persons of the group in the set over all persons of the group whose value is known (n)."
                        + " Its interval is Wilson's, 95%.");
        term(
                out,
                "AIR",
                "The adverse impact ratio: the group's rate over the reference's. The reference is the group with the highest"
                        + " rate among those that are assessable: at least "
                        + Figures.setting(lines.minimumShare() * 100)
                        + "% of all known persons (6 RCNY 5-301) and at least " + Figures.count(lines.minimumPersons())
                        + " persons" + HOUSE
                        + ". For a burden both rates are those of not being selected. Its interval is Katz's,"
                        + " 95%. Beside it stands the ratio to the largest group.");
        term(
                out,
                "Line",
                "A ratio below " + Figures.setting(lines.air())
                        + " is of practical weight. Four fifths is a rule of thumb that comes from hiring (29 CFR 1607.4(D)); it"
                        + " is no safe harbour: a ratio above it can still be a finding, one below it need not be. A ratio below "
                        + Figures.setting(lines.concern()) + " with a significant difference is a concern" + HOUSE
                        + ".");
        term(
                out,
                "Shortfall",
                "How many more persons of the group would have to be selected to reach the highest rate; for a burden, to be"
                        + " spared.");
    }

    private static void tests(Markup out, Thresholds lines) {
        term(
                out,
                "p",
                "Of the group against its reference, two-sided. Fisher's exact test (F) below 1,000 persons in either group or"
                        + " with an expected cell under 5; else the z test with pooled variance (Z), on weighted rates where"
                        + " groups are given as probabilities (W). p after Holm is corrected for all comparisons of the"
                        + " characteristic. The line is " + Figures.setting(lines.significance())
                        + " after Holm (|Z| above 1.96).");
        term(
                out,
                "Not known",
                "Persons whose value is missing are a row of their own: the share known inside and outside the set, the test"
                        + " of one against the other, and the lowest and highest that the lowest AIR can become however the"
                        + " missing are assigned.");
        term(
                out,
                "Probabilities",
                "Where groups are given as probabilities, each person counts for every group by its probability. Probabilities"
                        + " that tell the group poorly tend to make differences look smaller than they are (Chen, Kallus, Mao, Svacha"
                        + " and Udell 2019), so that nothing was found says less.");
        term(
                out,
                "Within a business factor",
                "Odds ratio and risk ratio of Mantel and Haenszel over the factor's strata, interval by Robins, Breslow and"
                        + " Greenland, χ² of Cochran, Mantel and Haenszel without continuity correction, homogeneity by Breslow"
                        + " and Day with Tarone's correction. Disparity and coverage count informative strata only: those with"
                        + " persons of both groups, some selected and some not.");
    }

    private static void verdicts(Markup out, Thresholds lines) {
        term(
                out,
                "Verdict",
                "Adverse impact indicated: an AIR below " + Figures.setting(lines.air())
                        + " that is significant after Holm and would not cross the line with one different person. Concern: an"
                        + " AIR below " + Figures.setting(lines.air())
                        + " that is significant and would cross it, or one below "
                        + Figures.setting(lines.concern()) + " that is significant after Holm" + HOUSE
                        + "; for a burden, also a ratio of the rates of being selected past the line" + HOUSE
                        + ". Insufficient evidence: too few persons, an interval that crosses the line, or too many persons of"
                        + " whom nothing is known. Cannot tell: the protected data is missing, or only one group is known. No"
                        + " concern found: none of these, in this data, by these tests.");
    }

    private static void causes(Markup out) {
        term(
                out,
                "Cause",
                "A condition's Shapley value is its average effect on ln(AIR), or on the difference of rates where a ratio"
                        + " cannot be had, over all orders of the conditions; the values add up to the gap. For a burden, AIR there is the ratio of the rates of being selected, and above 1 it is"
                        + " against the group. Leave-one-out is the"
                        + " gap less the gap without the condition; alone is its gap by itself.");
        term(
                out,
                "Alternatives",
                "Changed rules of the family named. They are chosen by the ratio on all persons and on one half of them, and"
                        + " refused where the other half, held out, does not bear them out. So both the lowest AIR and that of"
                        + " the held-out half have taken part in the choice, and both are somewhat optimistic: of new persons"
                        + " expect less. Kept is over the segment as it is. None of those shown is worse than another in"
                        + " ratio, value and persons together. What must be kept at least is house convention.");
        term(
                out,
                "Proxies",
                "Cramér's V with Bergsma's correction; Theil's U, the share of the characteristic's entropy that the column"
                        + " tells; AUC of a number, one group against the rest (0.5 tells nothing). A condition is a proxy use"
                        + " where its association (ε) and its influence (δ) are both above their thresholds. All thresholds here"
                        + " are house conventions and no law.");
    }

    private static void signs(Markup out, long minimum) {
        term(
                out,
                "Plots",
                "Bars are rates, whiskers their 95% intervals. Hatched: adverse impact indicated. Dotted edge: concern. Dashed"
                        + " edge: insufficient evidence or not assessable.");
        term(
                out,
                Figures.WITHHELD,
                minimum <= 1
                        ? "Nothing is: this page holds every number, however few persons it counts, and is for those only who"
                                + " may see them."
                        : "The number counts 1 to " + Figures.count(minimum - 1)
                                + " persons, or such a number could be computed from it. Who has the officer role sees it.");
        term(out, Figures.NONE, "There is no such number, for example a ratio to a rate of zero.");
    }

    private static void sources(Page page) {
        page.heading(3, "Sources");
        Markup out = page.out();
        out.open("ul", "class", "sources").line();
        for (String source : new String[] {
            "Adverse impact, four fifths: Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D); one person's"
                    + " difference: Questions and Answers, no. 21.",
            "Groups under 2%, unknown category stated: Rules of the City of New York, 6 RCNY 5-301.",
            "Exact test: Fisher, The logic of inductive inference, J. R. Stat. Soc. 98, 1935.",
            "Interval of a rate: Wilson, J. Am. Stat. Assoc. 22, 1927. Of a difference: Newcombe, Stat. Med. 17, 1998. Of a"
                    + " ratio: Katz, Baptista, Azen and Pike, Biometrics 34, 1978.",
            "Many comparisons: Holm, Scand. J. Stat. 6, 1979.",
            "Strata: Mantel and Haenszel 1959; Robins, Breslow and Greenland 1986; Tarone 1985.",
            "Association: Bergsma 2013; Theil 1970. Proxy use: Datta, Fredrikson, Ko, Mardziel and Sen 2017. Shares of a gap:"
                    + " Shapley 1953.",
        }) {
            out.leaf("li", source).line();
        }
        out.closeLine();
    }

    private static void term(Markup out, String name, String words) {
        out.open("div").leaf("dt", name).leaf("dd", words).closeLine();
    }
}

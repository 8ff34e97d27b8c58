package io.licit.fairness.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A report as one page of HTML for a screen and for paper: it holds all it needs, runs no script, fetches nothing and says
 * so in a content security policy of its own. It is well-formed XML too.
 */
public final class HtmlReport {
    private HtmlReport() {}

    public static String of(FairnessReport report) {
        Page page = Page.of(report.thresholds(), report.segments().size());
        Markup out = page.out();
        out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").line();
        head(out, report);
        out.open("body").line();
        hatch(out);
        out.open("header").line();
        page.heading(1, "Fairness report: " + report.title());
        page.paragraph("As of " + Figures.minute(report.asOf()) + " · "
                + Figures.of(report.persons(), "person", "persons") + " in the data · "
                + Figures.of(report.segments().size(), "segment", "segments"));
        contents(out);
        out.closeLine();
        out.open("main").line();
        GuidePart.judged(page, report);
        SummaryPart.write(page, report);
        for (int i = 0; i < report.segments().size(); i++) {
            new SegmentPart(page, report.segments().get(i)).write(SummaryPart.id(i));
        }
        AcrossPart.drift(page, report.drift());
        AcrossPart.write(page, report.across());
        ProxyPart.whole(page, report.segments());
        GuidePart.write(page, report);
        out.closeLine();
        out.closeLine();
        out.closeLine();
        return out.end();
    }

    private static void contents(Markup out) {
        out.open("nav", "aria-label", "Parts of this page");
        out.leaf("a", "Summary", "href", "#summary").text(" · ");
        out.leaf("a", "Drift", "href", "#drift").text(" · ");
        out.leaf("a", "Across segments", "href", "#across").text(" · ");
        out.leaf("a", "What columns tell", "href", "#proxies").text(" · ");
        out.leaf("a", "How to read this", "href", "#guide");
        out.closeLine();
    }

    private static void head(Markup out, FairnessReport report) {
        out.open("head").line();
        out.empty("meta", "charset", "utf-8").line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'sha256-" + sha256(PageStyle.SHEET)
                                + "'; base-uri 'none'; form-action 'none'")
                .line();
        out.leaf("title", "Fairness report: " + report.title()).line();
        out.style(PageStyle.SHEET);
        out.closeLine();
    }

    /** The hatching that bars of all charts are filled with; it has no size of its own. */
    private static void hatch(Markup out) {
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "shared",
                "width",
                "0",
                "height",
                "0",
                "aria-hidden",
                "true",
                "focusable",
                "false");
        out.open("defs");
        out.open(
                "pattern",
                "id",
                "chart-hatch",
                "patternUnits",
                "userSpaceOnUse",
                "width",
                "6",
                "height",
                "6",
                "patternTransform",
                "rotate(45)");
        out.empty("rect", "class", "hatch-ground", "width", "6", "height", "6");
        out.empty("rect", "class", "hatch-stroke", "width", "3", "height", "6");
        out.close().close().closeLine();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException("every Java has SHA-256", none);
        }
    }
}

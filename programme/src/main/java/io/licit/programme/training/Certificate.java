package io.licit.programme.training;

import io.licit.core.json.Json;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Language;
import io.licit.programme.training.course.WebPage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A result that was passed, as it is shown.
 *
 * @param name of the person
 * @param organisation may be empty
 * @param course empty where there is no such course now
 */
public record Certificate(Result result, String name, String organisation, Optional<Course> course) {
    private static final String STYLE = """
            @page{size:A4 landscape;margin:0}
            body{margin:0;background:#e9ecef;color:#1d2430;\
            font:16px/1.5 Georgia,"Noto Serif","Noto Serif CJK SC","Noto Sans CJK SC","Songti SC",serif}
            main{box-sizing:border-box;width:min(297mm,100%);min-height:205mm;margin:0 auto;padding:14mm;background:#fff}
            .frame{box-sizing:border-box;min-height:177mm;border:1.5px solid #0b6e69;outline:5px double #0b6e6955;\
            outline-offset:-12px;padding:15mm 18mm 12mm;text-align:center;display:flex;flex-direction:column}
            .house{letter-spacing:.18em;text-transform:uppercase;font-size:.8rem;color:#5b6472;margin:0}
            h1{font-weight:400;font-size:2.3rem;line-height:1.2;margin:.5rem 0 0}
            .zh{color:#5b6472;margin:.1rem 0 0}
            h1 + .zh{font-size:1.3rem;letter-spacing:.3em}
            .who{font-size:1.9rem;margin:1.3rem 0 .1rem;padding-bottom:.3rem;border-bottom:1px solid #c4cbd3;\
            align-self:center;min-width:60%}
            .has{margin:.4rem 0;color:#5b6472;font-style:italic}
            .course{font-size:1.45rem;margin:.3rem 0 0}
            dl{display:grid;grid-template-columns:repeat(4,1fr);gap:.5rem 1rem;margin:auto 0 0;padding-top:1rem;\
            text-align:left}
            dt{font-size:.72rem;letter-spacing:.04em;color:#5b6472}
            dd{margin:0;font-size:1.02rem}
            .proof{font:.68rem/1.5 ui-monospace,"Cascadia Mono","Noto Sans Mono",monospace;color:#5b6472;\
            text-align:left;margin:.9rem 0 0;border-top:1px solid #c4cbd3;padding-top:.6rem;overflow-wrap:anywhere}
            .void{color:#a3261c;font-weight:700;margin:.6rem 0 0}
            @media (max-width:700px){main{padding:1rem}.frame{padding:1.5rem}dl{grid-template-columns:1fr 1fr}}
            @media print{body{background:#fff}}
            """;

    /**
     * @throws TrainingException where it was not passed
     */
    public Certificate {
        if (!result.passed()) {
            throw TrainingException.mistake(
                    "number " + result.number() + " is a result that was not passed", "there is no certificate of it");
        }
    }

    /** Until when it counts; where the course is gone, by the terms of its day. */
    public Instant until() {
        return course.map(found -> Standing.until(found, result))
                .or(result::validUntil)
                .orElse(result.at());
    }

    /** What it comes to for somebody outside. */
    public enum Worth {
        VALID,
        /** Its time is over, or its course is gone. */
        EXPIRED,
        /** The same person has passed the course again since. */
        SUPERSEDED
    }

    /** @param hers all results of the same person */
    public Worth worth(Instant at, Collection<Result> hers) {
        boolean isSuperseded = hers.stream()
                .filter(Result::passed)
                .filter(other -> other.course().equals(result.course()))
                .anyMatch(
                        other -> other.at().isAfter(result.at()) && !other.at().isAfter(at));
        if (isSuperseded) {
            return Worth.SUPERSEDED;
        }
        return counts(at) ? Worth.VALID : Worth.EXPIRED;
    }

    /** Whether it counts at an instant: its time is not over, and the course is still there. */
    public boolean counts(Instant at) {
        return at.isBefore(until()) && course.isPresent();
    }

    /** The course's; its id where it is gone. */
    public String title(Language language) {
        return course.map(found -> found.title().in(language)).orElse(result.course());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private String score() {
        return result.score().map(score -> score + "%").orElse("—");
    }

    /**
     * For a terminal.
     *
     * @param code as {@link CheckCode} makes it
     */
    public String text(Instant at, String code) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("certificate", String.valueOf(result.number()));
        lines.put("person", name.equals(result.person()) ? name : name + " (" + result.person() + ")");
        lines.put("course", title(Language.EN) + " (" + result.course() + ", version " + result.version() + ")");
        lines.put("课程", title(Language.ZH));
        lines.put("score", score());
        lines.put("passed", day(result.at()).toString());
        lines.put("valid until", day(until()) + (counts(at) ? "" : ", and counts no more"));
        result.source().ifPresent(source -> lines.put("taken at", source));
        result.evidence().ifPresent(evidence -> lines.put("evidence", "sha256 " + evidence));
        result.digest().ifPresent(digest -> lines.put("course digest", digest));
        lines.put("log entry", result.entry().index() + " " + result.entry().leaf());
        lines.put("check code", code + ", at /certificates/" + result.number() + " of the web application");
        StringBuilder text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key.equals("课程") ? "课程          " : String.format("%-14s", key))
                .append(value.strip())
                .append('\n'));
        return text.toString();
    }

    /** For whoever holds it, as {@link #json}. */
    public Json.Obj json(Instant at, String code) {
        Json.Builder all = Json.object();
        json(at).members().forEach(all::put);
        return all.put("check_code", code).build();
    }

    /** For programs. */
    public Json.Obj json(Instant at) {
        return Json.object()
                .put("certificate", result.number())
                .put("person", result.person())
                .put("name", name)
                .put("course", result.course())
                .put("title", title(Language.EN))
                .put("title_zh", title(Language.ZH))
                .put("version", result.version())
                .put("digest", maybe(result.digest()))
                .put("score", result.score().<Json>map(Json::of).orElse(Json.none()))
                .put("passed_at", result.at().toString())
                .put("valid_until", until().toString())
                .put("counts", counts(at))
                .put("source", maybe(result.source()))
                .put("evidence", maybe(result.evidence()))
                .put("recorded_by", result.recordedBy())
                .put("statement", result.statement())
                .put(
                        "receipt",
                        Json.object()
                                .put("index", result.entry().index())
                                .put("entry", result.entry().leaf())
                                .put("checkpoint", result.entry().checkpoint())
                                .build())
                .build();
    }

    private static Json maybe(Optional<String> text) {
        return text.<Json>map(Json::of).orElse(Json.none());
    }

    /** For the printer: a page that stands by itself, in both languages. */
    public String html(Instant at, String code) {
        StringBuilder body = new StringBuilder("<main><div class=\"frame\">\n");
        paragraph(body, "house", organisation.isBlank() ? "Licit" : organisation);
        body.append("<h1>Certificate of training</h1>\n");
        paragraph(body, "zh", "培训证书");
        paragraph(body, "who", name);
        paragraph(body, "has", "has passed the course · 已通过以下课程");
        paragraph(body, "course", title(Language.EN));
        paragraph(body, "zh", title(Language.ZH));
        if (!counts(at)) {
            paragraph(body, "void", "This certificate counts no more. 本证书已失效。");
        }
        body.append("<dl>\n");
        item(body, "Number · 编号", String.valueOf(result.number()));
        item(body, "Score · 得分", score());
        item(body, "Passed · 通过日期", day(result.at()).toString());
        item(body, "Valid until · 有效期至", day(until()).toString());
        result.source().ifPresent(source -> item(body, "Taken at · 来源", source));
        body.append("</dl>\n<p class=\"proof\">")
                .append(WebPage.escaped("course " + result.course() + ", version " + result.version()))
                .append(result.digest()
                        .map(digest -> "<br>sha256 " + WebPage.escaped(digest))
                        .orElse(""))
                .append("<br>log entry ")
                .append(WebPage.escaped(
                        (result.entry().index() + " " + result.entry().leaf()).strip()))
                .append("<br>statement ")
                .append(WebPage.escaped(result.statement()))
                .append("<br>check code ")
                .append(WebPage.escaped(code + " at /certificates/" + result.number()))
                .append("</p>\n</div></main>\n");
        return WebPage.of(
                Language.EN.tag(),
                "Certificate " + result.number() + ": " + title(Language.EN),
                STYLE,
                body.toString());
    }

    private static void paragraph(StringBuilder body, String kind, String words) {
        String tag = kind.equals("zh") ? "<p class=\"zh\" lang=\"zh-Hans\">" : "<p class=\"" + kind + "\">";
        body.append(tag).append(WebPage.escaped(words)).append("</p>\n");
    }

    private static void item(StringBuilder body, String term, String value) {
        body.append("<div><dt>")
                .append(WebPage.escaped(term))
                .append("</dt><dd>")
                .append(WebPage.escaped(value))
                .append("</dd></div>\n");
    }
}

package io.licit.programme.training.course;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** A course as a page for a browser, and as text for a terminal. */
public final class CoursePage {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1d2430;--soft:#5b6472;--line:#d9dee5;--tint:#f4f6f8;--accent:#0b6e69}
            @media (prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#9aa4b2;--line:#39424e;--tint:#1c2229;\
            --accent:#5cc8c0}body{background:#14181d}}
            body{font:17px/1.6 system-ui,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;\
            color:var(--ink);max-width:44rem;margin:0 auto;padding:2rem 1.25rem 4rem}
            h1{font-size:1.9rem;line-height:1.25;margin:0 0 .5rem}
            h2{font-size:1.35rem;line-height:1.3;margin:2.75rem 0 .75rem;padding-top:.5rem;border-top:1px solid var(--line)}
            h3{font-size:1.1rem;margin:2rem 0 .5rem}
            a{color:var(--accent)}
            .about{color:var(--soft);font-size:.92rem;margin:0 0 1.5rem}
            nav{background:var(--tint);border-radius:.5rem;padding:1rem 1.25rem;margin:0 0 2rem;font-size:.95rem}
            nav ol{margin:0;padding-left:1.4rem}
            pre{background:var(--tint);border:1px solid var(--line);border-radius:.4rem;padding:.8rem 1rem;\
            overflow-x:auto;font-size:.85rem;line-height:1.5}
            code{font-family:ui-monospace,"Cascadia Mono","Noto Sans Mono",monospace;font-size:.92em}
            pre code{font-size:1em}
            table{border-collapse:collapse;display:block;overflow-x:auto;font-size:.92rem;margin:1rem 0}
            th,td{border-bottom:1px solid var(--line);padding:.45rem .8rem .45rem 0;text-align:left;vertical-align:top}
            th{color:var(--soft);font-weight:600}
            blockquote{margin:1rem 0;padding:.1rem 1.1rem;border-left:3px solid var(--accent);background:var(--tint)}
            @media print{body{max-width:none;font-size:11pt}nav{display:none}h2{break-after:avoid}}
            """;

    private CoursePage() {}

    /** Self-contained; headings have the ids that the text gives them. */
    public static String html(Course course, Language language) {
        CourseText text = course.text(language);
        String main = rendered(text);
        int title = main.contains("</h1>\n") ? main.indexOf("</h1>\n") + "</h1>\n".length() : 0;
        String body =
                "<main>\n" + main.substring(0, title) + contents(course, text) + main.substring(title) + "</main>\n";
        return WebPage.of(language.tag(), course.title().in(language), STYLE, body);
    }

    /**
     * The text alone, as markup for a page that has a frame and a style of its own: it begins with its heading of the first
     * level, and headings have the ids that the text gives them.
     */
    public static String markup(Course course, Language language) {
        return rendered(course.text(language));
    }

    /** What stands below the title: how long it is, and its sections. */
    private static String contents(Course course, CourseText text) {
        StringBuilder contents = new StringBuilder();
        contents.append("<p class=\"about\">")
                .append(WebPage.escaped(about(course, text.language())))
                .append("</p>\n<nav><ol>\n");
        text.sections()
                .forEach((id, words) -> contents.append("<li><a href=\"#")
                        .append(WebPage.escaped(id))
                        .append("\">")
                        .append(WebPage.escaped(words))
                        .append("</a></li>\n"));
        return contents.append("</ol></nav>\n").toString();
    }

    private static String about(Course course, Language language) {
        return switch (language) {
            case EN ->
                course.minutes() + " minutes · " + course.terms().questions() + " questions · pass mark "
                        + course.terms().passMark() + "% · reviewed " + course.reviewed();
            case ZH ->
                course.minutes() + " 分钟 · " + course.terms().questions() + " 道题 · 及格线 "
                        + course.terms().passMark() + "% · 审阅日期 " + course.reviewed();
        };
    }

    private static String rendered(CourseText text) {
        Node document = PARSER.parse(text.file().text());
        Map<Node, String> ids = new IdentityHashMap<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLastChild() instanceof Text last) {
                    Matcher id = CourseText.ID.matcher(last.getLiteral());
                    if (id.find()) {
                        ids.put(heading, id.group(1));
                        last.setLiteral(last.getLiteral().substring(0, id.start()));
                    }
                }
            }
        });
        AttributeProvider anchors = (node, tag, attributes) -> {
            String id = ids.get(node);
            if (id != null) {
                attributes.put("id", id);
            }
        };
        // INVARIANT: a workspace's course is somebody's text, and none of it becomes markup that Markdown does not
        // have.
        return HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> anchors)
                .build()
                .render(document)
                // A head that says nothing is no head, and read aloud it would be one.
                .replace("<th></th>", "<td></td>");
    }

    /** As it was written, without the ids of its headings. */
    public static String plain(Course course, Language language) {
        StringBuilder plain = new StringBuilder();
        for (String line : course.text(language).file().text().strip().split("\n", -1)) {
            plain.append(line.startsWith("#") ? CourseText.ID.matcher(line).replaceAll("") : line)
                    .append('\n');
        }
        return plain.toString();
    }
}

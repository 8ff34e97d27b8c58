package io.licit.server.campaign;

import io.licit.core.campaign.Asked;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * A mail of strangers that can do nothing: its words and their structure, without scripts, styles, forms, images and
 * addresses.
 */
final class Harmless {
    private static final Safelist KEPT = Safelist.none()
            .addTags(
                    "a",
                    "b",
                    "blockquote",
                    "br",
                    "caption",
                    "center",
                    "code",
                    "dd",
                    "div",
                    "dl",
                    "dt",
                    "em",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "i",
                    "li",
                    "ol",
                    "p",
                    "pre",
                    "s",
                    "small",
                    "span",
                    "strike",
                    "strong",
                    "sub",
                    "sup",
                    "table",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "tr",
                    "u",
                    "ul")
            .addAttributes("td", "colspan", "rowspan")
            .addAttributes("th", "colspan", "rowspan");

    /** What most readers are not shown. */
    private static final String HIDDEN = "[hidden], [style~=(?i)display\\s*:\\s*none]";

    private Harmless() {}

    /** @param inserted whose words are put in and marked */
    static String html(String mail, List<Asked> inserted) {
        Document whole = Jsoup.parse(mail);
        whole.select(HIDDEN).remove();
        for (Element image : whole.select("img")) {
            String instead = image.attr("alt").strip();
            image.replaceWith(new TextNode(instead.isEmpty() ? "" : "[" + instead + "]"));
        }
        Document clean = new Cleaner(KEPT).clean(whole);
        return with(clean, inserted);
    }

    /** @param text of a mail without structure */
    static String plain(String text, List<Asked> inserted) {
        Document page = Document.createShell("");
        page.body().appendElement("pre").text(text);
        return with(page, inserted);
    }

    private static String with(Document page, List<Asked> inserted) {
        int top = 0;
        for (Asked one : inserted) {
            Element paragraph = new Element("p");
            paragraph.appendElement("ins").text(one.words().orElseThrow());
            if (one.spot() == Asked.Spot.ANYWHERE) {
                page.body().appendChild(paragraph);
            } else {
                page.body().insertChildren(top++, paragraph);
            }
        }
        page.outputSettings().prettyPrint(false);
        return page.body().html();
    }
}

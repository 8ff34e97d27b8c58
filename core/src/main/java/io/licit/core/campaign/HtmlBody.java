package io.licit.core.campaign;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Reads an HTML body as people read it: blocks and cells one after another, links and buttons by their words, images by
 * what is said instead of them. What is not shown is told apart, and does not part what is shown around it; where it comes
 * first it is the preheader.
 */
final class HtmlBody implements NodeVisitor {
    private static final Set<String> SILENT = Set.of("head", "script", "style", "title", "template");
    private static final Set<String> PRESSED = Set.of("submit", "button", "reset");
    private static final Pattern CONDITIONAL =
            Pattern.compile("^\\s*\\[if [^\\]]{1,100}\\]>(.*?)(?:<!\\[endif\\])?\\s*$", Pattern.DOTALL);

    /** The link or button that words stand in; empty for words in none. */
    private record Within(Optional<Element> link) {
        static final Within NONE = new Within(Optional.empty());
    }

    private final Body body;
    private final String markup;
    private final int offset;
    private final Style style;

    /** Whether all of it stands where only some programs look. */
    private final boolean aside;

    private final Deque<Element> unseen = new ArrayDeque<>();
    private final Deque<Element> silent = new ArrayDeque<>();
    private Within within = Within.NONE;
    private Flow shown;
    private Flow hidden;
    private boolean begun;

    /** The one link that all words shown so far in the flow stand in. */
    private Within around = Within.NONE;

    private boolean mixed;

    private HtmlBody(Body body, String markup, int offset, Style style, boolean aside) {
        this.body = body;
        this.markup = markup;
        this.offset = offset;
        this.style = style;
        this.aside = aside;
        this.begun = aside;
        this.shown = body.flow();
        this.hidden = body.flow();
    }

    static void read(Body body) {
        read(body, body.text(), 0, false);
    }

    private static void read(Body body, String markup, int offset, boolean aside) {
        Document document = Parser.htmlParser().setTrackPosition(true).parseInput(markup, "");
        HtmlBody reader = new HtmlBody(body, markup, offset, new Style(document), aside);
        NodeTraversor.traverse(reader, document);
        reader.flush();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof Element element) {
            open(element);
        } else if (node instanceof TextNode text) {
            words(text);
        } else if (node instanceof Comment comment) {
            comment(comment);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
        }
    }

    private void open(Element element) {
        if (SILENT.contains(element.normalName())) {
            silent.push(element);
        }
        if (!silent.isEmpty()) {
            return;
        }
        if (style.hides(element)) {
            unseen.push(element);
        }
        if (style.isBlock(element)) {
            flush();
        }
        switch (element.normalName()) {
            case "a", "area" -> link(element);
            case "button" -> within = new Within(Optional.of(element));
            case "br" -> lineBreak(element);
            case "img" -> said(element, "alt", Message.Part.IMAGE);
            case "input" -> input(element);
            default -> {}
        }
    }

    private void close(Element element) {
        if (!silent.isEmpty()) {
            if (silent.peek() == element) {
                silent.pop();
            }
            return;
        }
        if (style.isBlock(element)) {
            flush();
        }
        if (!unseen.isEmpty() && unseen.peek() == element) {
            unseen.pop();
        }
        if (within.link().filter(one -> one == element).isPresent()) {
            within = Within.NONE;
        }
    }

    private void link(Element element) {
        if (!element.hasAttr("href")) {
            return;
        }
        within = new Within(Optional.of(element));
        boolean image = !element.select("img").isEmpty() || element.normalName().equals("area");
        if (isUnseen() || !image && style.hidesWords(element)) {
            return;
        }
        Range value = element.attributes().sourceRange("href").valueRange();
        Range place = isInMarkup(value) ? value : element.sourceRange();
        body.add(new Message.Link(
                element.attr("href").strip(),
                wordsOf(element),
                isInMarkup(place)
                        ? body.span(offset + place.startPos(), offset + place.endPos())
                        : body.span(offset, offset)));
    }

    /** A link's words that are shown, or what is said instead of the images in it. */
    private String wordsOf(Element link) {
        StringBuilder words = new StringBuilder();
        StringBuilder instead = new StringBuilder();
        NodeTraversor.filter(
                (NodeFilter) (node, depth) -> {
                    if (node instanceof Element element) {
                        if (SILENT.contains(element.normalName()) || style.hides(element)) {
                            return NodeFilter.FilterResult.SKIP_ENTIRELY;
                        }
                        words.append(style.isBlock(element) ? " " : "");
                        instead.append(element.attr("alt")).append(' ');
                    } else if (node instanceof TextNode text && isShown(text)) {
                        words.append(text.getWholeText());
                    }
                    return NodeFilter.FilterResult.CONTINUE;
                },
                link);
        String said = words.toString().replaceAll("[\\s\u00A0]+", " ").strip();
        return said.isEmpty() ? instead.toString().strip() : said;
    }

    private boolean isShown(TextNode text) {
        return Optional.ofNullable(text.parent())
                .filter(holder -> !style.hidesWords(holder))
                .isPresent();
    }

    private void lineBreak(Element element) {
        Range place = element.sourceRange();
        if (isInMarkup(place)) {
            Flow flow = isUnseen() ? hidden : shown;
            flow.add('\n', offset + place.startPos(), offset + place.endPos());
            if (flow.endsInBlankLine()) {
                flush();
            }
        }
    }

    private void input(Element element) {
        String type = element.attr("type");
        if (PRESSED.contains(type)) {
            said(element, "value", Message.Part.BUTTON);
        } else if (!type.equals("hidden")) {
            said(element, "placeholder", Message.Part.BODY);
        }
    }

    private void said(Element element, String attribute, Message.Part part) {
        Range place = element.attributes().sourceRange(attribute).valueRange();
        if (isInMarkup(place)) {
            Flow words = body.flow();
            HtmlText.add(words, element.attr(attribute), markup, place, offset, false);
            body.add(isUnseen() ? Message.Part.HIDDEN : part, words);
        }
    }

    private void words(TextNode text) {
        Range place = text.sourceRange();
        if (silent.isEmpty() && isInMarkup(place)) {
            Optional.ofNullable(text.parent()).ifPresent(holder -> words(text, holder, place));
        }
    }

    private void words(TextNode text, Element holder, Range place) {
        String words = text.getWholeText();
        boolean isHidden = isUnseen() || style.hidesWords(holder);
        if (!isHidden && !words.isBlank()) {
            mixed = !shown.isBlank() && (mixed || !around.equals(within));
            around = within;
        }
        HtmlText.add(isHidden ? hidden : shown, words, markup, place, offset, isPreformatted(holder));
    }

    private static boolean isPreformatted(Element holder) {
        return holder.normalName().matches("pre|textarea")
                || holder.parents().stream().anyMatch(one -> one.normalName().equals("pre"));
    }

    /** Words that some programs show and most don't, as Outlook does what stands under {@code [if mso]}. */
    private void comment(Comment comment) {
        Range place = comment.sourceRange();
        Matcher conditional = CONDITIONAL.matcher(comment.getData());
        if (!aside && isInMarkup(place) && markup.startsWith("<!--", place.startPos()) && conditional.find()) {
            int start = place.startPos() + "<!--".length() + conditional.start(1);
            read(body, conditional.group(1), start, true);
        }
    }

    private void flush() {
        if (!shown.isBlank()) {
            body.add(aside ? Message.Part.HIDDEN : part(), shown);
            begun = true;
        }
        if (!hidden.isBlank()) {
            body.add(begun ? Message.Part.HIDDEN : Message.Part.PREHEADER, hidden);
            begun = true;
        }
        shown = body.flow();
        hidden = body.flow();
        around = Within.NONE;
        mixed = false;
    }

    private Message.Part part() {
        return around.link()
                .filter(one -> !mixed)
                .map(one -> style.isButton(one) ? Message.Part.BUTTON : Message.Part.LINK)
                .orElse(Message.Part.BODY);
    }

    private boolean isUnseen() {
        return aside || !unseen.isEmpty();
    }

    private boolean isInMarkup(Range place) {
        return place.isTracked() && place.startPos() <= place.endPos() && place.endPos() <= markup.length();
    }
}

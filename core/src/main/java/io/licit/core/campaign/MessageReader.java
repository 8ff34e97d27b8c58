package io.licit.core.campaign;

import io.licit.core.catalogue.Channel;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import io.licit.core.workspace.Campaign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a campaign's message: subject and body, plain or HTML. */
final class MessageReader {
    /** In characters; the common mailbox programs cut a mail off long before. */
    static final int LENGTH_MAX = 2_000_000;

    private static final Pattern MARKUP = Pattern.compile(
            "<!doctype html|<(?:html|body|table|div|p|br|hr|a|b|i|u|em|span|font|section|tr|td|th|img|ul|ol|li|h[1-6]|strong|center|button)(?:\\s[^<>]{0,5000})?/?>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OUTSIDE =
            Pattern.compile("^[/\\\\~]|^[A-Za-z]:|(?:^|[/\\\\])\\.\\.(?:[/\\\\]|$)|^[A-Za-z]+://");

    private MessageReader() {}

    /** Empty where it can't be read, which is then reported. */
    static Optional<Message> read(Campaign campaign, Sources sources, Diagnostics out) {
        Optional<Body> body = body(campaign.message(), sources, out);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        Campaign.Message stated = campaign.message();
        List<Message.Passage> passages = new ArrayList<>();
        stated.from().ifPresent(from -> passages.add(Body.of(from).whole(Message.Part.SENDER)));
        stated.subject().ifPresent(subject -> passages.add(Body.of(subject).whole(Message.Part.SUBJECT)));
        stated.preheader().ifPresent(line -> passages.add(Body.of(line).whole(Message.Part.PREHEADER)));
        boolean html = isHtml(campaign, body.get());
        if (html) {
            HtmlBody.read(body.get());
        } else {
            PlainBody.read(body.get());
        }
        passages.addAll(body.get().passages());
        List<Message.Passage> worded =
                passages.stream().filter(passage -> !passage.text().isBlank()).toList();
        if (body.get().passages().stream().noneMatch(passage -> passage.part().meetsRequirements())) {
            out.add(Diagnostic.of(
                            Code.CMP7003, Said.of("the body of `{}` shows no words", campaign.id()), place(stated))
                    .withHelp(Said.of("write what it says, and give images an `alt` text")));
        }
        Message message = new Message(
                worded, body.get().links(), fields(worded, body.get()), headers(stated), html, campaign.language());
        LinkFindings.of(message, campaign.channel(), out);
        return Optional.of(message);
    }

    /** The body as it is written; blank where it can't be read. */
    static String bodyText(Campaign campaign, Sources sources) {
        return body(campaign.message(), sources, new Diagnostics())
                .map(Body::text)
                .orElse("");
    }

    private static Optional<Body> body(Campaign.Message stated, Sources sources, Diagnostics out) {
        if (stated.bodyFile().isEmpty()) {
            return stated.body().map(Body::of).flatMap(body -> whole(body, place(stated), out));
        }
        YamlNode.Scalar written = stated.bodyFile().get();
        String path = stated.bodyPath().orElseThrow();
        if (OUTSIDE.matcher(path).find()) {
            out.add(Diagnostic.of(Code.CMP7003, Said.of("`{}` lies outside the workspace", path), written.span())
                    .withHelp(Said.of("put the file into the workspace, and write its path from there on,"
                            + " such as `campaigns/spring.html`")));
            return Optional.empty();
        }
        Optional<SourceFile> file = sources.file(path);
        if (file.isEmpty()) {
            out.add(Diagnostic.of(Code.CMP7003, Said.of("the workspace has no text `{}`", path), written.span())
                    .withNote(Said.of(
                            "a body is a file that ends in .html, .htm, .txt or .md, in UTF-8, and not below `data/`"))
                    .withHelp(Suggestions.didYouMean(path, sources.files().keySet())));
            return Optional.empty();
        }
        return whole(Body.of(file.get()), written.span(), out);
    }

    /** A body that can be read to its end. */
    private static Optional<Body> whole(Body body, Span place, Diagnostics out) {
        int broken = firstBroken(body.text());
        if (body.text().length() > LENGTH_MAX) {
            out.add(Diagnostic.of(Code.CMP7003, Said.of("the body is longer than {} characters", LENGTH_MAX), place)
                    .withHelp(Said.of("keep images and attachments out of it")));
            return Optional.empty();
        }
        if (body.text().isBlank()) {
            out.add(Diagnostic.of(Code.CMP7003, Said.of("the body is empty"), place)
                    .withHelp(Said.of("write what the message says")));
            return Optional.empty();
        }
        if (broken >= 0) {
            out.add(Diagnostic.of(
                            Code.CMP7003, Said.of("the body has been decoded wrongly"), body.span(broken, broken + 1))
                    .withNote(
                            Said.of("a character stands here that programs put where they can't read what was written"))
                    .withHelp(Said.of("save the file in UTF-8 from where it was written")));
        }
        return Optional.of(body);
    }

    private static int firstBroken(String text) {
        int replaced = text.indexOf('\uFFFD');
        return replaced >= 0 ? replaced : text.indexOf('\0');
    }

    private static boolean isHtml(Campaign campaign, Body body) {
        String name = campaign.message()
                .bodyFile()
                .map(file -> file.text().toLowerCase(Locale.ROOT))
                .orElse("");
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return true;
        }
        return campaign.channel() != Channel.SMS
                && !name.endsWith(".txt")
                && MARKUP.matcher(body.text()).find();
    }

    private static List<Message.MergeField> fields(List<Message.Passage> passages, Body body) {
        List<Message.MergeField> fields = new ArrayList<>();
        for (Message.Passage passage : passages) {
            for (MergeFields.Stretch field : MergeFields.in(passage.text())) {
                fields.add(
                        new Message.MergeField(field.name(), passage.part(), passage.span(field.start(), field.end())));
            }
        }
        for (Message.Link link : body.links()) {
            for (MergeFields.Stretch field : MergeFields.in(link.address())) {
                Message.Part part = link.isShown() ? Message.Part.LINK : Message.Part.HIDDEN;
                fields.add(new Message.MergeField(field.name(), part, link.span()));
            }
        }
        return fields;
    }

    private static List<Message.Header> headers(Campaign.Message stated) {
        List<Message.Header> headers = new ArrayList<>();
        stated.from().ifPresent(from -> headers.add(new Message.Header("From", from.text(), from.span())));
        stated.headers()
                .forEach(header -> headers.add(new Message.Header(
                        header.name().text(),
                        header.value().text(),
                        header.value().span())));
        return headers;
    }

    private static Span place(Campaign.Message stated) {
        return stated.bodyFile().or(stated::body).map(scalar -> scalar.span()).orElse(Span.none());
    }
}

package io.licit.core.campaign;

import io.licit.core.catalogue.Channel;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.Span;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Findings on a message's links and merge fields: whether they work, and lead where they say. */
final class LinkFindings {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]{0,30}):");
    private static final Pattern HOST =
            Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]{0,30}:)?//(?:[^/?#@]{0,300}@)?([^/?#:]{1,300})");
    private static final Pattern SHOWN = Pattern.compile(
            "^(?:https?://)?((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})\\.){1,8}[\\p{L}]{2,24})(?:[/?#:]\\S{0,2000})?$",
            Pattern.CASE_INSENSITIVE);

    private LinkFindings() {}

    static void of(Message message, Channel channel, Diagnostics out) {
        for (Message.Link link : message.links()) {
            broken(link, channel)
                    .or(() -> wordless(link))
                    .or(() -> elsewhere(link))
                    .ifPresent(out::add);
        }
        for (Message.Passage passage : message.passages()) {
            for (MergeFields.Stretch loose : MergeFields.loose(passage.text())) {
                out.add(unbalanced(loose.name(), passage.span(loose.start(), loose.end())));
            }
        }
        for (Message.MergeField field : message.fields()) {
            if (field.name().isEmpty()) {
                out.add(Diagnostic.of(Code.CMP7005, Said.of("a merge field without a name"), field.span())
                        .withHelp(Said.of("name what is to stand here, or remove it")));
            }
        }
    }

    private static Optional<Diagnostic> broken(Message.Link link, Channel channel) {
        String address = link.address();
        for (MergeFields.Stretch loose : MergeFields.loose(address)) {
            return Optional.of(unbalanced(loose.name(), link.span()));
        }
        if (MergeFields.leads(address)) {
            return Optional.empty();
        }
        if (address.isBlank() || address.equals("#")) {
            return Optional.of(Diagnostic.of(Code.CMP7005, Said.of("{} leads nowhere", named(link)), link.span())
                    .withHelp(Said.of("give it an address, or remove it")));
        }
        String plain = Folded.of(address).text().replaceAll("\\s", "");
        Matcher scheme = SCHEME.matcher(plain);
        if (!scheme.find()) {
            boolean onItsOwn = channel == Channel.EMAIL && !address.startsWith("#") && !address.startsWith("//");
            return onItsOwn
                    ? Optional.of(
                            Diagnostic.of(Code.CMP7005, Said.of("{} has no whole address", named(link)), link.span())
                                    .withNote(Said.of("in a mail there is no page that `{}` could start from", address))
                                    .withHelp(Said.of("write it from `https://` on")))
                    : Optional.empty();
        }
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "javascript", "vbscript", "data", "file" ->
                Optional.of(Diagnostic.of(
                                Code.CMP7005,
                                Said.of("{} runs or opens something instead of leading to a page", named(link)),
                                link.span())
                        .withHelp(Said.of("lead to a page from `https://` on")));
            case "http" ->
                Optional.of(Diagnostic.of(
                                Code.CMP7005, Said.of("{} leads over an open connection", named(link)), link.span())
                        .withNote(Said.of("whoever listens can read and change what the person gets"))
                        .withHelp(Said.of("write `https://`")));
            default -> Optional.empty();
        };
    }

    private static Optional<Diagnostic> wordless(Message.Link link) {
        return link.isShown()
                ? Optional.empty()
                : Optional.of(Diagnostic.of(Code.CMP7005, Said.of("a link shows no words"), link.span())
                        .withNote(Said.of("nobody can see where it leads, and it meets no requirement"))
                        .withHelp(Said.of("write words in it, give its image an `alt` text, or remove it")));
    }

    private static Optional<Diagnostic> elsewhere(Message.Link link) {
        Matcher shown = SHOWN.matcher(link.text().strip());
        Matcher target = HOST.matcher(link.address());
        if (!shown.matches()
                || !target.find()
                || !MergeFields.in(target.group(1)).isEmpty()) {
            return Optional.empty();
        }
        String said = bare(shown.group(1));
        String real = bare(target.group(1));
        return said.equals(real) || real.endsWith("." + said) || said.endsWith("." + real)
                ? Optional.empty()
                : Optional.of(Diagnostic.of(
                                Code.CMP7005,
                                Said.of("a link that says `{}` leads to `{}`", shown.group(1), target.group(1)),
                                link.span())
                        .withNote(Said.of("people are told to distrust such a link"))
                        .withHelp(Said.of("let the words name the place that it leads to, or no address")));
    }

    private static String bare(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("www.") ? lower.substring("www.".length()) : lower;
    }

    private static Said named(Message.Link link) {
        return link.text().isBlank() ? Said.of("a link without words") : Said.of("the link `{}`", link.text());
    }

    private static Diagnostic unbalanced(String mark, Span span) {
        return Diagnostic.of(Code.CMP7005, Said.of("a merge field begins or ends here, and does not do both"), span)
                .withNote(Said.of("`{}` would be sent as it stands", mark))
                .withHelp(Said.of("write the whole field, such as `{{first_name}}`"));
    }
}

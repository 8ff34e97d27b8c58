package io.licit.core.yaml;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.source.Secrets;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.util.Collection;
import java.util.List;

/** What is said about the keys and values of a definition. */
final class ReaderMessages {
    private static final int SHOWN_MAX = 40;

    private ReaderMessages() {}

    static Diagnostic wrongDocument(YamlNode node) {
        return Diagnostic.of(
                        Code.SRC1004, kind(node) + " stands where a definition's keys are expected", head(node.span()))
                .withHelp("write one `key: value` a line");
    }

    static Diagnostic unknownKey(YamlNode.Scalar key, Collection<String> known) {
        return Diagnostic.of(Code.SRC1003, "the key `" + shown(key.text()) + "` is not known here", key.span())
                .withHelp(suggest(key.text(), known, "the keys here are "));
    }

    static Diagnostic misspelt(YamlNode.Scalar key, String meant) {
        return Diagnostic.of(Code.SRC1003, "the key `" + shown(key.text()) + "` is not known here", key.span())
                .withHelp("did you mean `" + meant + "`, which is missing?");
    }

    static Diagnostic wrongType(String key, YamlNode node, String expected) {
        return Diagnostic.of(
                        Code.SRC1004, kind(node) + " stands where `" + key + "` takes " + expected, head(node.span()))
                .withHelp("write " + expected + " here");
    }

    static Diagnostic wrongValue(String key, YamlNode.Scalar scalar, Form<?> form) {
        String text = shown(Secrets.hidden(scalar.text()));
        if (!form.words().isEmpty()) {
            return Diagnostic.of(Code.SRC1006, "`" + key + "` has no word `" + text + "`", head(scalar.span()))
                    .withHelp(suggest(scalar.text(), form.words(), "the words are "));
        }
        YamlNode.Scalar bare = new YamlNode.Scalar(scalar.span(), scalar.text(), false, scalar.content());
        String quotes = form.parse().apply(bare).isPresent() ? " in quotes" : "";
        return Diagnostic.of(
                        Code.SRC1004,
                        "`" + text + "`" + quotes + " stands where `" + key + "` takes " + form.noun(),
                        head(scalar.span()))
                .withHelp("write it like `" + key + ": " + form.example() + "`");
    }

    static Diagnostic missing(String key, Form<?> form, Span place) {
        return Diagnostic.of(Code.SRC1005, "the key `" + key + "` is missing", head(place))
                .withHelp("write `" + key + ": " + form.example() + "`");
    }

    static Diagnostic noValue(YamlNode.Entry entry) {
        String key = entry.key().text();
        return Diagnostic.of(
                        Code.SRC1004,
                        "`" + shown(key) + "` has no value",
                        entry.key().span())
                .withHelp("write a value after `" + shown(key) + ":`, or remove the key");
    }

    static Diagnostic emptyItem(String key, YamlNode item) {
        return Diagnostic.of(Code.SRC1004, "`" + key + "` holds an item without a value", item.span())
                .withHelp("write a value there, or remove the item");
    }

    static Diagnostic emptyList(String key, YamlNode list, Form<?> form) {
        return Diagnostic.of(Code.SRC1004, "`" + key + "` is a list of nothing", list.span())
                .withHelp("write `" + key + ": [" + form.example() + "]`");
    }

    static Diagnostic currency(YamlNode.Scalar key) {
        return Diagnostic.of(Code.SRC1003, "`" + key.text() + "` is not a currency's code", key.span())
                .withHelp("write three capitals, `EUR: 42000000`");
    }

    private static String suggest(String word, Collection<String> known, String lead) {
        String near = Suggestions.didYouMean(word, known);
        String all = lead + String.join(", ", List.copyOf(known));
        return near.isEmpty() ? all : near + " " + all;
    }

    private static String kind(YamlNode node) {
        if (node instanceof YamlNode.Sequence) {
            return "a list";
        }
        return node instanceof YamlNode.Mapping ? "a mapping" : "text";
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN_MAX ? line : line.substring(0, SHOWN_MAX) + "…";
    }

    /** A span's first line, so that a long block is not underlined as a whole. */
    private static Span head(Span span) {
        int stop = span.text().indexOf('\n');
        return stop < 0
                ? span
                : span.file()
                        .span(
                                span.start(),
                                span.start()
                                        + span.text()
                                                .substring(0, stop)
                                                .stripTrailing()
                                                .length());
    }
}

package io.licit.core.yaml;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
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
                        Code.SRC1004,
                        Said.of("{} stands where a definition's keys are expected", kind(node)),
                        head(node.span()))
                .withHelp(Said.of("write one `key: value` a line"));
    }

    static Diagnostic unknownKey(YamlNode.Scalar key, Collection<String> known) {
        return Diagnostic.of(Code.SRC1003, Said.of("the key `{}` is not known here", shown(key.text())), key.span())
                .withHelp(suggest(key.text(), known, Said.of("the keys here are {}", all(known))));
    }

    static Diagnostic misspelt(YamlNode.Scalar key, String meant) {
        return Diagnostic.of(Code.SRC1003, Said.of("the key `{}` is not known here", shown(key.text())), key.span())
                .withHelp(Said.of("did you mean `{}`, which is missing?", meant));
    }

    static Diagnostic wrongType(String key, YamlNode node, Said expected) {
        return Diagnostic.of(
                        Code.SRC1004,
                        Said.of("{} stands where `{}` takes {}", kind(node), key, expected),
                        head(node.span()))
                .withHelp(Said.of("write {} here", expected));
    }

    static Diagnostic wrongValue(String key, YamlNode.Scalar scalar, Form<?> form) {
        String text = shown(Secrets.hidden(scalar.text()));
        if (!form.words().isEmpty()) {
            return Diagnostic.of(Code.SRC1006, Said.of("`{}` has no word `{}`", key, text), head(scalar.span()))
                    .withHelp(suggest(scalar.text(), form.words(), Said.of("the words are {}", all(form.words()))));
        }
        YamlNode.Scalar bare = new YamlNode.Scalar(scalar.span(), scalar.text(), false, scalar.content());
        Said message = form.parse().apply(bare).isPresent()
                ? Said.of("`{}` in quotes stands where `{}` takes {}", text, key, form.noun())
                : Said.of("`{}` stands where `{}` takes {}", text, key, form.noun());
        return Diagnostic.of(Code.SRC1004, message, head(scalar.span()))
                .withHelp(Said.of("write it like `{}: {}`", key, form.example()));
    }

    static Diagnostic missing(String key, Form<?> form, Span place) {
        return Diagnostic.of(Code.SRC1005, Said.of("the key `{}` is missing", key), head(place))
                .withHelp(Said.of("write `{}: {}`", key, form.example()));
    }

    static Diagnostic noValue(YamlNode.Entry entry) {
        String key = entry.key().text();
        return Diagnostic.of(
                        Code.SRC1004,
                        Said.of("`{}` has no value", shown(key)),
                        entry.key().span())
                .withHelp(Said.of("write a value after `{}:`, or remove the key", shown(key)));
    }

    static Diagnostic emptyItem(String key, YamlNode item) {
        return Diagnostic.of(Code.SRC1004, Said.of("`{}` holds an item without a value", key), item.span())
                .withHelp(Said.of("write a value there, or remove the item"));
    }

    static Diagnostic emptyList(String key, YamlNode list, Form<?> form) {
        return Diagnostic.of(Code.SRC1004, Said.of("`{}` is a list of nothing", key), list.span())
                .withHelp(Said.of("write `{}: [{}]`", key, form.example()));
    }

    static Diagnostic currency(YamlNode.Scalar key) {
        return Diagnostic.of(Code.SRC1003, Said.of("`{}` is not a currency's code", key.text()), key.span())
                .withHelp(Said.of("write three capitals, `EUR: 42000000`"));
    }

    private static Said suggest(String word, Collection<String> known, Said all) {
        Said near = Suggestions.didYouMean(word, known);
        return near.isEmpty() ? all : Said.joined(" ", List.of(near, all));
    }

    private static Said all(Collection<String> words) {
        return Said.joined(", ", words);
    }

    private static Said kind(YamlNode node) {
        if (node instanceof YamlNode.Sequence) {
            return Said.of("a list");
        }
        return node instanceof YamlNode.Mapping ? Said.of("a mapping") : Said.of("text");
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

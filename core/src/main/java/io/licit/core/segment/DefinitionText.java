package io.licit.core.segment;

import io.licit.core.catalogue.Use;
import io.licit.core.catalogue.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A segment's file, written anew from its definition. */
final class DefinitionText {
    private final StringBuilder out = new StringBuilder();

    private DefinitionText() {}

    /** The text with an id, a title and a condition in place of the definition's. */
    static String of(Definition segment, String id, String title, Expr where) {
        DefinitionText text = new DefinitionText();
        text.line("segment", YamlText.scalar(id));
        text.line("title", YamlText.scalar(title));
        text.line("use", use(segment.use()));
        text.line("basis", segment.basis().map(Word::word));
        text.line("assessment", segment.assessment().map(YamlText::scalar));
        text.line("reason", segment.reason().map(YamlText::scalar));
        text.line("owner", segment.owner().map(YamlText::scalar));
        text.line("value", segment.value().map(YamlText::scalar));
        if (!segment.fairness().equals(FairnessTerms.UNDECLARED)) {
            text.line("fairness", terms(segment.fairness()));
        }
        text.line("where", YamlText.condition(where, "", ""));
        return text.out.toString();
    }

    private void line(String key, Optional<String> value) {
        value.ifPresent(text -> line(key, text));
    }

    private void line(String key, String value) {
        out.append(key).append(": ").append(value).append('\n');
    }

    private static String use(Use use) {
        List<String> parts = new ArrayList<>();
        parts.add("purpose: " + use.purpose().word());
        parts.add("channels: "
                + YamlText.list(use.channels().stream().map(Word::word).toList()));
        parts.add("recipient: " + use.recipient().word());
        use.product().ifPresent(product -> parts.add("product: " + YamlText.scalar(product)));
        use.sector().ifPresent(sector -> parts.add("sector: " + sector.word()));
        return mapping(parts);
    }

    private static String terms(FairnessTerms terms) {
        List<String> parts = new ArrayList<>();
        parts.add("direction: " + terms.direction().word());
        if (!terms.given().isEmpty()) {
            parts.add("given: " + YamlText.list(terms.given()));
        }
        terms.response().ifPresent(column -> parts.add("response: " + YamlText.scalar(column)));
        if (!terms.reference().isEmpty()) {
            parts.add("reference: "
                    + terms.reference().entrySet().stream()
                            .map(entry -> YamlText.scalar(entry.getKey()) + ": " + YamlText.scalar(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}")));
        }
        return mapping(parts);
    }

    private static String mapping(List<String> parts) {
        return "{" + String.join(", ", parts) + "}";
    }
}

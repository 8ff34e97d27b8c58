package io.licit.core.segment;

import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;

/**
 * A condition's text and where its characters stand in its file.
 *
 * @param text after YAML's quoting and indentation are gone
 */
record ConditionText(String text, SourceFile file, YamlNode.Content content) {
    static ConditionText of(SourceFile file) {
        return new ConditionText(file.text(), file, index -> index);
    }

    static ConditionText of(YamlNode.Scalar scalar, SourceFile file) {
        return new ConditionText(scalar.text(), file, scalar.content());
    }

    /** The file's stretch from the text's {@code start} to before {@code end}. */
    Span span(int start, int end) {
        int length = file.text().length();
        int from = Math.min(content.offset(start), length);
        int to = end > start ? content.offset(end - 1) + 1 : from;
        return file.span(from, Math.max(from, Math.min(to, length)));
    }
}

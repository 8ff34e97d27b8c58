package io.licit.core.segment;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import java.util.Optional;

/**
 * Reads a condition's text: a tree whose names are not yet looked up, or one diagnostic. A text holds at most 100,000
 * characters, 10,000 nodes, and 200 levels.
 */
public final class ConditionParser {
    private ConditionParser() {}

    /** The condition that is the whole text of a file. */
    public static Optional<Expr> parse(SourceFile file, Diagnostics out) {
        return parse(ConditionText.of(file), out);
    }

    /** The condition that a YAML value of {@code file} holds; every span lies in the file. */
    public static Optional<Expr> parse(YamlNode.Scalar scalar, SourceFile file, Diagnostics out) {
        return parse(ConditionText.of(scalar, file), out);
    }

    private static Optional<Expr> parse(ConditionText source, Diagnostics out) {
        if (source.text().length() > NormalForm.TEXT_LENGTH) {
            out.add(NormalForm.tooLong(source.span(0, 0)));
            return Optional.empty();
        }
        try {
            Expr condition = Grammar.parse(source);
            Optional<Diagnostic> tooLarge = NormalForm.tooLarge(condition);
            tooLarge.ifPresent(out::add);
            return tooLarge.isPresent() ? Optional.empty() : Optional.of(condition);
        } catch (SyntaxError error) {
            out.add(error.diagnostic());
            return Optional.empty();
        }
    }
}

package io.licit.core.segment;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.json.Json;
import java.util.Optional;

/**
 * A condition as a JSON tree that a builder on a screen can edit: every node is an object whose {@code op} says what it
 * is. {@code docs/language.md} lists them. Both ways keep the condition's canonical text.
 */
public final class ConditionJson {
    private ConditionJson() {}

    /** The tree of a condition, resolved or not; a resolved one is as it would be written. */
    public static Json toJson(Expr expr) {
        return ConditionJsonWriter.write(expr);
    }

    /** The condition, its names not looked up and without places, or one diagnostic that names the JSON path. */
    public static Optional<Expr> fromJson(Json json, Diagnostics out) {
        try {
            Expr condition = ConditionJsonReader.read(json);
            Optional<Diagnostic> tooLarge = NormalForm.tooLarge(condition);
            tooLarge.ifPresent(out::add);
            return tooLarge.isPresent() ? Optional.empty() : Optional.of(condition);
        } catch (SyntaxError error) {
            out.add(error.diagnostic());
            return Optional.empty();
        }
    }
}

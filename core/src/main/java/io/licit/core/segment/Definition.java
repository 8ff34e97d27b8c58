package io.licit.core.segment;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Use;
import io.licit.core.source.Span;
import java.util.Optional;

/**
 * A segment as its file states it, the condition parsed but its names not yet looked up.
 *
 * @param basis empty where the file states none
 * @param assessment id of the assessment that the basis rests on
 * @param value the person column that a fairer alternative should keep
 * @param fairness how it is judged for differences between groups
 * @param places where its parts stand, for findings about them
 */
public record Definition(
        String id,
        String title,
        Use use,
        Optional<Basis> basis,
        Optional<String> assessment,
        Optional<String> reason,
        Optional<String> owner,
        Optional<String> value,
        FairnessTerms fairness,
        Expr where,
        Places places) {

    /** Spans of a definition's parts; a part that is missing points at the id. */
    public record Places(Span id, Span use, Span basis, Span assessment, Span reason, Span fairness, Span where) {}
}

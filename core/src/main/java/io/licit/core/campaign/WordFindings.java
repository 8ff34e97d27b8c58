package io.licit.core.campaign;

import io.licit.core.diagnostic.Diagnostic;
import java.util.List;

/** Findings on the words: what may not be said, and what is said without proof. */
final class WordFindings {
    private WordFindings() {}

    static List<Diagnostic> of(Subject subject, Patterns patterns) {
        return List.of();
    }
}

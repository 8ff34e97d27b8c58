package io.licit.core.segment;

import io.licit.core.diagnostic.Diagnostic;

/** Carries the one mistake that ends a parse up to the parser's entry, and never leaves it. */
final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    SyntaxError(Diagnostic diagnostic) {
        super(diagnostic.message().text(), null, false, false);
        this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}

package io.licit.core.campaign;

import io.licit.core.diagnostic.Diagnostic;
import java.util.List;

/** Findings on the message as a whole: its elements, its offer, its hour, and whom it reaches. */
final class MessageFindings {
    private MessageFindings() {}

    static List<Diagnostic> of(Subject subject, Elements elements) {
        return List.of();
    }
}

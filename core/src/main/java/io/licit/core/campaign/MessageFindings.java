package io.licit.core.campaign;

import io.licit.core.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** Findings on the message as a whole: its elements, its offer, its hour, and whom it reaches. */
final class MessageFindings {
    private MessageFindings() {}

    static List<Diagnostic> of(Subject subject, Library library) {
        List<Diagnostic> all = new ArrayList<>(ElementFindings.of(subject, library));
        all.addAll(OfferFindings.of(subject));
        all.addAll(HourFindings.of(subject, library.elements().zones()));
        all.addAll(CapFindings.of(subject));
        all.addAll(GroupFindings.of(subject, library.patterns()));
        return all;
    }
}

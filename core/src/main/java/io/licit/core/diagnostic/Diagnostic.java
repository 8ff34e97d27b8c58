package io.licit.core.diagnostic;

import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is true of a place in a text, and what to do about it. An author's mistake is such a value, never an
 * exception.
 *
 * @param message one fragment, lower case, no full stop, the author's words in backticks; says what is true
 * @param label what is written under the underlined place; may be empty
 * @param notes why: citations and facts, each a sentence
 * @param help what to write instead; may be empty
 * @param law the rule behind it, where there is one
 * @param segment the segment it is about, where there is one
 */
public record Diagnostic(
        Code code,
        Severity severity,
        Said message,
        Span span,
        Said label,
        List<Said> notes,
        Said help,
        Optional<LawReference> law,
        Optional<String> segment) {
    public Diagnostic {
        notes = List.copyOf(notes);
    }

    // Written out: what Java makes of a record is put together anew in each process, where a check needs it at once.
    @Override
    public int hashCode() {
        return 31 * (31 * message.hashCode() + span.hashCode()) + segment.hashCode();
    }

    public static Diagnostic of(Code code, Said message, Span span) {
        return new Diagnostic(
                code,
                code.severity(),
                message,
                span,
                Said.nothing(),
                List.of(),
                Said.nothing(),
                Optional.empty(),
                Optional.empty());
    }

    public Diagnostic withLabel(Said text) {
        return new Diagnostic(code, severity, message, span, text, notes, help, law, segment);
    }

    public Diagnostic withNote(Said note) {
        List<Said> more = new ArrayList<>(notes);
        more.add(note);
        return new Diagnostic(code, severity, message, span, label, more, help, law, segment);
    }

    public Diagnostic withHelp(Said text) {
        return new Diagnostic(code, severity, message, span, label, notes, text, law, segment);
    }

    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(code, other, message, span, label, notes, help, law, segment);
    }

    public Diagnostic withLaw(LawReference reference) {
        return new Diagnostic(code, severity, message, span, label, notes, help, Optional.of(reference), segment);
    }

    public Diagnostic withSegment(String id) {
        return new Diagnostic(code, severity, message, span, label, notes, help, law, Optional.of(id));
    }

    /**
     * The rule behind a finding.
     *
     * @param verdict satisfied, violated or undetermined
     * @param url the address of the instrument; may be empty
     */
    public record LawReference(String rule, String verdict, String cite, String url) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof LawReference law
                    && rule.equals(law.rule)
                    && verdict.equals(law.verdict)
                    && cite.equals(law.cite)
                    && url.equals(law.url);
        }

        @Override
        public int hashCode() {
            return 31 * rule.hashCode() + verdict.hashCode();
        }
    }
}

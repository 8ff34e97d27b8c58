package io.licit.core.law;

import io.licit.core.catalogue.Word;
import io.licit.core.source.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One requirement with a citation and dates.
 *
 * @param jurisdiction the pack's
 * @param fact the id in the catalogue of facts that it carries, where that is not its own id
 * @param from the first day in force; empty for a rule that no day is known for, which is never in force without {@code by}
 * @param by a day on which it is known to have been in force; since when is not known, and it counts for every day
 * @param until the last day in force
 * @param replaces rules that do not apply where this one does
 * @param waivable whether an organisation can sign not to be bound by it
 * @param penalty what a breach may cost
 * @param notes doubts and limits, for readers
 */
public record Rule(
        String id,
        String pack,
        String jurisdiction,
        String cite,
        String url,
        String requires,
        Optional<String> fact,
        Status status,
        Confidence confidence,
        Optional<LocalDate> from,
        Optional<LocalDate> by,
        Optional<LocalDate> until,
        When when,
        Effect effect,
        List<String> replaces,
        boolean waivable,
        Penalty penalty,
        String notes,
        List<RuleTest> tests,
        Span span) {
    public Rule {
        replaces = List.copyOf(replaces);
        tests = List.copyOf(tests);
    }

    /** Whether it binds on that day: enacted and not struck down, trusted enough to enforce, and within its dates. */
    public boolean inForce(LocalDate day) {
        return !neverBinds()
                && (by.isPresent() || from.filter(date -> !date.isAfter(day)).isPresent())
                && until.filter(date -> date.isBefore(day)).isEmpty();
    }

    /** Whether no day will ever see it in force. */
    public boolean neverBinds() {
        return !status.binding() || confidence == Confidence.UNSURE || from.isEmpty() && by.isEmpty();
    }

    /** What became of a rule. Carried even where it never binds, so that nobody adds it again. */
    public enum Status implements Word {
        IN_FORCE(true),
        FUTURE(true),
        SUPERSEDED(true),
        WAIVED(true),
        PROPOSED(false),
        VACATED(false),
        REPEALED(false),
        VETOED(false),
        NOT_COMMENCED(false);

        private final boolean binding;

        Status(boolean binding) {
            this.binding = binding;
        }

        public boolean binding() {
            return binding;
        }

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /** How the fact is known. What is unsure is never enforced. */
    public enum Confidence implements Word {
        VERIFIED,
        VERIFIED_SECONDARY,
        KNOWLEDGE,
        UNSURE;

        @Override
        public String word() {
            return Word.written(this);
        }
    }
}

package io.licit.core.law;

import io.licit.core.source.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The rules of one instrument.
 *
 * @param declared the family that the pack states; empty where it states none
 * @param jurisdiction a country, a subdivision, a group of {@code law/jurisdictions.yaml}, or {@code WORLD}
 * @param source address of the instrument; may be empty
 * @param reviewed when somebody last held the pack against its source
 */
public record Pack(
        String id,
        String title,
        String instrument,
        Optional<Family> declared,
        String jurisdiction,
        String source,
        Optional<LocalDate> reviewed,
        List<Rule> rules,
        Span span) {
    public Pack {
        rules = List.copyOf(rules);
    }

    /** A pack that states no family. */
    public Pack(
            String id,
            String title,
            String instrument,
            String jurisdiction,
            String source,
            Optional<LocalDate> reviewed,
            List<Rule> rules,
            Span span) {
        this(id, title, instrument, Optional.empty(), jurisdiction, source, reviewed, rules, span);
    }

    /** The same head over other rules. */
    public Pack withRules(List<Rule> others) {
        return new Pack(id, title, instrument, declared, jurisdiction, source, reviewed, others, span);
    }

    /** What kind of law it is; privacy where it does not say. */
    public Family family() {
        return declared.orElse(Family.PRIVACY);
    }
}

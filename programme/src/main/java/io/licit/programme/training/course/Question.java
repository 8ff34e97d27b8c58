package io.licit.programme.training.course;

import io.licit.core.source.Span;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A question of a bank.
 *
 * @param section of the text that teaches it
 * @param about jurisdictions; empty for everywhere
 * @param roles that it is asked of; empty for all of the course
 * @param options by letter
 * @param answer the letter of the right one
 * @param why it is right; shown after the answers are in
 * @param refs rules that it rests on
 * @param span of its id
 */
public record Question(
        String id,
        String section,
        Set<String> about,
        Set<String> roles,
        Wording text,
        Map<String, Wording> options,
        String answer,
        Wording why,
        List<String> refs,
        Span span) {
    public Question {
        about = Set.copyOf(about);
        roles = Set.copyOf(roles);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        refs = List.copyOf(refs);
    }
}

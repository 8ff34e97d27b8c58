package io.licit.cli;

import io.licit.core.check.Characteristic;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.segment.FairnessTerms;
import io.licit.engine.fairness.Inquiry;
import io.licit.engine.fairness.Judged;
import io.licit.engine.fairness.Subject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is asked of segments or of a table.
 *
 * @param characteristics those asked for; all where none is named
 * @param references groups to be held against besides, by characteristic
 * @param seesAll whether counts under the minimum are shown
 */
record FairnessQuestion(
        Set<Judged> judged,
        List<String> characteristics,
        Map<String, String> references,
        Inquiry.Search search,
        boolean seesAll) {

    /** Who is reached is known only where somebody has declared who responded. */
    void requireResponses(Collection<Subject> subjects) {
        Optional<Subject> without = subjects.stream()
                .filter(subject -> subject.terms().response().isEmpty())
                .findFirst();
        if (judged.contains(Judged.REACH) && without.isPresent()) {
            throw CliException.usage(
                    "nobody has declared who of `" + without.get().id() + "` responded",
                    "name the column: `fairness: {response: COLUMN}` in the segment, or --response for a table");
        }
    }

    /** The characteristics asked for, in their order of names. */
    List<Characteristic> chosen(List<Characteristic> all) {
        List<String> names = all.stream().map(Characteristic::name).toList();
        for (String name : characteristics) {
            if (!names.contains(name)) {
                String near = Suggestions.didYouMean(name, names).text();
                throw CliException.usage(
                        "no protected characteristic is called `" + name + "`",
                        near.isEmpty() ? "they are " + String.join(", ", names) : near);
            }
        }
        return characteristics.isEmpty()
                ? all
                : all.stream()
                        .filter(one -> characteristics.contains(one.name()))
                        .toList();
    }

    /** A segment's own terms, with the references that were asked for before those that it states. */
    FairnessTerms terms(FairnessTerms own) {
        Map<String, String> all = new TreeMap<>(own.reference());
        all.putAll(references);
        return new FairnessTerms(own.direction(), own.given(), own.response(), all);
    }
}

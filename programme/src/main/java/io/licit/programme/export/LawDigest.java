package io.licit.programme.export;

import io.licit.core.law.Law;
import io.licit.core.law.Rule;
import io.licit.core.law.view.Sentences;
import java.util.List;

/** The law of a day in one hash: which rules were in force, and what each does. */
final class LawDigest {
    private LawDigest() {}

    static String of(Law law) {
        StringBuilder text = new StringBuilder();
        for (Rule rule : law.rules()) {
            List.of(
                            rule.id(),
                            rule.jurisdiction(),
                            rule.cite(),
                            rule.requires(),
                            Sentences.conditions(rule.when()),
                            Sentences.effect(rule.effect()))
                    .forEach(part -> text.append(part).append('\0'));
            text.append('\n');
        }
        return Sha256.of(text.toString());
    }
}

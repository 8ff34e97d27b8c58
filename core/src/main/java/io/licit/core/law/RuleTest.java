package io.licit.core.law;

import io.licit.core.catalogue.Word;
import io.licit.core.source.YamlNode;
import java.time.LocalDate;

/**
 * A test in a pack: the rule alone, with those that relieve it, on given facts.
 *
 * @param facts the person and the use, as written
 * @param expect allowed or excluded for effects on persons; satisfied, violated or undetermined for effects on a
 *     segment; applies or not for duties and information
 */
public record RuleTest(YamlNode.Mapping facts, LocalDate on, Expectation expect) {
    /** What a test expects of its rule. */
    public enum Expectation implements Word {
        ALLOWED,
        EXCLUDED,
        SATISFIED,
        VIOLATED,
        UNDETERMINED,
        APPLIES,
        NOT_APPLICABLE;

        @Override
        public String word() {
            return Word.written(this);
        }

        /** Whether it is one of those that let something through. */
        public boolean allows() {
            return this == ALLOWED || this == SATISFIED || this == NOT_APPLICABLE;
        }
    }
}

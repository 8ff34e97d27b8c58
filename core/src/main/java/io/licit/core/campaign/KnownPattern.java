package io.licit.core.campaign;

import io.licit.core.catalogue.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that rules speak of, with how it is said.
 *
 * @param title what it is, for messages
 * @param violating texts that say it, for tests
 * @param compliant texts that come near and do not
 */
record KnownPattern(
        String id,
        String title,
        String category,
        Need need,
        Weight weight,
        List<Wording> wordings,
        List<String> violating,
        List<String> compliant) {
    KnownPattern {
        wordings = List.copyOf(wordings);
        violating = List.copyOf(violating);
        compliant = List.copyOf(compliant);
    }

    /** What whoever says it must do. */
    enum Need implements Word {
        PROHIBITED,
        DISCLOSURE,
        SUBSTANTIATION,
        QUALIFICATION,
        LEGAL_REVIEW;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /** How much it weighs that it is said. */
    enum Weight implements Word {
        BLOCK,
        REVIEW,
        WARN;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    KnownPattern and(List<Wording> more) {
        List<Wording> all = new ArrayList<>(wordings);
        all.addAll(more);
        return new KnownPattern(id, title, category, need, weight, all, violating, compliant);
    }
}

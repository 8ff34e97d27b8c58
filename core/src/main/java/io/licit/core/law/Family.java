package io.licit.core.law;

import io.licit.core.catalogue.Word;

/** What kind of law a pack holds, for those who ask what is covered. It changes nothing in what a rule does. */
public enum Family implements Word {
    /** Data protection and privacy. */
    PRIVACY,

    /** Direct marketing and electronic communications. */
    MARKETING,

    /** Equal treatment. */
    EQUALITY,

    /** Advertising, pricing and unfair practices. */
    ADVERTISING,

    /** Audits and training. */
    AUDIT,

    /** Rules of a house and no law. */
    HOUSE;

    @Override
    public String word() {
        return Word.written(this);
    }
}

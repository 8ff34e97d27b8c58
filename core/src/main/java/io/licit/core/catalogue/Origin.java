package io.licit.core.catalogue;

/** Where a column's values came from: the person gave them, they were observed, inferred, or had from somebody else. */
public enum Origin implements Word {
    PERSON,
    OBSERVED,
    INFERRED,
    THIRD_PARTY;

    @Override
    public String word() {
        return Word.written(this);
    }
}

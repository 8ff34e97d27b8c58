package io.licit.programme.audit;

import io.licit.core.catalogue.Word;

/** What the test of a control came to. */
public enum Result implements Word {
    PASS,
    FAIL,
    NOT_APPLICABLE,
    /** The test could not be made, which is never a pass. */
    ERROR;

    @Override
    public String word() {
        return Word.written(this);
    }

    /** Whether something is to be done: what could not be tested counts as failed. */
    public boolean isBad() {
        return this == FAIL || this == ERROR;
    }
}

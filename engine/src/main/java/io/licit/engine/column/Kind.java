package io.licit.engine.column;

/** What the codes of a column stand for. */
public enum Kind {
    /** 0 and 1. */
    BOOLEAN,
    /** Whole multiples of a power of ten, or doubles in their order; {@link Numbers} knows both. */
    NUMBER,
    /** Days since 1970. */
    DATE,
    /** Microseconds since 1970. */
    TIMESTAMP,
    /** Places in an ascending list of the texts. */
    TEXT,
    /** No values: there are too many different texts for a list. */
    UNLISTED
}

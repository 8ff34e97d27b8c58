package io.licit.engine;

/** What happens to rows of a CSV file that have the wrong shape. Those of a ledger always stop the load. */
public enum BadRows {
    /** The load stops and names their lines. */
    STOP,
    /** They are left out and counted. */
    SKIP
}

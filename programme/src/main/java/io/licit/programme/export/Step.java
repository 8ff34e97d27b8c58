package io.licit.programme.export;

/** The steps by which a file comes to its name, for tests that stop at one. */
enum Step {
    BEGUN,
    FILE_MADE,
    MANIFEST_MADE,
    RECORDED,
    MANIFEST_NAMED,
    FILE_NAMED,
    DONE;

    /** Told after each. */
    @FunctionalInterface
    interface Watch {
        void after(Step step);
    }
}

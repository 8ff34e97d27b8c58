package io.licit.engine;

import java.io.IOException;

/** What is stored of audiences is not as a run wrote it. */
final class BrokenStore extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenStore(String what) {
        super(what);
    }

    BrokenStore(String what, Exception cause) {
        super(what, cause);
    }
}

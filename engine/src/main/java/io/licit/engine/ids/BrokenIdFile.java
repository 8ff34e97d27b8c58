package io.licit.engine.ids;

import java.io.IOException;

/** A file of ids is not as it was written. */
public final class BrokenIdFile extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenIdFile(String what) {
        super(what);
    }
}

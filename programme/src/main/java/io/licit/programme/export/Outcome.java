package io.licit.programme.export;

import io.licit.core.diagnostic.Diagnostic;
import java.util.List;

/** What came of an export or a recheck. */
public sealed interface Outcome {
    /**
     * Nothing was written, since somebody has something to do first.
     *
     * @param missing what, in words
     */
    record Blocked(List<String> missing) implements Outcome {
        public Blocked {
            missing = List.copyOf(missing);
        }
    }

    /** Nothing was written, since something was found. */
    record Refused(List<Diagnostic> findings) implements Outcome {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The file and its manifest are there, and the log knows.
     *
     * @param findings that kept nothing from leaving
     */
    record Written(Manifest manifest, List<Diagnostic> findings) implements Outcome {
        public Written {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The file and its manifest are gone, since nobody may be in it any more.
     *
     * @param why in words
     */
    record Revoked(String why) implements Outcome {}
}

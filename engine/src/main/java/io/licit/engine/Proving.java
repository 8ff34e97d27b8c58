package io.licit.engine;

import java.util.List;

/** Is told of a run when all of it is written and nothing of it is current: what can't be proved does not become so. */
@FunctionalInterface
public interface Proving {
    /** A run that nobody asks to prove, as in measurements. */
    Proving NOTHING = written -> {};

    /** What it throws leaves the audiences as they were. */
    void prove(List<Written> written);

    /** An audience that is written. */
    record Written(AudienceCounts counts, Decisions decisions) {}
}

package io.licit.programme.training;

import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import java.time.Instant;
import java.util.List;

/** Whether somebody is trained for what she is about to do. */
public final class Clearance {
    private final Programme programme;

    public Clearance(Programme programme) {
        this.programme = programme;
    }

    /** The courses whose current certificate she lacks, in words; none where she may approve and export. */
    public List<String> missing(Actor actor, Instant at) {
        return programme.state().read(tx -> List.of());
    }
}

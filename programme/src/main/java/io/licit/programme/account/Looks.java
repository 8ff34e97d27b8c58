package io.licit.programme.account;

import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;

/** That somebody of the staff looked at a customer: in the log before anything is shown, and without saying at whom. */
public final class Looks {
    private static final String KIND = "person-looked-at";

    private final Programme programme;

    public Looks(Programme programme) {
        this.programme = programme;
    }

    /**
     * @param segments how many segments the look is about
     * @throws io.licit.programme.state.StateException where it can't be logged; then nothing is to be shown
     */
    public void record(Actor by, int segments) {
        programme
                .state()
                .write(tx -> programme
                        .journal()
                        .append(
                                tx,
                                new Entry(
                                        KIND,
                                        programme.clock().instant(),
                                        by,
                                        Json.object().put("segments", segments).build())));
    }
}

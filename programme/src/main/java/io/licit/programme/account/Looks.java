package io.licit.programme.account;

import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;

/** That somebody of the staff looked at customers: in the log before anything is shown, and without saying at whom. */
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
        record(KIND, by, Json.object().put("segments", segments).build());
    }

    /**
     * That somebody is handed ids of a segment's audience.
     *
     * @throws io.licit.programme.state.StateException where it can't be logged; then nothing is to be shown
     */
    public void recordMembers(Actor by, String segment, int persons) {
        record(
                "members-looked-at",
                by,
                Json.object().put("segment", segment).put("persons", persons).build());
    }

    private void record(String kind, Actor by, Json.Obj facts) {
        programme
                .state()
                .write(tx -> programme
                        .journal()
                        .append(tx, new Entry(kind, programme.clock().instant(), by, facts)));
    }
}

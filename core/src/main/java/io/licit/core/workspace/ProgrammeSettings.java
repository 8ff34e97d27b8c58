package io.licit.core.workspace;

import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What {@code licit.yaml} says of the organisation's programme: who works in it, and where its state and its evidence are
 * kept.
 *
 * @param stateUrl address of a PostgreSQL database for the state of a team; empty for the embedded one
 * @param people staff by the name that they go by, an address of theirs as a rule
 * @param auditEvery how often the controls are to be tested
 * @param lease how long an export may be used
 * @param canaries ids of made-up persons who refused everything; an output that holds one is not let out
 */
public record ProgrammeSettings(
        Optional<String> stateUrl,
        Map<String, Staff> people,
        Evidence evidence,
        Period auditEvery,
        Period lease,
        Set<String> canaries) {
    /** Where nothing is said. */
    public static final ProgrammeSettings USUAL = new ProgrammeSettings(
            Optional.empty(),
            Map.of(),
            new Evidence(Optional.empty(), List.of(), List.of()),
            Period.ofMonths(1),
            Period.ofDays(7),
            Set.of());

    public ProgrammeSettings {
        people = Collections.unmodifiableMap(new TreeMap<>(people));
        canaries = Collections.unmodifiableSet(new TreeSet<>(canaries));
    }

    /**
     * Somebody who works with segments.
     *
     * @param roles as the courses name them, such as {@code segment-author}
     * @param places jurisdictions that the work reaches; empty for all
     */
    public record Staff(String name, Set<String> roles, Set<String> places) {
        public Staff {
            roles = Set.copyOf(roles);
            places = Set.copyOf(places);
        }
    }

    /**
     * The log.
     *
     * @param origin its name in checkpoints; empty for one that is made from the organisation's name
     * @param publish folders, relative to the workspace, and addresses that checkpoints go to
     * @param witnesses keys of those who cosign checkpoints, in the form of C2SP signed notes
     */
    public record Evidence(Optional<String> origin, List<String> publish, List<String> witnesses) {
        public Evidence {
            publish = List.copyOf(publish);
            witnesses = List.copyOf(witnesses);
        }
    }
}

package io.licit.programme.audit;

import io.licit.core.campaign.Library;
import io.licit.core.check.Checker;
import io.licit.core.check.Whereabouts;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.LawBook;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Workspace;
import io.licit.engine.BadRows;
import io.licit.engine.Census;
import io.licit.engine.Overstay;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.StoredAudience;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.Opened;
import io.licit.engine.folder.ShippedLaw;
import io.licit.programme.Programme;
import io.licit.programme.consent.Ledger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What an audit looks at: the workspace, the law on it, the state and the data, as of one instant. The data is opened when
 * a test first asks for it, and read once for all.
 */
public final class Situation implements AutoCloseable {
    private final Programme programme;
    private final Reading reading;
    private final Instant at;
    private final Once<Warehouse> data;
    private final Once<Checker.Checked> checked;
    private final Once<Library> library = new Once<>(this::readLibrary);
    private final Once<Census> census;
    private final Once<Map<String, Overstay>> overstays;

    /**
     * The workspace as it was read.
     *
     * @param whereabouts where its persons are; empty where nobody could look
     * @param problems what was found while reading
     */
    public record Reading(
            Workspace workspace, LawBook book, Optional<Set<Whereabouts>> whereabouts, List<Diagnostic> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** @param data opens the warehouse, with what is recorded of consents */
    public Situation(Programme programme, Reading reading, Instant at, Supplier<Warehouse> data) {
        this.programme = programme;
        this.reading = reading;
        this.at = at;
        this.data = new Once<>(data);
        this.checked = new Once<>(() -> Checker.check(
                reading.workspace(),
                reading.book(),
                at,
                reading.whereabouts(),
                reading.workspace().segments().keySet()));
        this.census = new Once<>(() -> data().census(at));
        this.overstays = new Once<>(this::recompute);
    }

    /**
     * A workspace as it was read, at that instant. Its data is opened when a test asks for it.
     *
     * @param workspace of {@code opened}
     */
    public static Situation of(Programme programme, Opened opened, Workspace workspace) {
        return new Situation(
                programme,
                new Reading(workspace, opened.book(), opened.whereabouts(), opened.problems()),
                opened.asOf(),
                () -> Warehouse.open(
                        opened.folder(),
                        workspace.catalogue(),
                        BadRows.STOP,
                        Progress.none(),
                        new Ledger(programme).recorded()));
    }

    public Programme programme() {
        return programme;
    }

    public Workspace workspace() {
        return reading.workspace();
    }

    public Reading reading() {
        return reading;
    }

    public Instant at() {
        return at;
    }

    public LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Every segment held against the law of the day. */
    public Checker.Checked checked() {
        return checked.get();
    }

    /** What a review of campaigns knows of wordings and elements. */
    public Library library() {
        return library.get();
    }

    /** Fails where it can't be read: what no wording is known for would look clean. */
    private Library readLibrary() {
        Diagnostics problems = new Diagnostics();
        Library read = Library.read(ShippedLaw.sources(), workspace().sources(), problems);
        problems.sorted().stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .findFirst()
                .ifPresent(one -> {
                    throw new IllegalStateException("the wordings can't be read: " + one.message());
                });
        return read;
    }

    public Warehouse data() {
        return data.get();
    }

    public Census census() {
        return census.get();
    }

    /** What is recorded of consents and restrictions in the state. */
    public Recorded recorded() {
        return new Ledger(programme).recorded();
    }

    public List<StoredAudience> stored() {
        return Warehouse.stored(programme.workspace());
    }

    /** Stored audiences held against today, by segment; those of segments that don't stand are not there. */
    public Map<String, Overstay> overstays() {
        return overstays.get();
    }

    private Map<String, Overstay> recompute() {
        Set<String> asked = new TreeSet<>();
        stored().forEach(one -> asked.add(one.segment()));
        asked.retainAll(checked().segments().keySet());
        if (asked.isEmpty()) {
            return Map.of();
        }
        return data().overstaying(Planner.plan(reading.workspace(), checked(), at, asked), recorded(), Progress.none());
    }

    @Override
    public void close() {
        data.made().forEach(Warehouse::close);
    }

    /** A value that is made when it is first asked for; not for several threads. */
    private static final class Once<T> {
        private final Supplier<T> making;
        private final List<T> made = new ArrayList<>(1);

        Once(Supplier<T> making) {
            this.making = making;
        }

        T get() {
            if (made.isEmpty()) {
                made.add(making.get());
            }
            return made.get(0);
        }

        List<T> made() {
            return made;
        }
    }
}

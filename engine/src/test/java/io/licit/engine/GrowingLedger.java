package io.licit.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A ledger that grows, as the programme's does, as lists. */
final class GrowingLedger implements Recorded {
    static final String SECRET = "secret";

    private record Row(long version, Instant recordedAt, Optional<Consent> consent, Optional<Restriction> restriction) {
        String person() {
            return consent.map(Consent::person)
                    .orElseGet(() -> restriction.orElseThrow().person());
        }
    }

    private final String name;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Long> erased = new HashMap<>();
    private long version;

    /** How often everything was told, and how many rows were. */
    int toldAll;

    GrowingLedger(String name) {
        this.name = name;
    }

    void add(Consent consent, Instant recordedAt) {
        rows.add(new Row(++version, recordedAt, Optional.of(consent), Optional.empty()));
    }

    void add(Restriction restriction, Instant recordedAt) {
        rows.add(new Row(++version, recordedAt, Optional.empty(), Optional.of(restriction)));
    }

    void forget(String person) {
        rows.removeIf(row -> row.person().equals(person));
        erased.put(person, ++version);
    }

    List<Consent> consentsOf(String person) {
        return rows.stream()
                .filter(row -> row.person().equals(person))
                .flatMap(row -> row.consent().stream())
                .toList();
    }

    List<Restriction> restrictionsOf(String person) {
        return rows.stream()
                .filter(row -> row.person().equals(person))
                .flatMap(row -> row.restriction().stream())
                .toList();
    }

    boolean isErased(String person) {
        return erased.containsKey(person);
    }

    private Erased erasedSince(long after) {
        return new Erased(
                SECRET,
                erased.entrySet().stream()
                        .filter(entry -> entry.getValue() > after)
                        .map(entry -> Erased.hash(SECRET, entry.getKey()))
                        .collect(Collectors.toSet()));
    }

    @Override
    public Instant lastRecorded() {
        return rows.stream().map(Row::recordedAt).max(Instant::compareTo).orElse(Instant.MAX);
    }

    @Override
    public Mark mark() {
        return version == 0 ? Mark.NONE : new Mark(name, version);
    }

    @Override
    public Mark tell(Listener listener) {
        toldAll++;
        listener.erased(erasedSince(0));
        rows.forEach(row -> tell(row, listener));
        return mark();
    }

    private static void tell(Row row, Listener listener) {
        row.consent().ifPresent(listener::consent);
        row.restriction().ifPresent(listener::restriction);
    }

    @Override
    public Changes tell(Mark since, Optional<Set<String>> further, Listener listener) {
        long after = since.leadsTo(mark()) ? since.version() : 0;
        List<Row> later = rows.stream().filter(row -> row.version() > after).toList();
        Set<String> changed = later.stream().map(Row::person).collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = new HashSet<>(changed);
        further.ifPresent(told::addAll);
        listener.erased(erasedSince(0));
        rows.stream()
                .filter(row -> further.isEmpty() || told.contains(row.person()))
                .forEach(row -> tell(row, listener));
        return new Changes(
                mark(),
                later.stream().map(Row::recordedAt).max(Instant::compareTo).orElse(Instant.MIN),
                changed,
                erasedSince(after));
    }

    @Override
    public Since since(Mark mark) {
        throw new UnsupportedOperationException("nobody reads an audience here");
    }
}

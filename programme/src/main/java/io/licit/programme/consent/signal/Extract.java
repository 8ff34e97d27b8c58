package io.licit.programme.consent.signal;

import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.Ledger;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What is recorded of some persons, or of all, as lines for other programs. */
public final class Extract {
    private final Programme programme;
    private final Ledger ledger;
    private final Kind kind;
    private final List<String> persons;

    /**
     * @param kind {@link Kind#ISO27560} or {@link Kind#CSV}
     * @param persons their keys; none for all
     */
    public Extract(Programme programme, Kind kind, List<String> persons) {
        if (kind != Kind.ISO27560 && kind != Kind.CSV) {
            throw new IllegalArgumentException("nothing is written as " + kind);
        }
        this.programme = programme;
        this.ledger = new Ledger(programme);
        this.kind = kind;
        this.persons = List.copyOf(persons);
    }

    /** Puts it into the log, before anything is shown. */
    public void enter(Actor by) {
        AtomicLong events = new AtomicLong();
        each(change -> events.incrementAndGet());
        Json.Obj facts = Json.object()
                .put("events", events.get())
                .put("form", kind.word())
                .put("of", persons.isEmpty() ? "all" : "some")
                .build();
        programme
                .state()
                .write(tx -> programme
                        .journal()
                        .append(
                                tx,
                                new Entry("consent-export", programme.clock().instant(), by, facts)));
    }

    /** @param lines take each with its end */
    public void write(Consumer<String> lines) {
        if (kind == Kind.CSV) {
            lines.accept(String.join(",", Fields.NAMES) + "\n");
        }
        each(change -> lines.accept(
                kind == Kind.CSV ? row(change) : Iso27560.write(change).canonical() + "\n"));
    }

    private void each(Consumer<Change> visit) {
        if (persons.isEmpty()) {
            ledger.each(Optional.empty(), visit);
        } else {
            persons.forEach(person -> ledger.each(Optional.of(person), visit));
        }
    }

    private static String row(Change change) {
        return Fields.of(change).stream()
                        .map(field -> field.matches("[^,\"\r\n]*") ? field : "\"" + field.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(","))
                + "\n";
    }
}

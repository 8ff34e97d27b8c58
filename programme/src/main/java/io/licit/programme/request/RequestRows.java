package io.licit.programme.request;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Word;
import io.licit.programme.request.Request.Step;
import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Requests as rows. */
final class RequestRows {
    private static final String SELECT =
            "SELECT r.*, p.person FROM request r LEFT JOIN request_person p ON p.request = r.n";

    private RequestRows() {}

    static long add(Tx tx, Requests.Asked asked, String place, Due due) {
        long before = tx.number("SELECT COALESCE(MAX(n), 0) AS n FROM request");
        Optional<Due.Acknowledge> word = due.acknowledge();
        tx.update(
                "INSERT INTO request (kind, person_hash, place, received, due, due_rule, due_cite, extendable_to,"
                        + " acknowledge_by, acknowledge_rule, acknowledge_cite, purposes, channels, receipt)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                asked.kind().word(),
                PersonHash.of(tx, asked.person().strip()),
                place,
                asked.received().toString(),
                due.day().toString(),
                due.rule(),
                due.cite(),
                due.extendableTo().map(LocalDate::toString),
                word.map(by -> by.by().toString()),
                word.map(Due.Acknowledge::rule),
                word.map(Due.Acknowledge::cite),
                words(asked.purposes()),
                words(asked.channels()),
                asked.receipt());
        long number = tx.number("SELECT MAX(n) AS n FROM request WHERE n > ?", before);
        tx.update(
                "INSERT INTO request_person (request, person) VALUES (?, ?)",
                number,
                asked.person().strip());
        return number;
    }

    private static String words(Set<? extends Word> some) {
        return some.stream().map(Word::word).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(" "));
    }

    static void add(Tx tx, long number, Request.Event event) {
        tx.update(
                "INSERT INTO request_event (request, step, at, by_id, detail) VALUES (?, ?, ?, ?, ?)",
                number,
                event.step().word(),
                event.at(),
                event.by(),
                event.detail());
    }

    static Optional<Request> get(Tx tx, long number) {
        return tx.first(SELECT + " WHERE r.n = ?", row -> request(tx, row), number);
    }

    static List<Request> all(Tx tx) {
        return tx.rows(SELECT + " ORDER BY r.n", row -> request(tx, row));
    }

    /** Whether there ever was a request, and with it a secret to hash by. */
    static boolean known(Tx tx) {
        return tx.number("SELECT COUNT(*) AS n FROM request_secret") > 0;
    }

    /** Those of one person, the closed ones included. */
    static List<Request> of(Tx tx, String person) {
        return tx.rows(
                SELECT + " WHERE r.person_hash = ? ORDER BY r.n", row -> request(tx, row), PersonHash.of(tx, person));
    }

    private static Request request(Tx tx, Row row) {
        long number = row.number("n");
        Optional<Due.Acknowledge> word = row.optional("acknowledge_by")
                .map(by -> new Due.Acknowledge(
                        LocalDate.parse(by), row.text("acknowledge_rule"), row.text("acknowledge_cite")));
        Due due = new Due(
                LocalDate.parse(row.text("due")),
                row.text("due_rule"),
                row.text("due_cite"),
                row.optional("extendable_to").map(LocalDate::parse),
                word);
        return new Request(
                number,
                known(Kind.class, row.text("kind")),
                row.optional("person"),
                row.text("place"),
                LocalDate.parse(row.text("received")),
                due,
                set(Purpose.class, row.text("purposes")),
                set(Channel.class, row.text("channels")),
                row.text("receipt"),
                events(tx, number));
    }

    private static List<Request.Event> events(Tx tx, long number) {
        return tx.rows(
                "SELECT step, at, by_id, detail FROM request_event WHERE request = ? ORDER BY n",
                row -> {
                    Instant at = row.instant("at");
                    return new Request.Event(
                            known(Step.class, row.text("step")), at, row.text("by_id"), row.text("detail"));
                },
                number);
    }

    private static <E extends Enum<E> & Word> Set<E> set(Class<E> vocabulary, String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> known(vocabulary, word))
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E> & Word> E known(Class<E> vocabulary, String word) {
        return Word.of(vocabulary, word)
                .orElseThrow(() -> new IllegalStateException("the state has an unknown word: " + word));
    }
}

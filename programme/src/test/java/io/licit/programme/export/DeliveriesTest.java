package io.licit.programme.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.programme.Programme;
import io.licit.programme.export.Deliveries.Delivered;
import io.licit.programme.export.Deliveries.Receiver;
import io.licit.programme.export.Receiving.How;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the line does, every row has its effect once. */
final class DeliveriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private Market market = Market.at(Path.of("."));
    private final List<Duration> waited = new ArrayList<>();
    private Optional<Receiving> receiving = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        market = Market.in(folder);
        receiving = Optional.of(Receiving.open());
    }

    @AfterEach
    void close() {
        receiving.ifPresent(Receiving::close);
    }

    private Receiving receiver() {
        return receiving.orElseThrow();
    }

    private void export(Programme programme, String file, ExportKind kind) {
        assertThat(market.export(programme, market.order("letter", file, kind), Market.NOW))
                .isInstanceOf(Outcome.Written.class);
    }

    private Delivered deliver(Programme programme, String file) throws InterruptedException {
        return deliver(programme, file, waited::add);
    }

    private Delivered deliver(Programme programme, String file, Waiting waiting) throws InterruptedException {
        return new Deliveries(programme, new Post(PATIENCE), waiting)
                .deliver(
                        Rechecks.find(folder.resolve(file)),
                        new Receiver(receiver().url(), Optional.of("s3cret"), 3),
                        market.subject(programme.clock().instant(), "letter"),
                        Market.ANA);
    }

    private static List<String> ids(List<String> rows) {
        return rows.stream()
                .map(row -> row.replaceAll(".*\"customer_id\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static List<String> everybody() {
        return IntStream.range(0, 10).mapToObj("p%02d"::formatted).toList();
    }

    @Test
    void every_kind_of_trouble_ends_in_every_row_once() throws Exception {
        receiver()
                .answer(
                        How.FAIL,
                        How.TAKE_AND_DROP,
                        How.TAKE_AND_DAWDLE,
                        How.TAKE,
                        How.DROP,
                        How.BUSY,
                        How.TAKE,
                        How.TAKE_AND_DROP,
                        How.FAIL);
        try (Programme programme = market.programme(Market.NOW)) {
            export(programme, "out.csv", ExportKind.CSV);
            Delivered delivered = deliver(programme, "out.csv");
            assertThat(delivered).isEqualTo(new Delivered(List.of(), List.of(), 4, 4, 0));
            assertThat(ids(receiver().rows())).containsExactlyElementsOf(everybody());
            assertThat(waited).contains(Duration.ofSeconds(17), Duration.ofSeconds(1), Duration.ofSeconds(2));
            int before = receiver().requests().size();
            assertThat(deliver(programme, "out.csv")).isEqualTo(new Delivered(List.of(), List.of(), 4, 0, 4));
            assertThat(receiver().requests()).hasSize(before);
            assertThat(market.log(programme)).hasSize(4).noneMatch(entry -> entry.contains("127.0.0.1"));
        }
    }

    @Test
    void a_request_says_what_it_is_and_is_signed() throws Exception {
        try (Programme programme = market.programme(Market.NOW)) {
            export(programme, "out.parquet", ExportKind.PARQUET);
            deliver(programme, "out.parquet");
            assertThat(receiver().requests()).hasSize(4).allSatisfy(request -> {
                assertThat(request.get("content-type")).isEqualTo("application/x-ndjson");
                assertThat(request.get("licit-signature"))
                        .isEqualTo(Signature.of(
                                "s3cret",
                                Market.NOW,
                                request.getOrDefault("idempotency-key", ""),
                                request.getOrDefault("body", "").getBytes(StandardCharsets.UTF_8)));
            });
            assertThat(receiver().requests().get(0).get("licit-chunk")).isEqualTo("1/4");
        }
    }

    /** RFC 4231 has no vector of this shape; the number was made with another program. */
    @Test
    void a_signature_is_an_hmac() {
        assertThat(Signature.of("secret", Instant.ofEpochSecond(1), "key", "body".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("t=1,v1=5def44d76e16e1b4b8ca297fd16122dbe6a5584dc2a537a8047defc5d58c7346");
    }

    @Test
    void who_stops_halfway_goes_on_where_it_stopped() throws Exception {
        try (Programme programme = market.programme(Market.NOW)) {
            export(programme, "out.ndjson", ExportKind.NDJSON);
            receiver().answer(How.TAKE, How.TAKE_AND_DROP, How.FAIL, How.FAIL, How.FAIL, How.FAIL, How.FAIL);
            assertThatThrownBy(() -> deliver(programme, "out.ndjson"))
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining("chunk 2 of 4 did not arrive for certain");
        }
        try (Programme programme = market.programme(Market.NOW)) {
            receiver().answer(How.REDIRECT);
            assertThatThrownBy(() -> deliver(programme, "out.ndjson")).hasMessageContaining("307");
            receiver().answer(How.REFUSE);
            assertThatThrownBy(() -> deliver(programme, "out.ndjson")).hasMessageContaining("400");
            assertThat(deliver(programme, "out.ndjson")).isEqualTo(new Delivered(List.of(), List.of(), 4, 3, 1));
            assertThat(ids(receiver().rows())).containsExactlyElementsOf(everybody());
        }
    }

    @Test
    void a_process_that_is_killed_between_answer_and_note_sends_the_same_again() throws Exception {
        try (Programme programme = market.programme(Market.NOW)) {
            export(programme, "out.csv", ExportKind.CSV);
            // The second chunk is taken, no answer comes, and the program dies while it waits.
            receiver().answer(How.TAKE, How.TAKE_AND_DROP);
            assertThatThrownBy(() -> deliver(programme, "out.csv", passed -> {
                        throw new InterruptedException("killed");
                    }))
                    .isInstanceOf(InterruptedException.class);
        }
        try (Programme programme = market.programme(Market.NOW)) {
            assertThat(deliver(programme, "out.csv")).isEqualTo(new Delivered(List.of(), List.of(), 4, 3, 1));
            assertThat(ids(receiver().rows())).containsExactlyElementsOf(everybody());
            assertThat(receiver().requests().get(1).get("idempotency-key"))
                    .isEqualTo(receiver().requests().get(2).get("idempotency-key"));
        }
    }

    @Test
    void nothing_is_sent_after_the_lease() throws Exception {
        Ticking clock = new Ticking(Market.NOW);
        try (Programme programme = market.programme(clock)) {
            export(programme, "out.csv", ExportKind.CSV);
            receiver().answer(How.TAKE, How.FAIL);
            Delivered delivered =
                    deliver(programme, "out.csv", passed -> clock.now = Market.NOW.plus(Duration.ofDays(7)));
            assertThat(delivered.findings()).extracting(Diagnostic::code).containsExactly(Code.EXP8101);
            assertThat(receiver().requests()).hasSize(2);
            assertThat(deliver(programme, "out.csv").findings())
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.EXP8101);
            assertThat(receiver().requests()).hasSize(2);
        }
    }

    @Test
    void nothing_is_sent_that_is_to_be_rechecked_first() throws Exception {
        try (Programme programme = market.programme(Market.NOW)) {
            export(programme, "out.csv", ExportKind.CSV);
            market.segment("letter", "points > 100", "{purpose: direct-marketing, channels: [email]}");
            assertThat(deliver(programme, "out.csv").findings())
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.EXP8101);
            assertThat(receiver().requests()).isEmpty();
            assertThat(market.recheck(programme, "out.csv", Market.NOW)).isInstanceOf(Outcome.Written.class);
            assertThat(deliver(programme, "out.csv").sent()).isEqualTo(3);
            Files.writeString(folder.resolve("out.csv"), "x");
            assertThat(deliver(programme, "out.csv").findings())
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.EXP8102);
        }
    }

    @Test
    void a_file_that_is_rechecked_while_it_is_sent_is_sent_no_further() throws Exception {
        try (Programme programme = market.programme(Market.NOW)) {
            export(programme, "out.csv", ExportKind.CSV);
            receiver().answer(How.TAKE, How.FAIL);
            Delivered delivered = deliver(
                    programme,
                    "out.csv",
                    passed -> assertThat(market.recheck(programme, "out.csv", Market.NOW))
                            .isInstanceOf(Outcome.Written.class));
            assertThat(delivered.findings()).extracting(Diagnostic::code).containsExactly(Code.EXP8101);
            assertThat(receiver().requests()).hasSize(2);
        }
    }

    @Test
    void only_https_goes_out() {
        assertThatThrownBy(() -> new Receiver(URI.create("http://mail.example/x"), Optional.empty(), 1))
                .isInstanceOf(ExportException.class);
        assertThatThrownBy(() -> new Receiver(URI.create("ftp://localhost/x"), Optional.empty(), 1))
                .isInstanceOf(ExportException.class);
        assertThatThrownBy(() -> new Receiver(URI.create("https:///x"), Optional.empty(), 1))
                .isInstanceOf(ExportException.class);
        assertThat(new Receiver(URI.create("https://mail.example/x"), Optional.empty(), 1).url())
                .hasHost("mail.example");
    }

    /** A clock that a test sets. */
    private static final class Ticking extends Clock {
        private Instant now;

        Ticking(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

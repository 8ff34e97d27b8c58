package io.licit.programme.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RepeatsTest {
    private static final byte[] BODY = {'{', '}', 0, (byte) 0xff};

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_request_that_comes_twice_is_done_once_and_answered_twice(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER);
            firm.settled("bo", Role.MARKETER);
            Repeats repeats = new Repeats(firm.programme);
            assertThat(repeats.begin(Firm.ANA, "k-1", "d1", Firm.NOW)).isEqualTo(new Repeat.New());
            assertThat(repeats.begin(Firm.ANA, "k-1", "d1", Firm.NOW)).isEqualTo(new Repeat.Running());
            assertThat(repeats.begin(Firm.ANA, "k-1", "d2", Firm.NOW)).isEqualTo(new Repeat.Different());
            assertThat(repeats.begin("bo", "k-1", "d2", Firm.NOW)).isEqualTo(new Repeat.New());
            repeats.finish(Firm.ANA, "k-1", 201, "application/json", BODY);
            assertThat(new Repeats(firm.other).begin(Firm.ANA, "k-1", "d1", Firm.NOW))
                    .isInstanceOfSatisfying(Repeat.Same.class, same -> {
                        assertThat(same.status()).isEqualTo(201);
                        assertThat(same.contentType()).isEqualTo("application/json");
                        assertThat(same.body()).isEqualTo(BODY);
                    });
            assertThat(repeats.begin(Firm.ANA, "k-1", "d2", Firm.NOW)).isEqualTo(new Repeat.Different());
            assertThat(repeats.begin("bo", "k-1", "d2", Firm.NOW)).isEqualTo(new Repeat.Running());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_done_is_not_done_again_though_its_answer_is_not_kept(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER);
            Repeats repeats = new Repeats(firm.programme);
            repeats.begin(Firm.ANA, "secret", "d", Firm.NOW);
            repeats.finishUntold(Firm.ANA, "secret", 200);
            assertThat(repeats.begin(Firm.ANA, "secret", "d", Firm.NOW)).isEqualTo(new Repeat.Untold());
            assertThat(repeats.begin(Firm.ANA, "secret", "other", Firm.NOW)).isEqualTo(new Repeat.Different());
            repeats.begin(Firm.ANA, "hers", "d", Firm.NOW);
            repeats.finish(Firm.ANA, "hers", 200, "application/json", bytes("{\"person\": \"a \\\"b\\\"\"}"));
            repeats.begin(Firm.ANA, "another's", "d", Firm.NOW);
            repeats.finish(Firm.ANA, "another's", 200, "application/json", bytes("{\"person\": \"c\"}"));
            firm.programme.state().write(tx -> {
                Repeats.forgetWith(tx, "a \"b\""::equals);
                return true;
            });
            assertThat(repeats.begin(Firm.ANA, "hers", "d", Firm.NOW)).isEqualTo(new Repeat.Untold());
            assertThat(repeats.begin(Firm.ANA, "another's", "d", Firm.NOW)).isInstanceOf(Repeat.Same.class);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void of_many_at_once_on_two_servers_one_is_new(Kind kind) throws Exception {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER);
            List<Repeats> servers = List.of(new Repeats(firm.programme), new Repeats(firm.other));
            List<Callable<Repeat>> work = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Repeats server = servers.get(i % 2);
                work.add(() -> server.begin(Firm.ANA, "k", "d", Firm.NOW));
            }
            List<Repeat> answers = Firm.atOnce(work);
            assertThat(answers).filteredOn(new Repeat.New()::equals).hasSize(1);
            assertThat(answers).filteredOn(new Repeat.Running()::equals).hasSize(23);
        }
    }

    @ParameterizedTest
    @EnumSource
    void requests_are_forgotten_after_a_day_or_where_nothing_was_done(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER);
            Repeats repeats = new Repeats(firm.programme);
            repeats.begin(Firm.ANA, "k", "d", Firm.NOW);
            repeats.abandon(Firm.ANA, "k");
            assertThat(repeats.begin(Firm.ANA, "k", "other", Firm.NOW)).isEqualTo(new Repeat.New());
            repeats.finish(Firm.ANA, "k", 200, "text/plain", BODY);
            repeats.abandon(Firm.ANA, "k");
            assertThat(repeats.begin(
                            Firm.ANA,
                            "k",
                            "other",
                            Firm.NOW.plus(Duration.ofHours(24).minusMillis(1))))
                    .isInstanceOf(Repeat.Same.class);
            repeats.forget(Firm.NOW.plus(Duration.ofHours(24)));
            assertThat(rows(firm)).isZero();
            repeats.begin(Firm.ANA, "old", "d", Firm.NOW);
            assertThat(repeats.begin(Firm.ANA, "old", "e", Firm.NOW.plus(Duration.ofHours(24))))
                    .isEqualTo(new Repeat.New());
        }
    }

    private static long rows(Firm firm) {
        return firm.programme.state().read(tx -> tx.number("SELECT COUNT(*) AS n FROM api_repeat"));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_not_begun_or_is_too_large_is_not_finished(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER);
            Repeats repeats = new Repeats(firm.programme);
            assertThatThrownBy(() -> repeats.finish(Firm.ANA, "k", 200, "text/plain", BODY))
                    .isInstanceOf(IllegalStateException.class);
            repeats.begin(Firm.ANA, "k", "d", Firm.NOW);
            assertThatThrownBy(() -> repeats.finish(Firm.ANA, "k", 200, "text/plain", new byte[Repeats.MOST_BYTES + 1]))
                    .isInstanceOf(IllegalArgumentException.class);
            repeats.finish(Firm.ANA, "k", 200, "text/plain", new byte[Repeats.MOST_BYTES]);
            assertThatThrownBy(() -> repeats.finish(Firm.ANA, "k", 500, "text/plain", BODY))
                    .isInstanceOf(IllegalStateException.class);
            for (String key : List.of("", " ", "a b", "\u0000", "\u00e9", "k".repeat(256))) {
                assertThat(Repeats.isKey(key)).isFalse();
                assertThatThrownBy(() -> repeats.begin(Firm.ANA, key, "d", Firm.NOW))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(Repeats.isKey("k".repeat(255))).isTrue();
        }
    }
}

package io.licit.server.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final RateLimits limits = new RateLimits(nanos::get, Duration.ofMillis(1));

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private long allowed(String who, int aMinute) {
        return IntStream.range(0, 10_000)
                .takeWhile(i -> limits.secondsToWait(who, aMinute) == 0)
                .count();
    }

    @Test
    void a_minutes_worth_may_come_at_once_and_then_as_time_gives() {
        assertThat(allowed("one", 20)).isEqualTo(20);
        assertThat(limits.secondsToWait("one", 20)).isEqualTo(3);
        pass(Duration.ofMillis(2999));
        assertThat(limits.secondsToWait("one", 20)).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(allowed("one", 20)).isEqualTo(1);
        pass(Duration.ofSeconds(30));
        assertThat(allowed("one", 20)).isEqualTo(10);
        pass(Duration.ofHours(5));
        assertThat(allowed("one", 20)).as("never more than a minute's").isEqualTo(20);
    }

    @Test
    void nobody_waits_for_another() {
        assertThat(allowed("one", 600)).isEqualTo(600);
        assertThat(allowed("other", 600)).isEqualTo(600);
    }

    @Test
    void what_is_refused_costs_nothing() {
        allowed("one", 60);
        IntStream.range(0, 100).forEach(i -> limits.secondsToWait("one", 60));
        pass(Duration.ofSeconds(1));
        assertThat(limits.secondsToWait("one", 60)).isZero();
    }

    @Test
    void a_network_of_ipv6_is_one_address() {
        assertThat(RateLimits.address("2001:db8:1:2::5")).isEqualTo(RateLimits.address("2001:db8:1:2:ffff::9"));
        assertThat(RateLimits.address("2001:db8:1:2::5")).isNotEqualTo(RateLimits.address("2001:db8:1:3::5"));
        assertThat(RateLimits.address("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void four_hash_at_once_and_a_fifth_is_sent_away() throws Exception {
        CountDownLatch begun = new CountDownLatch(RateLimits.HASHES_AT_ONCE);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Reply there = new Reply.Go("/");
        Callable<Reply> slow = () -> {
            begun.countDown();
            mayEnd.await();
            return there;
        };
        Route signIn = Route.post("/sign-in", Access.ANYBODY, visit -> there);
        Route other = Route.get("/", Access.ANYBODY, visit -> there);
        ExecutorService threads = Executors.newFixedThreadPool(RateLimits.HASHES_AT_ONCE);
        try {
            List<Future<Reply>> all = new ArrayList<>();
            for (int i = 0; i < RateLimits.HASHES_AT_ONCE; i++) {
                all.add(threads.submit(() -> limits.inTurn(signIn, slow)));
            }
            begun.await();
            assertThatThrownBy(() -> limits.inTurn(signIn, slow)).isInstanceOf(RateLimits.Busy.class);
            assertThat(limits.inTurn(other, () -> there)).isEqualTo(there);
            mayEnd.countDown();
            for (Future<Reply> one : all) {
                assertThat(one.get()).isEqualTo(there);
            }
            assertThat(limits.inTurn(signIn, slow)).as("turns are given back").isEqualTo(there);
        } finally {
            threads.shutdownNow();
        }
    }
}

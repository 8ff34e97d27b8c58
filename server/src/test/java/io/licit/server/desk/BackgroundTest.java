package io.licit.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.diagnostic.Said;
import io.licit.server.route.NotYet;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BackgroundTest {
    private static final long LONG = TimeUnit.SECONDS.toNanos(30);

    private final Background background = new Background();

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException told) {
            throw new AssertionError(told);
        }
    }

    @Test
    void the_same_is_not_done_twice_at_once_and_is_done_again_afterwards() {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch goOn = new CountDownLatch(1);
        Background.Going one = background.going("data", progress -> {
            times.incrementAndGet();
            progress.at(Said.verbatim("half"), 0.5);
            await(goOn);
        });
        assertThat(background.going("data", progress -> times.incrementAndGet()))
                .isSameAs(one);
        assertThat(one.isOver(1)).isFalse();
        Background.Going other = background.going("columns", progress -> times.incrementAndGet());
        assertThat(other.isOver(LONG)).isTrue();
        goOn.countDown();
        assertThat(one.isOver(LONG)).isTrue();
        assertThat(one.notYet().percent()).isEqualTo(50);
        assertThat(background.going("data", progress -> times.incrementAndGet()).isOver(LONG))
                .isTrue();
        assertThat(times).hasValue(3);
    }

    @Test
    void what_has_failed_is_told_to_who_looks_again_and_not_tried_at_once() {
        AtomicInteger times = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            Background.Going failing = background.going("data", progress -> {
                times.incrementAndGet();
                throw new IllegalStateException("no such file");
            });
            assertThatThrownBy(() -> failing.isOver(LONG))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no such file");
        }
        assertThat(times).hasValue(1);
    }

    @Test
    void a_pause_stops_at_the_next_step_and_waits_for_it() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean isInStep = new AtomicBoolean();
        Background.Going one = background.going("data", progress -> {
            begun.countDown();
            while (true) {
                isInStep.set(true);
                pass(20);
                isInStep.set(false);
                progress.at(Said.nothing(), 0);
            }
        });
        await(begun);
        background.pause(Duration.ofSeconds(30));
        assertThat(isInStep).isFalse();
        assertThat(one.isOver(0)).as("ended, as nobody wants it").isTrue();
        assertThatThrownBy(() -> background.going("data", progress -> {})).isInstanceOf(NotYet.class);
        background.resume();
        assertThat(background.going("data", progress -> {}).isOver(LONG)).isTrue();
    }

    private static void pass(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}

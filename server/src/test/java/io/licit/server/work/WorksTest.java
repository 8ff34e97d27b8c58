package io.licit.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.diagnostic.Said;
import io.licit.server.route.Refusal;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WorksTest {
    private final Works works = new Works();
    private final CountDownLatch free = new CountDownLatch(1);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        free.countDown();
        works.close();
    }

    private static Work.Kind kind(String subject) {
        return new Work.Kind("work.run-one", subject, "/runs");
    }

    /** Goes on until it is freed, telling how far it is. */
    private Work held(String subject) {
        return works.start(kind(subject), "mara", progress -> {
            while (free.getCount() > 0) {
                progress.at(Said.verbatim("counting"), 0.5);
                sleep();
            }
            done.add(subject);
            return new Work.State.Done("/runs");
        });
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Work.State over(Work work) {
        while (!work.state().isOver()) {
            sleep();
        }
        return work.state();
    }

    private static void running(Work work) {
        while (!(work.state() instanceof Work.State.Running running && running.share() > 0)) {
            sleep();
        }
    }

    @Test
    void the_same_work_is_not_done_twice_at_once() {
        Work one = held("a");
        assertThat(held("a")).isSameAs(one);
        assertThat(held("b")).isNotSameAs(one);
        free.countDown();
        over(one);
        assertThat(held("a")).isNotSameAs(one);
    }

    @Test
    void what_differs_by_more_than_its_name_is_work_of_its_own() {
        Work one = held("a");
        Work other = works.startAnew(kind("a"), "mara", progress -> {
            done.add("other");
            return new Work.State.Done("/runs");
        });
        assertThat(other).isNotSameAs(one);
        assertThat(over(other)).isInstanceOf(Work.State.Done.class);
    }

    @Test
    void work_tells_how_far_it_is_and_where_its_result_is() {
        Work one = held("a");
        running(one);
        assertThat(one.state()).isEqualTo(new Work.State.Running(Said.verbatim("counting"), 0.5));
        free.countDown();
        assertThat(over(one)).isEqualTo(new Work.State.Done("/runs"));
    }

    @Test
    void what_is_stopped_ends_at_its_next_step_and_what_waits_never_begins() {
        Work first = held("a");
        Work second = held("b");
        running(first);
        running(second);
        Work waiting = held("c");
        assertThat(waiting.state()).isInstanceOf(Work.State.Waiting.class);
        waiting.cancel();
        first.cancel();
        assertThat(over(first)).isInstanceOf(Work.State.Cancelled.class);
        assertThat(over(waiting)).isInstanceOf(Work.State.Cancelled.class);
        free.countDown();
        over(second);
        works.close();
        assertThat(done).containsExactly("b");
    }

    @Test
    void what_fails_says_why_and_a_fault_of_ours_only_its_number() {
        Work refused = works.start(kind("a"), "mara", progress -> {
            throw new Refusal(409, "run.unreadable", "here");
        });
        Work broken = works.start(kind("b"), "mara", progress -> {
            throw new IllegalStateException("of Erika Mustermann");
        });
        assertThat(said(over(refused))).isEqualTo("No segment can be run: here");
        assertThat(said(over(broken))).contains("number").doesNotContain("Erika");
    }

    private static String said(Work.State state) {
        return state instanceof Work.State.Failed failed ? failed.reason().in(Text.ENGLISH) : "";
    }

    @Test
    void no_more_waits_than_can_be_done() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        held("segment " + i);
                    }
                })
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_stop_waits_for_the_step_and_leaves_nothing_running() {
        Work one = held("a");
        running(one);
        works.close();
        assertThat(one.state()).isInstanceOf(Work.State.Cancelled.class);
        assertThat(done).isEmpty();
    }
}

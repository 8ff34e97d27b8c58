package io.licit.server;

import io.licit.evidence.Checkpoint;
import io.licit.programme.run.Runs;
import io.licit.server.desk.Desk;
import io.licit.server.measure.Measures;
import io.licit.server.site.RateLimits;
import io.licit.server.work.Work;
import io.licit.server.work.Works;
import java.util.Map;
import java.util.stream.Collectors;

/** What others know and is measured when somebody asks. */
final class Gauges {
    private Gauges() {}

    static void add(Measures measures, Desk desk, Works works, RateLimits limits) {
        measures.counter(
                "licit_requests_told_to_wait_total",
                "Requests that came too often, or for a password while too many were looked at.",
                limits::refusals);
        measures.gauge(
                "licit_work_open",
                "Work in the background that waits or goes on, by kind.",
                reading -> open(works).forEach((work, count) -> reading.is(count, work.kind(), work.state())),
                "kind",
                "state");
        measures.gauge(
                "licit_data_open",
                "1 where the data is read and questions are answered, 0 where it is yet to be read.",
                reading -> reading.is(desk.data().isOpen() ? 1 : 0));
        measures.gauge(
                "licit_log_entries",
                "Entries of the evidence log.",
                reading -> reading.is(desk.programme()
                        .journal()
                        .head(desk.programme().state())
                        .map(Checkpoint::size)
                        .orElse(0L)));
        measures.gauge(
                "licit_segment_last_run_timestamp_seconds",
                "The instant as of which a segment's audience was last made.",
                reading -> new Runs(desk.programme())
                        .past(1)
                        .forEach((segment, runs) ->
                                runs.forEach(run -> reading.is(run.asOf().getEpochSecond(), segment))),
                "segment");
    }

    private record Standing(String kind, String state) {}

    private static Map<Standing, Long> open(Works works) {
        return works.open().stream().collect(Collectors.groupingBy(Gauges::standing, Collectors.counting()));
    }

    private static Standing standing(Work work) {
        return new Standing(work.kind().key(), work.state().word());
    }
}

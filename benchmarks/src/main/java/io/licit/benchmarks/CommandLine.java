package io.licit.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Commands as processes of their own, started through the launcher: time from start to end, and the most memory. */
final class CommandLine {
    private static final int STARTS = 11;

    private CommandLine() {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        Report report = session.report();
        try (Bench bench = new Bench()) {
            bench.licit(bench.folder(), "init", "small");
            Path small = bench.folder().resolve("small");
            List<String> check = licit(session, "check", "--fail-on", "never");
            Child.of(small, check, 1);
            int starts = Math.max(session.rounds(), session.persons() > 10_000 ? STARTS : 1);
            Child started = Child.median(starts, small, check);
            report.figure("`licit check` of a small workspace, from start to end", started.lap());
            report.value("its most memory", mebibytes(started));
            report.mustBeUnder(
                    0.7, "s", "start of `licit check`, warm disk", started.lap().wall());
        }
        Path copy = session.data().copy("command");
        List<String> run = licit(session, "run", "--as-of", RetailData.TODAY.toString(), "--format", "json");
        Child first = Child.of(copy, run, 1);
        Child again = Child.median(session.fewRounds(), copy, run);
        report.figure("`licit run` of all segments, with the first load", first.lap());
        report.value("its most memory, where DuckDB takes what is free (LICIT_MEMORY)", mebibytes(first));
        report.figure("`licit run` of all segments, loaded", again.lap());
        report.value("its most memory", mebibytes(again));
        List<String> preview =
                licit(session, "preview", WorkspaceTexts.name(0), "--as-of", RetailData.TODAY.toString());
        report.figure(
                "`licit preview` of one segment",
                Child.median(session.rounds(), copy, preview).lap());
        report.mustBeUnder(4096, "MiB", "most memory of a refresh, as a process", again.peakMebibytes());
        Folders.delete(copy);
    }

    private static List<String> licit(Session session, String... words) {
        List<String> all = new ArrayList<>(session.options().launcher());
        all.addAll(List.of(words));
        return all;
    }

    private static String mebibytes(Child child) {
        return String.format("%.0f MiB", child.peakMebibytes());
    }
}

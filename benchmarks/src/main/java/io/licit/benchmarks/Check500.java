package io.licit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * {@code licit check} on 500 segments and every pack, in a process that has started: the first call, with cold code, and
 * later ones. The baseline is the same command on one segment.
 */
final class Check500 {
    private static final int SEGMENTS = 500;

    private Check500() {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        try (Bench bench = new Bench()) {
            Path many = workspace(bench, "many", session.persons() < 100_000 ? 50 : SEGMENTS);
            Path one = workspace(bench, "one", 1);
            Lap cold = Lap.once(() -> bench.licit(many, "check", "--format", "json"));
            bench.licit(one, "check", "--format", "json");
            Lap baseline = Lap.median(session.rounds(), 1, () -> bench.licit(one, "check", "--format", "json"));
            Lap warm = Lap.median(session.rounds(), 1, () -> bench.licit(many, "check", "--format", "json"));
            session.report().figure("check of 1 segment, in a process that runs (baseline)", baseline);
            session.report().figure("check of 500 segments, the first time", cold, baseline);
            session.report().figure("check of 500 segments, again", warm, baseline);
        }
    }

    private static Path workspace(Bench bench, String name, int segments) throws IOException {
        Path folder = bench.folder().resolve(name);
        bench.licit(bench.folder(), "init", name);
        for (int i = 0; i < segments; i++) {
            Files.writeString(folder.resolve("segments/made-" + i + ".yaml"), segment(i));
        }
        return folder;
    }

    private static String segment(int i) {
        String[] channels = {"email", "sms", "post", "push", "phone-live"};
        String[] purposes = {"direct-marketing", "loyalty", "analytics", "profiling"};
        return String.join(
                "\n",
                "segment: made-" + i,
                "title: Made for measuring, number " + i,
                "use: {purpose: " + purposes[i % purposes.length] + ", channels: [" + channels[i % channels.length]
                        + "]}",
                "basis: consent",
                "reason: To measure how long a check takes.",
                "where: |",
                "  count(orders where placed_at >= today - " + (30 + i) + " days) >= " + (1 + i % 5),
                "  and (loyalty_points > " + i + " or age between 20 and " + (30 + i % 50) + ")",
                i % 3 == 0 ? "  and country in ('DE', 'FR', 'IT', 'US')" : "  and not in segment 'frequent-buyers'",
                "");
    }
}

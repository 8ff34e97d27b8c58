package io.licit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code licit check} on 500 segments and every pack, in a process that has started: the first call, with cold code, and
 * later ones. The baseline is the same command on one segment.
 */
public final class Check500 {
    private static final int SEGMENTS = 500;
    private static final int AGAIN = 3;

    private Check500() {}

    public static void main(String[] arguments) throws IOException {
        try (Bench bench = new Bench()) {
            Path many = workspace(bench, "many", SEGMENTS);
            Path one = workspace(bench, "one", 1);
            double cold = bench.licit(many, "check", "--format", "json").seconds();
            double baseline = bench.licit(one, "check", "--format", "json").seconds();
            StringBuilder table = new StringBuilder();
            table.append(Bench.row("check of 1 segment, warm (baseline)", baseline, baseline));
            table.append(Bench.row("check of 500 segments, the process's first command", cold, baseline));
            for (int i = 0; i < AGAIN; i++) {
                double warm = bench.licit(many, "check", "--format", "json").seconds();
                table.append(Bench.row("check of 500 segments, again", warm, baseline));
            }
            System.out.print(table);
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

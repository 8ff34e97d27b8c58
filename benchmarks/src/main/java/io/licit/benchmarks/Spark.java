package io.licit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our gated plan on Spark, waterfalls and countries with it, against the same conditions in Spark SQL by hand with no law on
 * them. Both over a state that was prepared; in a process of its own, since Spark brings a hundred libraries.
 */
final class Spark {
    private static final int MANY = 20;
    private static final double MOST = 1.25;
    private static final Pattern OPENS = Pattern.compile("<spark.opens>(.*)</spark.opens>");

    private Spark() {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        RetailData data = session.data();
        Map<String, Lap> laps = laps(Child.of(session.options().folder(), words(session), 0));
        Report report = session.report();
        report.figure("state of every person made for " + data.conditions().size() + " segments", lap(laps, "made"));
        for (int number : Refresh.typical(data.conditions())) {
            boolean trait = !data.conditions().get(number).traits().isEmpty();
            compare(report, laps, "one" + number, "one segment" + (trait ? ", with a trait" : ", of attributes"));
        }
        int many = Math.min(MANY, data.conditions().size());
        compare(report, laps, "many", many + " segments at once");
        report.figure(
                many + " segments, members stored and brought into the workspace",
                lap(laps, "stored"),
                lap(laps, "many bare"));
        report.figure(
                "all " + data.conditions().size() + " segments, members stored and brought into the workspace",
                lap(laps, "all stored"));
    }

    private static void compare(Report report, Map<String, Lap> laps, String key, String what) {
        Lap bare = lap(laps, key + " bare");
        Lap gated = lap(laps, key + " gated");
        report.figure(what + ": bare counts by hand, Spark SQL (baseline)", bare);
        report.figure(what + ": gated, with waterfall and countries", gated, bare);
        report.mustBeAtMost(MOST, what + ": Spark gated ÷ by hand ungated", gated, bare);
    }

    private static Lap lap(Map<String, Lap> laps, String what) {
        return Objects.requireNonNull(laps.get(what), what);
    }

    private static Map<String, Lap> laps(Child child) {
        Map<String, Lap> laps = new HashMap<>();
        child.out()
                .lines()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length == 3)
                .forEach(cells ->
                        laps.put(cells[0], new Lap(Double.parseDouble(cells[1]), Double.parseDouble(cells[2]))));
        return laps;
    }

    /** Spark's libraries stand first, so that they meet what they were built with. */
    private static List<String> words(Session session) throws IOException {
        Path root = Path.of(System.getProperty("licit.root", "."));
        Path module = root.resolve("engine-spark");
        Matcher opens = OPENS.matcher(Files.readString(module.resolve("pom.xml")));
        if (!opens.find()) {
            throw new IllegalStateException("engine-spark/pom.xml does not say what Spark opens of the JDK");
        }
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of(opens.group(1).split(" ")));
        words.add("-Xmx4g");
        words.add("-cp");
        words.add(String.join(
                ":",
                module.resolve("target/lib").resolve("*").toString(),
                module.resolve("target/licit-engine-spark.jar").toString(),
                System.getProperty("java.class.path")));
        words.add(OnSpark.class.getName());
        words.add(session.options().folder().toString());
        words.add(Long.toString(session.persons()));
        words.add(Integer.toString(session.options().segments()));
        words.add(Integer.toString(MANY));
        words.add(Integer.toString(session.rounds()));
        return words;
    }
}

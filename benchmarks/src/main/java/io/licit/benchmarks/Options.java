package io.licit.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run is asked for.
 *
 * @param only names of entries; none for all
 * @param folder where data is made and kept
 * @param launcher words that start Licit as a process
 * @param results the file that results are added to; none where they are not kept
 */
record Options(
        long persons,
        int segments,
        int rounds,
        List<String> only,
        boolean list,
        Path folder,
        List<String> launcher,
        List<Path> results) {
    static final String USAGE = """
            licit-bench [options]: measures Licit against named baselines of the same run
              --persons N     persons in the data, with ten events and three rows of consents each (10000000)
              --only A,B      these entries alone
              --list          the entries
              --folder DIR    where data is made, and kept for the next run (benchmarks/target/data)
              --rounds N      measure each figure N times and take the median (3)
              --write         add the results to benchmarks/RESULTS.md
            """;

    Options {
        only = List.copyOf(only);
        launcher = List.copyOf(launcher);
        results = List.copyOf(results);
    }

    /** @throws IllegalArgumentException with what is wrong */
    static Options of(String[] words, Path root) {
        long persons = 10_000_000;
        int rounds = 3;
        List<String> only = new ArrayList<>();
        boolean list = false;
        Path folder = root.resolve("benchmarks/target/data");
        List<Path> results = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--list" -> list = true;
                case "--write" -> results.add(root.resolve("benchmarks/RESULTS.md"));
                case "--persons" -> persons = number(words, ++i);
                case "--rounds" -> rounds = (int) number(words, ++i);
                case "--only" -> only.addAll(List.of(value(words, ++i).split(",")));
                case "--folder" -> folder = Path.of(value(words, ++i)).toAbsolutePath();
                default -> throw new IllegalArgumentException("`" + words[i] + "` is not known");
            }
        }
        return new Options(
                persons,
                200,
                rounds,
                only,
                list,
                folder,
                List.of(root.resolve("licit").toString()),
                results);
    }

    private static String value(String[] words, int at) {
        if (at >= words.length) {
            throw new IllegalArgumentException("`" + words[at - 1] + "` lacks its value");
        }
        return words[at];
    }

    private static long number(String[] words, int at) {
        String word = value(words, at).replace("_", "");
        if (!word.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("`" + word + "` is no number from 1 to 999999999");
        }
        return Long.parseLong(word);
    }
}

package io.licit.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application, as a process of its own. */
final class Served implements AutoCloseable {
    private static final Pattern AT = Pattern.compile("Licit is at (http://\\S+)");

    private final Process process;
    private final String origin;

    private Served(Process process, String origin) {
        this.process = process;
        this.origin = origin;
    }

    /** @param launcher words that start Licit */
    static Served start(Path workspace, List<String> launcher) throws IOException {
        List<String> words = new ArrayList<>(launcher);
        words.addAll(List.of("serve", "--port", "0", "--workspace", workspace.toString()));
        Path said = Files.createTempFile("licit-bench", ".err");
        Process process = new ProcessBuilder(words).redirectError(said.toFile()).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher at = AT.matcher(line);
            if (at.find()) {
                return new Served(process, at.group(1));
            }
        }
        throw new IOException("the application does not start: " + Files.readString(said, StandardCharsets.UTF_8));
    }

    String origin() {
        return origin;
    }

    /** Seconds of the processor that it has had so far. */
    double cpuSeconds() throws IOException {
        return Child.seconds(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}

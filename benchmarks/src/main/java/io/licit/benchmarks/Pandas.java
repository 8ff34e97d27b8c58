package io.licit.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Group rates by hand in pandas, where {@code python3} has it. */
final class Pandas {
    private Pandas() {}

    /** Writes what the script reads. */
    interface Input {
        void write(Path file) throws IOException, SQLException;
    }

    /**
     * The median of some rounds in one process, without its start and without reading.
     *
     * @return empty where there is no pandas
     */
    static Optional<Lap> rates(Path folder, int rounds, int persons, int sets, int characteristics, Input input)
            throws IOException, SQLException, InterruptedException {
        Path script = folder.resolve("rates.py");
        try (InputStream in = Pandas.class.getResourceAsStream("rates.py")) {
            if (in == null) {
                throw new IllegalStateException("not there: rates.py");
            }
            Files.write(script, in.readAllBytes());
        }
        Optional<String> python = python(folder);
        if (python.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.resolve("sets.bin");
        input.write(file);
        String[] numbers = Child.of(
                        folder,
                        List.of(
                                python.get(),
                                script.toString(),
                                file.toString(),
                                Integer.toString(persons),
                                Integer.toString(sets),
                                Integer.toString(characteristics),
                                Integer.toString(rounds)),
                        0)
                .out()
                .strip()
                .split(" ");
        Files.delete(file);
        return Optional.of(new Lap(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
    }

    /** The first of the usual ones that has pandas. */
    private static Optional<String> python(Path folder) throws InterruptedException {
        for (String name : List.of("python3", "/usr/bin/python3")) {
            try {
                Child.of(folder, List.of(name, "-c", "import pandas"), 0);
                return Optional.of(name);
            } catch (IOException missing) {
                continue;
            }
        }
        return Optional.empty();
    }
}

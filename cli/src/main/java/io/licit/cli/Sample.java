package io.licit.cli;

import io.licit.engine.demo.Aurora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The sample retailer, written into a folder. */
final class Sample {
    /** A segment and a person to begin looking at. */
    static final String SEGMENT = "newsletter-regulars";

    static final String PERSON = "C0000035";

    /** The least number of persons with that one among them. */
    static final long PERSONS_LEAST = 35;

    /** A segment that mails go to, in thirty countries. */
    static final String MAILED = "lapsed-big-spenders";

    /** A segment that is a burden to whom it selects, and has a difference to show. */
    static final String BURDEN = "full-price-neighbourhoods";

    private Sample() {}

    /** @param persons how many; null for the usual number */
    static void write(Command command, Path folder, @Nullable Long persons) {
        long number = persons == null ? Aurora.USUAL_PERSONS : persons;
        if (number < 1) {
            throw command.options.usage("`--persons` is at least 1");
        }
        try (ProgressLine progress = command.progress("writing the sample")) {
            Aurora.write(folder, number, progress::at);
        } catch (IOException failed) {
            throw CliException.world(
                    "`" + command.shell.shown(folder) + "` can't be written: " + failed.getMessage(),
                    "name a folder that you may write to");
        }
    }

    /** Whether the folder holds the sample already. */
    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve("licit.yaml"))
                && Files.isRegularFile(folder.resolve("segments/" + SEGMENT + ".yaml"))
                && Files.isRegularFile(folder.resolve("catalogue/tickets.yaml"));
    }
}

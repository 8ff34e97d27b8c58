package io.licit.programme.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of a restore.
 *
 * @param before where the workspace is now that was there before
 * @param madeAt when the back-up was made
 * @param entries of the log that came back
 * @param withData whether the sources' files came back
 */
public record Restored(
        Path folder,
        Optional<Path> before,
        Instant madeAt,
        long entries,
        boolean withData,
        Lost lost,
        Carried carried) {}

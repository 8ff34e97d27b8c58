package io.licit.server.api;

import io.licit.evidence.EvidenceException;
import io.licit.server.route.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are made for one answer. */
final class ApiFiles {
    private ApiFiles() {}

    interface Maker {
        /** Writes the file, which is there and empty. */
        void write(Path file) throws EvidenceException;
    }

    /** A file that is gone once it was sent, or could not be made. */
    static Reply made(String type, String name, Maker maker) {
        Path file = empty();
        boolean isMade = false;
        try {
            maker.write(file);
            isMade = true;
            return new Reply.Passing(type, name, file);
        } catch (EvidenceException failure) {
            throw new ApiProblem(ApiProblem.Kind.UNAVAILABLE, failure.said());
        } finally {
            if (!isMade) {
                remove(file);
            }
        }
    }

    private static Path empty() {
        try {
            return Files.createTempFile("licit-", ".answer");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

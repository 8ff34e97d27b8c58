package io.licit.programme.request;

import io.licit.engine.erase.Identifiers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The exports that were made, as far as requests have to do with them. */
public interface Exports {
    /** Of a programme that has made none. */
    Exports NONE = new Exports() {
        @Override
        public List<Made> holding(String person, Identifiers identifiers) {
            return List.of();
        }

        @Override
        public void remove(Made export, String person, Identifiers identifiers) {
            throw new IllegalArgumentException("no such export: " + export.id());
        }
    };

    /** Those that hold a person, or may: one that can't be looked into any more may. */
    List<Made> holding(String person, Identifiers identifiers);

    /**
     * Takes a person out of an export that lies where Licit can write, with its manifest; where it does not, marks it as
     * to be checked again. Doing it twice changes nothing.
     */
    void remove(Made export, String person, Identifiers identifiers);

    /**
     * One export.
     *
     * @param recipient own, third-party or online-platform
     * @param reachable whether its file can be written here; else somebody must take her out of it where it is
     */
    record Made(String id, String segment, String recipient, Path file, Instant at, boolean reachable) {}
}

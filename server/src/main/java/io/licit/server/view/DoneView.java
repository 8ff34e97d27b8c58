package io.licit.server.view;

import io.licit.programme.definition.Versions;
import java.util.List;
import java.util.Optional;

/**
 * Something that somebody has just done.
 *
 * @param undo where a form is sent that undoes it; blank where nothing does
 * @param stamp of what it was done to, for the form
 */
public record DoneView(String said, String undo, String stamp) {
    /**
     * A file that somebody has just saved, or been given an earlier text again; empty where its last version is not hers, or
     * it has changed since.
     *
     * @param said what was done
     * @param lastTwo the file's newest versions
     * @param now the text that the file has
     * @param back where the version before is put back, up to its number
     */
    public static Optional<DoneView> saved(
            String said, List<Versions.Version> lastTwo, String now, String visitor, String back) {
        return lastTwo.stream()
                .findFirst()
                .filter(last -> last.by().equals(visitor) && last.text().equals(now))
                .map(last -> new DoneView(
                        said,
                        lastTwo.size() < 2 ? "" : back + lastTwo.get(1).number() + "/back",
                        Versions.digest(now)));
    }
}

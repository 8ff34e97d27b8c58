package io.licit.server.view;

import io.licit.programme.definition.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A version of a file.
 *
 * @param by blank of one that was found in the file
 * @param entry of the log
 * @param lines what it changed of the version before; none of the oldest
 * @param isNow whether the file has its text
 */
public record VersionView(
        long number, String at, String by, String entry, List<Difference.Line> lines, String text, boolean isNow) {
    public VersionView {
        lines = List.copyOf(lines);
    }

    /**
     * Versions as a page shows them, each against the one before.
     *
     * @param all the newest first
     * @param now the text that the file has
     */
    public static List<VersionView> of(List<Versions.Version> all, String now) {
        List<VersionView> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Versions.Version one = all.get(i);
            Optional<String> before =
                    i + 1 < all.size() ? Optional.of(all.get(i + 1).text()) : Optional.empty();
            shown.add(new VersionView(
                    one.number(),
                    Minutes.of(one.at()),
                    one.by(),
                    Long.toString(one.entry()),
                    before.map(text -> Difference.of(text, one.text())).orElse(List.of()),
                    one.text(),
                    one.text().equals(now)));
        }
        return shown;
    }
}

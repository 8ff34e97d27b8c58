package io.licit.programme.definition;

import io.licit.core.json.Json;
import io.licit.evidence.Hash;
import io.licit.programme.Programme;
import io.licit.programme.journal.Entry;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Versions of the files of segments and campaigns, and of those that the texts of campaigns stand in. A version is
 * recorded, with its entry in the log, before its text is put into the file: one that never came to be a file is a version
 * that was not kept, and no text is lost.
 */
public final class Versions {
    private static final int MOST = 200;

    private final Programme programme;

    public Versions(Programme programme) {
        this.programme = programme;
    }

    /** What a file defines. */
    public enum Kind {
        SEGMENT("segment", "segments", ""),
        CAMPAIGN("campaign", "campaigns", "campaign/"),
        /** The text of a campaign in a file of its own; its id is the file's path. */
        BODY("body", "campaigns", "body/");

        private final String word;
        private final String folder;
        /** Before its ids where versions are kept; no id of a segment has a slash. */
        private final String prefix;

        Kind(String word, String folder, String prefix) {
            this.word = word;
            this.folder = folder;
            this.prefix = prefix;
        }

        /** Where in a workspace its files are. */
        public String folder() {
            return folder;
        }
    }

    /**
     * A text that a file was given.
     *
     * @param number grows from version to version
     * @param by who wrote it; as {@code people} names them
     * @param before digest of the text that was there before
     * @param entry of the log
     */
    public record Version(long number, String segment, Instant at, String by, String before, String text, long entry) {
        static Version of(Row row) {
            return new Version(
                    row.number("n"),
                    row.text("segment"),
                    row.instant("made_at"),
                    row.text("by_id"),
                    row.text("before_digest"),
                    row.text("text"),
                    row.number("entry"));
        }
    }

    /** SHA-256 of a text, in hexadecimal. */
    public static String digest(String text) {
        return Hash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /**
     * Records that a file is given another text. The first time, the text that was there is kept as well.
     *
     * @param before blank where there was no file
     */
    public Receipt record(Kind kind, String id, String before, String after, Actor by) {
        String key = kind.prefix + id;
        Instant now = programme.clock().instant();
        return programme.state().write(tx -> {
            Receipt receipt = programme
                    .journal()
                    .append(
                            tx,
                            new Entry(
                                    kind.word + "-changed",
                                    now,
                                    by,
                                    Json.object()
                                            .put(kind.word, id)
                                            .put("from", digest(before))
                                            .put("to", digest(after))
                                            .build()));
            String insert = "INSERT INTO segment_version (segment, made_at, by_id, before_digest, text, entry)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";
            Optional<String> last = tx.first(
                    "SELECT text FROM segment_version WHERE segment = ? ORDER BY n DESC LIMIT 1",
                    row -> row.text("text"),
                    key);
            if (!before.isEmpty() && last.filter(before::equals).isEmpty()) {
                tx.update(insert, key, now, "", "", before, receipt.index());
            }
            tx.update(insert, key, now, by.id(), digest(before), after, receipt.index());
            return receipt;
        });
    }

    /**
     * Those of a definition, the newest first; those without an author were found in the file, where somebody had changed
     * it otherwise.
     */
    public List<Version> of(Kind kind, String id) {
        return programme
                .state()
                .read(tx -> tx.rows(
                        "SELECT * FROM segment_version WHERE segment = ? ORDER BY n DESC LIMIT " + MOST,
                        Version::of,
                        kind.prefix + id));
    }

    /** A version by its number; empty where the definition has none such. */
    public Optional<Version> one(Kind kind, String id, long number) {
        return programme
                .state()
                .read(tx -> tx.first(
                        "SELECT * FROM segment_version WHERE segment = ? AND n = ?",
                        Version::of,
                        kind.prefix + id,
                        number));
    }

    /** The newest two, the newest first: what the file was given last, and what it was before. */
    public List<Version> lastTwo(Kind kind, String id) {
        return programme
                .state()
                .read(tx -> tx.rows(
                        "SELECT * FROM segment_version WHERE segment = ? ORDER BY n DESC LIMIT 2",
                        Version::of,
                        kind.prefix + id));
    }
}

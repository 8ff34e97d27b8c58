package io.licit.programme.definition;

import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.Optional;

/**
 * What persons are writing and have not saved: one draft for a person and a segment, and the last one that she set aside.
 * Nobody else sees them. Nothing of a draft is in the log: it changes nothing.
 */
public final class Drafts {
    private static final long OPEN = 0;
    private static final long ASIDE = 1;
    private static final long BETWEEN = 2;

    private final Programme programme;

    public Drafts(Programme programme) {
        this.programme = programme;
    }

    /**
     * A draft.
     *
     * @param begun digest of the file's text that it began from, as {@link Versions#digest} makes it
     */
    public record Draft(String segment, String by, String begun, String text, Instant keptAt) {
        static Draft of(Row row) {
            return new Draft(
                    row.text("segment"),
                    row.text("by_id"),
                    row.text("begun_digest"),
                    row.text("text"),
                    row.instant("kept_at"));
        }
    }

    /** Keeps what she has written further, in the place of her draft as it was. */
    public void keep(String segment, Actor by, String begun, String text) {
        Instant now = programme.clock().instant();
        programme.state().write(tx -> {
            keep(tx, segment, by, begun, text, now);
            return true;
        });
    }

    /**
     * Keeps a text that does not come from her draft. The draft that there was is set aside.
     *
     * @return whether there was another
     */
    public boolean begin(String segment, Actor by, String begun, String text) {
        Instant now = programme.clock().instant();
        return programme.state().write(tx -> {
            boolean isOther = draft(tx, segment, by, OPEN)
                    .filter(open -> !open.text().equals(text))
                    .isPresent();
            if (isOther) {
                setAside(tx, segment, by);
            }
            keep(tx, segment, by, begun, text, now);
            return isOther;
        });
    }

    private static void keep(Tx tx, String segment, Actor by, String begun, String text, Instant now) {
        tx.update(
                "INSERT INTO segment_draft (segment, by_id, aside, begun_digest, text, kept_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (segment, by_id, aside) DO UPDATE SET"
                        + " begun_digest = excluded.begun_digest, text = excluded.text, kept_at = excluded.kept_at",
                segment,
                by.id(),
                OPEN,
                begun,
                text,
                now);
    }

    /** Her draft of a segment; empty where she has none. */
    public Optional<Draft> of(String segment, Actor by) {
        return programme.state().read(tx -> draft(tx, segment, by, OPEN));
    }

    /** The one that she set aside last; empty where there is none. */
    public Optional<Draft> aside(String segment, Actor by) {
        return programme.state().read(tx -> draft(tx, segment, by, ASIDE));
    }

    private static Optional<Draft> draft(Tx tx, String segment, Actor by, long aside) {
        return tx.first(
                "SELECT * FROM segment_draft WHERE segment = ? AND by_id = ? AND aside = ?",
                Draft::of,
                segment,
                by.id(),
                aside);
    }

    /** Sets her draft aside, where there is one; the one that was aside is gone. */
    public boolean setAside(String segment, Actor by) {
        return programme.state().write(tx -> setAside(tx, segment, by));
    }

    private static boolean setAside(Tx tx, String segment, Actor by) {
        if (draft(tx, segment, by, OPEN).isEmpty()) {
            return false;
        }
        remove(tx, segment, by, ASIDE);
        return move(tx, segment, by, OPEN, ASIDE);
    }

    /** Takes back what she set aside, where there is something; what she has open is set aside for it. */
    public boolean takeBack(String segment, Actor by) {
        return programme.state().write(tx -> {
            if (draft(tx, segment, by, ASIDE).isEmpty()) {
                return false;
            }
            move(tx, segment, by, OPEN, BETWEEN);
            move(tx, segment, by, ASIDE, OPEN);
            move(tx, segment, by, BETWEEN, ASIDE);
            return true;
        });
    }

    /** Removes a draft that was saved: its text is a version now. */
    public void settle(String segment, Actor by) {
        programme.state().write(tx -> remove(tx, segment, by, OPEN));
    }

    private static boolean move(Tx tx, String segment, Actor by, long from, long to) {
        return tx.update(
                        "UPDATE segment_draft SET aside = ? WHERE segment = ? AND by_id = ? AND aside = ?",
                        to,
                        segment,
                        by.id(),
                        from)
                > 0;
    }

    private static boolean remove(Tx tx, String segment, Actor by, long aside) {
        return tx.update(
                        "DELETE FROM segment_draft WHERE segment = ? AND by_id = ? AND aside = ?",
                        segment,
                        by.id(),
                        aside)
                > 0;
    }
}

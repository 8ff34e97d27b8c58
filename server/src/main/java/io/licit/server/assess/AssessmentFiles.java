package io.licit.server.assess;

import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Assessment;
import io.licit.programme.Programme;
import io.licit.programme.definition.Versions;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The files of assessments. A file is written whole under another name and then takes the place of the old one, once the
 * log knows.
 */
final class AssessmentFiles {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final String FOLDER = "assessments";

    /** One for all, so that two who write are one after the other, whether a page asks or a program. */
    private static final Object WRITING = new Object();

    private final Programme programme;

    AssessmentFiles(Programme programme) {
        this.programme = programme;
    }

    /** INVARIANT: only ids that are safe as the name of a file. */
    static boolean isId(String id) {
        return id.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");
    }

    static SourceFile of(Assessment assessment) {
        return assessment.span().file();
    }

    /** @return whether it was written; never over a file that is there */
    boolean create(Desk.Standing stands, String id, String text, Actor by) {
        Path file = stands.opened().folder().resolve(FOLDER).resolve(id + ".yaml");
        if (!isId(id) || !reads(stands, new SourceFile(FOLDER + "/" + id + ".yaml", text), id)) {
            return false;
        }
        synchronized (WRITING) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                if (Files.exists(file)) {
                    return false;
                }
                record("assessment-changed", id, "", text, by);
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return true;
            } catch (FileAlreadyExistsException there) {
                return false;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /**
     * Writes another text, where the file still is as the writer saw it.
     *
     * @param kind of the entry in the log
     * @return whether the text reads as the assessment, and was written
     */
    boolean write(Desk.Standing stands, String kind, String id, SourceFile before, String text, Actor by) {
        if (text.length() > MOST_CHARACTERS) {
            throw new Refusal(413, "error.too-large");
        }
        if (!reads(stands, new SourceFile(before.path(), text), id)) {
            return false;
        }
        synchronized (WRITING) {
            Path file = stands.opened().folder().resolve(before.path());
            try {
                if (!Files.readString(file).equals(before.text())) {
                    throw new Refusal(409, "segment.changed-meanwhile");
                }
                record(kind, id, before.text(), text, by);
                Path made = Files.createTempFile(file.toAbsolutePath().getParent(), ".licit-", ".new");
                try {
                    Files.writeString(made, text);
                    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } finally {
                    Files.deleteIfExists(made);
                }
                return true;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static boolean reads(Desk.Standing stands, SourceFile text, String id) {
        return read(stands, text, id).isPresent();
    }

    /** Empty where the text can't be read as this assessment. */
    static Optional<Assessment> read(Desk.Standing stands, SourceFile text, String id) {
        return stands.opened()
                .with(text)
                .workspace()
                .flatMap(
                        workspace -> Optional.ofNullable(workspace.assessments().get(id)))
                .filter(read -> of(read).path().equals(text.path()));
    }

    private void record(String kind, String id, String before, String after, Actor by) {
        Json.Obj facts = Json.object()
                .put("assessment", id)
                .put("from", Versions.digest(before))
                .put("to", Versions.digest(after))
                .build();
        programme
                .state()
                .write(tx -> programme
                        .journal()
                        .append(tx, new Entry(kind, programme.clock().instant(), by, facts)));
    }
}

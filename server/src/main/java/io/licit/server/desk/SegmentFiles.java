package io.licit.server.desk;

import io.licit.core.segment.Definition;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.evidence.Hash;
import io.licit.programme.definition.Versions;
import io.licit.programme.people.Actor;
import io.licit.server.route.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The files of segments. A file is written whole under another name and then takes the place of the old one. */
public final class SegmentFiles {
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final String FOLDER = "segments/";

    private final Versions versions;
    private final Object writing = new Object();

    SegmentFiles(Versions versions) {
        this.versions = versions;
    }

    /** INVARIANT: only files that were read as segments are ever named, whatever an address says. */
    public SourceFile of(Desk.Standing stands, String id) {
        Sources texts = stands.opened().texts().sources();
        Optional<Definition> definition =
                stands.opened().workspace().map(Workspace::segments).flatMap(all -> Optional.ofNullable(all.get(id)));
        return definition
                .map(found -> found.places().id().file())
                .or(() -> texts.file(FOLDER + id + ".yaml")
                        .filter(file -> stands.opened().segments().contains(id)))
                .orElseThrow(Refusal::notFound);
    }

    /** What a form says of the text that it began with: its SHA-256 in hexadecimal digits. */
    public static String stamp(SourceFile file) {
        return Hash.of(file.text().getBytes(StandardCharsets.UTF_8)).hex();
    }

    public static String limited(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new Refusal(413, "error.too-large");
        }
        return text.replace("\r\n", "\n");
    }

    /**
     * Writes a segment's text, where its file still is as the writer saw it, once its version is recorded.
     *
     * @return whether the text is one of this segment, and was written
     */
    public boolean write(Desk.Standing stands, String id, SourceFile before, String text, Actor by) {
        synchronized (writing) {
            Opened after = stands.opened().with(new SourceFile(before.path(), text));
            boolean isOfSegment = after.workspace()
                    .map(workspace -> workspace.segments().containsKey(id))
                    .orElse(false);
            if (!isOfSegment) {
                return false;
            }
            Path file = stands.opened().folder().resolve(before.path());
            try {
                if (!Files.readString(file).equals(before.text())) {
                    throw new Refusal(409, "segment.changed-meanwhile");
                }
                versions.record(id, before.text(), text, by);
                Path made = Files.createTempFile(file.toAbsolutePath().getParent(), ".licit-", ".new");
                try {
                    Files.writeString(made, text);
                    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                } finally {
                    Files.deleteIfExists(made);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return true;
        }
    }
}

package io.licit.server.desk;

import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.programme.definition.Versions;
import io.licit.programme.people.Actor;
import io.licit.server.route.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of definitions of one kind. A file is written whole under another name and then takes the place of the old
 * one.
 */
public final class DefinitionFiles {
    private static final int MOST_CHARACTERS = 1 << 20;

    /** What a new file may be called on every system: no path, and nothing hidden. */
    private static final Pattern NEW_ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,79}");

    private final Versions versions;
    private final Versions.Kind kind;
    private final Object writing = new Object();

    DefinitionFiles(Versions versions, Versions.Kind kind) {
        this.versions = versions;
        this.kind = kind;
    }

    /** INVARIANT: only files that were read as such definitions are ever named, whatever an address says. */
    public SourceFile of(Desk.Standing stands, String id) {
        return stands.opened()
                .workspace()
                .flatMap(workspace -> file(workspace, id))
                .or(() -> unreadable(stands.opened(), id))
                .orElseThrow(Refusal::notFound);
    }

    private Optional<SourceFile> file(Workspace workspace, String id) {
        return switch (kind) {
            case SEGMENT ->
                Optional.ofNullable(workspace.segments().get(id))
                        .map(found -> found.places().id().file());
            case CAMPAIGN ->
                Optional.ofNullable(workspace.campaigns().get(id))
                        .map(found -> found.span().file());
            case BODY -> Optional.empty();
        };
    }

    /** A file with mistakes goes by its name. */
    private Optional<SourceFile> unreadable(Opened opened, String id) {
        Sources texts = opened.texts().sources();
        Optional<SourceFile> named = texts.file(path(id));
        return switch (kind) {
            case SEGMENT -> named.filter(file -> opened.segments().contains(id));
            case CAMPAIGN -> named.filter(file -> texts.yamlIn(kind.folder()).contains(file));
            case BODY -> Optional.empty();
        };
    }

    public static String limited(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new Refusal(413, "error.too-large");
        }
        return text.replace("\r\n", "\n");
    }

    /**
     * Writes a definition's text, where its file still is as the writer saw it, once its version is recorded.
     *
     * @return whether the text is one of this definition, and was written
     */
    public boolean write(Desk.Standing stands, String id, SourceFile before, String text, Actor by) {
        synchronized (writing) {
            if (!isOf(stands, id, before.path(), text)) {
                return false;
            }
            Path file = stands.opened().folder().resolve(before.path());
            try {
                if (!Files.readString(file).equals(before.text())) {
                    throw new Refusal(409, "segment.changed-meanwhile");
                }
                versions.record(kind, id, before.text(), text, by);
                put(file, text, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return true;
        }
    }

    /** Whether something new may be called so: small letters and digits, with {@code _} and {@code -} between. */
    public static boolean isNewId(String id) {
        return NEW_ID.matcher(id).matches();
    }

    /** Where the file of a new definition is put, within the workspace. */
    public String path(String id) {
        return kind.folder() + "/" + id + ".yaml";
    }

    /** Whether something is called so; on some systems, files do not differ by capitals. */
    public boolean isTaken(Desk.Standing stands, String id) {
        Opened opened = stands.opened();
        return Files.exists(opened.folder().resolve(path(id)))
                || opened.workspace().flatMap(workspace -> file(workspace, id)).isPresent()
                || kind == Versions.Kind.SEGMENT && opened.segments().stream().anyMatch(id::equalsIgnoreCase);
    }

    /**
     * Writes the text of a new definition, once its version is recorded.
     *
     * @return whether the text is one of it, no other is called so, and it was written
     */
    public boolean create(Desk.Standing stands, String id, String text, Actor by) {
        if (!isNewId(id)) {
            throw new IllegalArgumentException("no name for a new file");
        }
        synchronized (writing) {
            Path file = stands.opened().folder().resolve(path(id));
            if (isTaken(stands, id) || !isOf(stands, id, path(id), text)) {
                return false;
            }
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                versions.record(kind, id, "", text, by);
                put(file, text);
            } catch (FileAlreadyExistsException meanwhile) {
                return false;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return true;
        }
    }

    private boolean isOf(Desk.Standing stands, String id, String path, String text) {
        return stands.opened()
                .with(new SourceFile(path, text))
                .workspace()
                .flatMap(workspace -> file(workspace, id))
                .filter(file -> file.path().equals(path))
                .isPresent();
    }

    static void put(Path file, String text, StandardCopyOption... how) throws IOException {
        Path made = Files.createTempFile(file.toAbsolutePath().getParent(), ".licit-", ".new");
        try {
            Files.writeString(made, text);
            Files.move(made, file, how);
        } finally {
            Files.deleteIfExists(made);
        }
    }
}

package io.licit.server.desk;

import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Campaign;
import io.licit.programme.definition.Versions;
import io.licit.programme.people.Actor;
import io.licit.server.route.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files that texts of campaigns stand in. */
public final class BodyFiles {
    /**
     * INVARIANT: a campaign may name any text of the workspace, such as that of a course or of a rule, and only those below
     * the folder of campaigns are changed as its text.
     */
    private static final Pattern CHANGED_HERE = Pattern.compile("campaigns/.+\\.(?:html?|txt|md)");

    private final Versions versions;
    private final Object writing = new Object();

    BodyFiles(Versions versions) {
        this.versions = versions;
    }

    /** The file of a campaign's text; empty where the text stands with the campaign, or can't be changed here. */
    public Optional<SourceFile> of(Desk.Standing stands, String campaign) {
        return stands.opened()
                .workspace()
                .flatMap(workspace -> Optional.ofNullable(workspace.campaigns().get(campaign)))
                .map(Campaign::message)
                .flatMap(Campaign.Message::bodyPath)
                .filter(path -> CHANGED_HERE.matcher(path).matches())
                .flatMap(path -> stands.opened().texts().sources().file(path));
    }

    /**
     * Writes another text, where the file still is as the writer saw it, once its version is recorded.
     *
     * @param before as {@link #of} has it
     */
    public void write(Desk.Standing stands, SourceFile before, String text, Actor by) {
        Path file = stands.opened().folder().resolve(before.path());
        synchronized (writing) {
            try {
                if (!Files.readString(file).equals(before.text())) {
                    throw new Refusal(409, "history.saved-since");
                }
                versions.record(Versions.Kind.BODY, before.path(), before.text(), text, by);
                DefinitionFiles.put(file, text, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}

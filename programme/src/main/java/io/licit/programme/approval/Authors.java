package io.licit.programme.approval;

import io.licit.core.check.Segment;
import io.licit.core.source.Span;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import io.licit.programme.Programme;
import io.licit.programme.definition.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Who wrote a segment and the campaigns on it: its owner, whoever changed it here last, and whoever changed the files last
 * as git knows it. One who is an author by any of these is one. Where there is no git, or it does not know the files, the
 * others count.
 */
public final class Authors {
    private static final int PATIENCE_SECONDS = 10;

    private final Programme programme;

    public Authors(Programme programme) {
        this.programme = programme;
    }

    /** By the names that they go by where they wrote: here, in the definition, in git. */
    public Set<String> of(Workspace workspace, Segment segment) {
        Set<String> names = new LinkedHashSet<>();
        segment.definition().owner().ifPresent(names::add);
        names.addAll(lastToChangeHere(Versions.Kind.SEGMENT, segment.id()));
        names.addAll(lastToCommit(segment.definition().places().id()));
        for (Campaign campaign : workspace.campaigns().values()) {
            if (campaign.segment().equals(segment.id())) {
                names.addAll(lastToChangeHere(Versions.Kind.CAMPAIGN, campaign.id()));
                names.addAll(lastToCommit(campaign.span()));
                campaign.message().bodyPath().ifPresent(body -> {
                    names.addAll(lastToChangeHere(Versions.Kind.BODY, body));
                    names.addAll(lastToCommit(body));
                });
            }
        }
        return names;
    }

    /** A version that was found in the file has nobody. */
    private List<String> lastToChangeHere(Versions.Kind kind, String id) {
        return new Versions(programme)
                .of(kind, id).stream()
                        .map(Versions.Version::by)
                        .filter(by -> !by.isEmpty())
                        .limit(1)
                        .toList();
    }

    private List<String> lastToCommit(Span place) {
        return lastToCommit(place.file().path());
    }

    private List<String> lastToCommit(String file) {
        try {
            Process git = new ProcessBuilder("git", "--literal-pathspecs", "log", "-1", "--format=%ae%n%an", "--", file)
                    .directory(programme.workspace().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            // Two lines fit into any pipe, so that git does not wait for somebody to read them.
            if (!git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return List.of();
            }
            try (InputStream out = git.getInputStream()) {
                String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                return git.exitValue() == 0
                        ? said.lines().filter(line -> !line.isBlank()).toList()
                        : List.of();
            }
        } catch (IOException noGit) {
            return List.of();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}

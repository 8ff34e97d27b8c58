package io.licit.cli;

import io.licit.core.check.Segment;
import io.licit.core.source.Span;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Who wrote a segment and the campaigns on it: its owner, and whoever changed the files last as git knows it. Where there
 * is no git, or it does not know the files, the owner alone.
 */
final class Authors {
    private static final int PATIENCE_SECONDS = 10;

    private Authors() {}

    static Set<String> of(Path folder, Workspace workspace, Segment segment) {
        Set<String> names = new LinkedHashSet<>();
        segment.definition().owner().ifPresent(names::add);
        names.addAll(lastToChange(folder, segment.definition().places().id()));
        for (Campaign campaign : workspace.campaigns().values()) {
            if (campaign.segment().equals(segment.id())) {
                names.addAll(lastToChange(folder, campaign.span()));
                campaign.message().bodyFile().ifPresent(body -> names.addAll(lastToChange(folder, body.text())));
            }
        }
        return names;
    }

    private static List<String> lastToChange(Path folder, Span place) {
        return lastToChange(folder, place.file().path());
    }

    private static List<String> lastToChange(Path folder, String file) {
        try {
            Process git = new ProcessBuilder("git", "log", "-1", "--format=%ae%n%an", "--", file)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String said;
            try (InputStream out = git.getInputStream()) {
                said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            }
            boolean whole = git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0;
            return whole ? said.lines().filter(line -> !line.isBlank()).toList() : List.of();
        } catch (IOException noGit) {
            return List.of();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}

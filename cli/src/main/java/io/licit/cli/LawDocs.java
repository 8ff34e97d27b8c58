package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.json.Json;
import io.licit.core.law.view.LawPages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Writes every rule on a page of its jurisdiction. */
@CommandLine.Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description =
                "Write a Markdown page for each jurisdiction, and one on what is covered; inside a workspace with "
                        + "its own packs.")
final class LawDocs extends Command {
    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "Where to. Pages that were made so before and are no more are removed.")
    private String to = "";

    LawDocs(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Map<String, String> pages = LawPages.of(LawOfCommand.told(this));
        Path folder = shell.path(to);
        try {
            List<String> removed = write(folder, pages);
            print(format == Format.JSON ? json(pages, removed) : text(pages, removed));
        } catch (IOException failed) {
            throw CliException.world(
                    "`" + to + "` can't be written: " + failed.getClass().getSimpleName(), "name another folder");
        }
        return Exit.OK;
    }

    /** Writes what differs, and gives the names of old pages that went. */
    private List<String> write(Path folder, Map<String, String> pages) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw CliException.usage("`" + to + "` is no folder", "name a folder, or one to be made");
        }
        for (String name : pages.keySet()) {
            if (Files.exists(folder.resolve(name)) && !made(folder.resolve(name))) {
                throw CliException.usage(
                        "`" + to + "/" + name + "` was not made by this command, and is not written over",
                        "name an empty folder");
            }
        }
        Files.createDirectories(folder);
        List<String> removed = new ArrayList<>();
        try (Stream<Path> there = Files.list(folder)) {
            for (Path old : there.sorted().toList()) {
                String name = String.valueOf(old.getFileName());
                if (name.endsWith(".md") && !pages.containsKey(name) && made(old)) {
                    Files.delete(old);
                    removed.add(name);
                }
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
        return removed;
    }

    private static boolean made(Path file) throws IOException {
        try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            return LawPages.MARK.strip().equals(lines.readLine());
        }
    }

    private String text(Map<String, String> pages, List<String> removed) {
        return Numbers.of(pages.size(), "page", "pages") + " in " + shell.shown(shell.path(to))
                + (removed.isEmpty() ? "" : "; removed " + String.join(", ", removed)) + "\n";
    }

    private static String json(Map<String, String> pages, List<String> removed) {
        return Json.object()
                        .put("pages", Json.strings(pages.keySet()))
                        .put("removed", Json.strings(removed))
                        .build()
                        .print()
                + "\n";
    }
}

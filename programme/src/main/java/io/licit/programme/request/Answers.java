package io.licit.programme.request;

import io.licit.engine.StateFolder;
import io.licit.engine.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders in which accesses were answered. Their paths are noted with the request. */
final class Answers {
    static final String DATA = "data.json";
    static final String PAGE = "index.html";
    private static final String NOTED = "answer: ";

    private Answers() {}

    /** Where an answer goes where nobody says otherwise. */
    static Path usual(Path workspace, long request) {
        return StateFolder.at(workspace).resolve("requests").resolve(Long.toString(request));
    }

    /** How a folder is remembered: from the workspace where it lies in it. */
    static String noted(Path workspace, Path folder) {
        Path root = workspace.toAbsolutePath().normalize();
        Path whole = folder.toAbsolutePath().normalize();
        return NOTED + (whole.startsWith(root) ? root.relativize(whole) : whole);
    }

    /** The folders of these requests. */
    static List<Path> of(Path workspace, List<Request> requests) {
        return requests.stream()
                .filter(request -> request.kind() == Kind.ACCESS || request.kind() == Kind.PORTABILITY)
                .flatMap(request -> request.events().stream())
                .filter(event -> event.step() == Request.Step.NOTED)
                .filter(event -> event.detail().startsWith(NOTED))
                .map(event -> workspace
                        .toAbsolutePath()
                        .normalize()
                        .resolve(event.detail().substring(NOTED.length())))
                .distinct()
                .toList();
    }

    /**
     * What became of answers.
     *
     * @param elsewhere folders outside of the workspace
     */
    record Removed(long files, List<String> elsewhere) {}

    static Removed remove(Path workspace, List<Path> folders) {
        Path root = workspace.toAbsolutePath().normalize();
        long files = 0;
        List<String> elsewhere = new ArrayList<>();
        try {
            for (Path folder : folders) {
                if (!folder.normalize().startsWith(root)) {
                    elsewhere.add("answer: " + folder);
                    continue;
                }
                for (String name : List.of(DATA, PAGE, "." + DATA + ".new", "." + PAGE + ".new")) {
                    files += Files.deleteIfExists(folder.resolve(name)) ? 1 : 0;
                }
            }
            return new Removed(files, elsewhere);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot remove an answer", failure);
        }
    }
}

package io.licit.programme.request;

import io.licit.core.catalogue.Catalogue;
import io.licit.engine.StateFolder;
import io.licit.engine.WarehouseException;
import io.licit.engine.erase.Rectification;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Meets requests other than erasures. */
public final class Fulfilment {
    private final Programme programme;
    private final Requests requests;

    public Fulfilment(Programme programme, Requests requests) {
        this.programme = programme;
        this.requests = requests;
    }

    /**
     * Hands out an access or what is taken along: {@code data.json} and {@code index.html} in a folder.
     *
     * @param to empty for a folder of the request's in {@code .licit/requests}
     * @param answer made once it is certain that it may be handed out
     * @return the folder
     */
    public Path answer(long number, Optional<Path> to, Function<Request, Answer> answer, Actor by) {
        Request request = requests.openOne(number);
        requests.requireVerified(request);
        Path folder = to.orElseGet(() -> Answers.usual(programme.workspace(), number))
                .toAbsolutePath()
                .normalize();
        Answer made = answer.apply(request);
        // Known before it is there, so that an erasure finds it whenever this program dies.
        requests.note(number, Answers.noted(programme.workspace(), folder), by);
        try {
            Files.createDirectories(folder);
            write(folder.resolve(Answers.DATA), made.json().print() + "\n");
            write(folder.resolve(Answers.PAGE), made.page());
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot write the answer to " + folder, failure);
        }
        requests.fulfilled(number, "", by);
        return folder;
    }

    /**
     * What was handed out with a request, by the names of the files; nothing where that lies outside of the workspace, or is
     * gone.
     */
    public Map<String, byte[]> handedOut(Request request) {
        Path root = programme.workspace().toAbsolutePath().normalize();
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (Path folder : Answers.of(programme.workspace(), List.of(request))) {
                for (String name : List.of(Answers.DATA, Answers.PAGE)) {
                    Path file = folder.resolve(name).normalize();
                    if (file.startsWith(root) && Files.isRegularFile(file)) {
                        files.put(name, Files.readAllBytes(file));
                    }
                }
            }
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot read the answer to request " + request.number(), failure);
        }
        return files;
    }

    /** Readable by whoever runs this program alone, where the disk can say so. */
    private static void write(Path file, String text) throws IOException {
        Path made = file.resolveSibling("." + file.getFileName() + ".new");
        Files.writeString(made, text);
        try {
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
        } catch (UnsupportedOperationException | FileSystemException otherDisk) {
            // The disk knows no such rights.
            made.toFile().setReadable(true, true);
        }
        StateFolder.flush(made);
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Sets values in the person's row right.
     *
     * @param values by column; the empty text for no value
     * @throws RequestRefused with every value that can't be set
     */
    public long rectify(long number, Catalogue catalogue, Map<String, String> values, Actor by) {
        Request request = requests.openOne(number);
        requests.requireVerified(request);
        String person = request.person().orElse("");
        Rectification rectification = new Rectification(programme.workspace(), catalogue);
        Map<String, String> objections = rectification.objections(values);
        if (!objections.isEmpty()) {
            List<String> all = objections.entrySet().stream()
                    .map(one -> "`" + one.getKey() + "`: " + one.getValue())
                    .toList();
            throw new RequestRefused("values that can't be set: " + String.join("; ", all), "nothing was changed");
        }
        long rows = rectification.set(person, values);
        if (rows == 0) {
            throw new RequestRefused("the person of request " + number + " is not in the data", "nothing was changed");
        }
        requests.fulfilled(number, "columns: " + String.join(", ", values.keySet()), by);
        return rows;
    }
}

package io.licit.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A pack that was unpacked, or the folder of a log or of its mirror. */
record PackFolder(Path directory, SortedSet<String> names) implements PackFiles {
    static PackFolder read(Path directory) throws EvidenceException {
        SortedSet<String> names = new TreeSet<>();
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> files = all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            for (Path file : files) {
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw EvidenceException.broken(file + " is a link, or no file; a pack has files alone");
                }
                names.add(directory.relativize(file).toString().replace('\\', '/'));
            }
        } catch (IOException e) {
            throw EvidenceException.store("cannot list the folder " + directory, e);
        }
        names.remove(FileStore.LOCK);
        return new PackFolder(directory, names);
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() {}
}

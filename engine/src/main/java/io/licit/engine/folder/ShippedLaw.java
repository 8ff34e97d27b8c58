package io.licit.engine.folder;

import io.licit.core.law.Pack;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The packs that come with the program, as texts: {@code law/**} beside the core's classes. */
public final class ShippedLaw {
    private static final String FOLDER = "law";

    private ShippedLaw() {}

    /** @throws UncheckedIOException when the program's own files can't be read */
    public static Sources sources() {
        try {
            return readFrom(Path.of(Pack.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException strange) {
            throw new IllegalStateException("the program lies at an address that is no path", strange);
        }
    }

    /** From a folder of classes or a jar. */
    static Sources readFrom(Path location) {
        try {
            if (Files.isDirectory(location)) {
                return below(location);
            }
            try (FileSystem jar = FileSystems.newFileSystem(location)) {
                return below(jar.getPath("/"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the shipped law", failure);
        }
    }

    private static Sources below(Path root) throws IOException {
        Path folder = root.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return Sources.of(List.of());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return Sources.of(files.filter(ShippedLaw::isYaml)
                    .map(file -> read(root, file))
                    .toList());
        }
    }

    private static boolean isYaml(Path file) {
        return Files.isRegularFile(file) && file.toString().endsWith(".yaml");
    }

    private static SourceFile read(Path root, Path file) {
        try {
            return new SourceFile(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }
}

package io.licit.engine.folder;

import io.licit.core.law.Pack;
import io.licit.core.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The packs that come with the program, as texts: {@code law/**} beside the core's classes. */
public final class ShippedLaw {
    private static final String FOLDER = "law";

    private ShippedLaw() {}

    /** @throws UncheckedIOException when the program's own files can't be read */
    public static Sources sources() {
        return readFrom(location());
    }

    /** The jar or the folder of classes that holds it. */
    static Path location() {
        try {
            return Path.of(Pack.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
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
        return LawTexts.read(folder).orElse(Sources.of(List.of()));
    }
}

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
import java.util.function.Predicate;

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
        return below(location, FOLDER, Sources::isYaml);
    }

    /** Texts below a folder of it, with paths as {@link LawTexts#read} gives them; none where there is no such folder. */
    static Sources below(Path location, String folder, Predicate<SourceFile> wanted) {
        try {
            if (Files.isDirectory(location)) {
                return texts(location.resolve(folder), wanted);
            }
            try (FileSystem jar = FileSystems.newFileSystem(location)) {
                return texts(jar.getPath("/").resolve(folder), wanted);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the shipped law", failure);
        }
    }

    private static Sources texts(Path folder, Predicate<SourceFile> wanted) throws IOException {
        return Files.isDirectory(folder)
                ? LawTexts.read(folder, wanted).orElse(Sources.of(List.of()))
                : Sources.of(List.of());
    }
}

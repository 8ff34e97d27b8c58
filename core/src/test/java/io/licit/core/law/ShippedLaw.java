package io.licit.core.law;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The packs of the repository, for tests. */
public final class ShippedLaw {
    private static final Path ROOT = Path.of(System.getProperty("licit.root"));

    private ShippedLaw() {}

    /** Read once for all tests of a process. */
    public static LawBook book() {
        return Read.BOOK;
    }

    private static final class Read {
        static final LawBook BOOK = LawReader.read(sources(), new Diagnostics()).orElseThrow();
    }

    public static Sources sources() {
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(ROOT.resolve("law"))) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.add(new SourceFile(ROOT.relativize(path).toString().replace('\\', '/'), Files.readString(path)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Sources.of(files);
    }
}

package io.licit.programme.training.course;

import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The courses that come with the program, as texts: {@code courses/**} beside its classes. */
final class ShippedCourses {
    private ShippedCourses() {}

    /** @throws UncheckedIOException when the program's own files can't be read */
    static Sources sources() {
        try {
            Path location = Path.of(Course.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(location)) {
                return below(location);
            }
            try (FileSystem jar = FileSystems.newFileSystem(location)) {
                return below(jar.getPath("/"));
            }
        } catch (URISyntaxException strange) {
            throw new IllegalStateException("the program lies at an address that is no path", strange);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the shipped courses", failure);
        }
    }

    private static Sources below(Path root) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(root.resolve(CourseReader.FOLDER))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(path).toString().replace('\\', '/');
                files.add(new SourceFile(name, Files.readString(path)));
            }
        }
        return Sources.of(files);
    }
}

package io.licit.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.gate.PackTests;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedLawTest {
    private static final Path ROOT = Path.of(System.getProperty("licit.root"));

    @Test
    void every_pack_can_be_read_and_every_name_in_it_is_there() throws IOException {
        Diagnostics out = new Diagnostics();
        assertThat(LawReader.read(sources(), out)).isPresent();
        assertThat(said(out)).isEmpty();
    }

    @Test
    void every_rule_passes_its_own_tests() throws IOException {
        LawBook book = LawReader.read(sources(), new Diagnostics()).orElseThrow();
        Diagnostics out = new Diagnostics();
        int ran = PackTests.run(book, book.rules(), out);
        assertThat(said(out)).isEmpty();
        assertThat(ran).isGreaterThan(2 * book.rules().size() - 20);
    }

    private static String said(Diagnostics out) {
        return out.sorted().stream().map(ShippedLawTest::line).collect(Collectors.joining("\n"));
    }

    private static String line(Diagnostic diagnostic) {
        return diagnostic.span().file().path() + ":" + diagnostic.span().from().line() + " "
                + diagnostic.code().id() + " " + diagnostic.message() + " | " + diagnostic.help();
    }

    static Sources sources() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(ROOT.resolve("law"))) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.add(new SourceFile(ROOT.relativize(path).toString().replace('\\', '/'), Files.readString(path)));
            }
        }
        return Sources.of(files);
    }
}

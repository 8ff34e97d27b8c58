package io.licit.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.gate.PackTests;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShippedLawTest {
    @Test
    void every_pack_can_be_read_and_every_name_in_it_is_there() {
        Diagnostics out = new Diagnostics();
        assertThat(LawReader.read(ShippedLaw.sources(), out)).isPresent();
        assertThat(said(out)).isEmpty();
    }

    @Test
    void every_rule_passes_its_own_tests() {
        LawBook book = LawReader.read(ShippedLaw.sources(), new Diagnostics()).orElseThrow();
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
}

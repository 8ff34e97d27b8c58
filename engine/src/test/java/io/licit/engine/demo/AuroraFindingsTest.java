package io.licit.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.check.Checker;
import io.licit.core.law.LawBook;
import io.licit.core.workspace.Workspace;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AuroraFindingsTest {
    @Test
    void show() throws URISyntaxException {
        LawBook law = Shipped.law();
        Workspace workspace = Shipped.workspace(
                Path.of(Objects.requireNonNull(Aurora.class.getResource("/demo/aurora"))
                        .toURI()),
                law);
        Checker.Checked checked = Checker.check(
                workspace, law, Shipped.AS_OF, workspace.segments().keySet());
        checked.broken().forEach(d -> System.out.println("BROKEN " + d));
        checked.findings().stream()
                .filter(d -> !d.code().id().equals("CHK4011"))
                .forEach(d -> System.out.println("F " + d.segment().orElse("-") + " " + d.severity() + " "
                        + d.code().id() + " "
                        + d.law().map(r -> r.rule() + " " + r.verdict()).orElse("") + ": " + d.message()));
        assertThat(checked.broken()).isEmpty();
    }
}

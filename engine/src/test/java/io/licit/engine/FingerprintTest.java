package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FingerprintTest {
    @TempDir
    Path folder;

    @Test
    void it_tells_other_declarations_and_is_the_same_for_the_same_in_another_order() throws IOException {
        Catalogue typed = new Shop(folder).typed();
        String print = print(folder, typed, BadRows.STOP);

        assertThat(print(folder, typed, BadRows.SKIP)).isNotEqualTo(print);
        assertThat(print(folder, Shop.at(folder).catalogue(), BadRows.STOP)).isNotEqualTo(print);
        String one = print(folder, collectedFor(typed, Purpose.LOYALTY, Purpose.SERVICE), BadRows.STOP);
        String other = print(folder, collectedFor(typed, Purpose.SERVICE, Purpose.LOYALTY), BadRows.STOP);
        assertThat(one).isEqualTo(other);
    }

    private static String print(Path folder, Catalogue catalogue, BadRows badRows) {
        try (Servers servers = new Servers()) {
            return Fingerprint.of(folder, catalogue, badRows, servers).name();
        }
    }

    private static Catalogue collectedFor(Catalogue catalogue, Purpose first, Purpose second) {
        Table table = catalogue.persons().orElseThrow();
        Table.Role.Persons role = (Table.Role.Persons) table.role();
        Set<Purpose> purposes = new LinkedHashSet<>(List.of(first, second));
        return new Catalogue(Map.of(
                table.name(),
                new Table(
                        table.name(),
                        table.source(),
                        new Table.Role.Persons(
                                role.key(),
                                role.country(),
                                role.region(),
                                role.birthDate(),
                                role.age(),
                                Optional.of(purposes),
                                role.retention()),
                        table.columns(),
                        table.span())));
    }
}

package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptDescriptionTest {
    @TempDir
    Path folder;

    private Shop shop;
    private int looks;

    @BeforeEach
    void fill() throws IOException {
        shop = new Shop(folder);
        StateFolder.of(folder);
    }

    @Test
    void what_was_found_is_told_again_without_a_look_at_the_data() {
        Described first = described();
        Described second = described();
        assertThat(looks).isEqualTo(1);
        assertThat(second).isEqualTo(first);
        assertThat(first.whereabouts()).isPresent();
        assertThat(first.types()).isNotEmpty();
    }

    @Test
    void a_source_that_has_changed_is_looked_at_again() throws IOException {
        Described first = described();
        shop.write("customers.csv", Shop.CUSTOMERS + "c9,NO,,1970-05-01,ida@example.org,1,2026-05-10\n");
        Described second = described();
        assertThat(looks).isEqualTo(2);
        assertThat(second.whereabouts()).isNotEqualTo(first.whereabouts());
        assertThat(second).isEqualTo(Description.of(folder, shop.catalogue()));
    }

    @Test
    void a_declaration_that_has_changed_is_looked_at_again() {
        described();
        Catalogue fewer = shop.catalogue().withTypes(table -> Map.of("spent", Type.TEXT));
        KeptDescription.of(folder, fewer, () -> look(fewer));
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void damage_anywhere_is_noticed_and_repaired() throws IOException {
        Described first = described();
        Path file = StateFolder.at(folder).resolve(KeptDescription.NAME);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 53) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            int before = looks;
            assertThat(described()).isEqualTo(first);
            assertThat(looks).as("byte " + at).isEqualTo(before + 1);
            assertThat(file).hasBinaryContent(whole);
        }
        for (int length : List.of(0, 7, 8, 40, whole.length - 1)) {
            Files.write(file, Arrays.copyOf(whole, length));
            int before = looks;
            assertThat(described()).isEqualTo(first);
            assertThat(looks).as("length " + length).isEqualTo(before + 1);
        }
    }

    @Test
    void one_of_another_workspace_is_none(@TempDir Path other) throws IOException {
        described();
        Shop copy = new Shop(other);
        Files.copy(
                StateFolder.at(folder).resolve(KeptDescription.NAME),
                StateFolder.of(other).resolve(KeptDescription.NAME),
                StandardCopyOption.REPLACE_EXISTING);
        KeptDescription.of(other, copy.catalogue(), () -> look(copy.catalogue()));
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void problems_are_looked_at_each_time() throws IOException {
        Files.delete(folder.resolve("data/customers.csv"));
        Described first = Warehouse.describe(folder, shop.catalogue());
        assertThat(first.problems()).isNotEmpty();
        assertThat(Warehouse.describe(folder, shop.catalogue()).problems())
                .extracting(one -> one.message().text())
                .containsExactlyElementsOf(first.problems().stream()
                        .map(one -> one.message().text())
                        .toList());
        assertThat(KeptDescription.isThere(folder)).isFalse();
        shop.write("customers.csv", "");
        described();
        described();
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void nothing_is_kept_where_no_state_is() throws IOException {
        StateFolder.delete(StateFolder.at(folder));
        described();
        assertThat(StateFolder.at(folder)).doesNotExist();
    }

    @Test
    void it_goes_with_the_warehouses() throws IOException {
        described();
        assertThat(KeptDescription.isThere(folder)).isTrue();
        WarehouseFile.removeAll(StateFolder.at(folder));
        assertThat(KeptDescription.isThere(folder)).isFalse();
        assertThat(Optional.of(described())).isPresent();
        assertThat(looks).isEqualTo(2);
    }

    private Described described() {
        Catalogue catalogue = shop.catalogue();
        return KeptDescription.of(folder, catalogue, () -> look(catalogue));
    }

    private Described look(Catalogue catalogue) {
        looks++;
        return Description.of(folder, catalogue);
    }
}

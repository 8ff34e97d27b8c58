package io.licit.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Categories;
import io.licit.core.law.LawBook;
import io.licit.core.law.ShippedLaw;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Definition;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CharacteristicsTest {
    private static final LawBook LAW = ShippedLaw.book();
    private static final Categories CATEGORIES = LAW.categories();
    private static final List<Integer> BANDS = List.of(18, 40);

    @Test
    void what_is_labelled_and_the_age_are_characteristics() {
        Emporium shop = new Emporium();
        assertThat(names(of(shop))).containsExactly("age", "sex");
        assertThat(of(shop).get(0)).isInstanceOfSatisfying(Characteristic.Bands.class, bands -> {
            assertThat(bands.column()).isEqualTo("birth_date");
            assertThat(Canonical.text(bands.age())).isEqualTo("age");
            assertThat(bands.cuts()).isEqualTo(BANDS);
        });
        assertThat(of(shop))
                .as("what tells of somebody's health tells a characteristic, and is none")
                .contains(new Characteristic.Values("sex", "sex"))
                .noneMatch(one -> one.equals(new Characteristic.Values("health_and_medical", "wellness")));
    }

    @Test
    void what_only_its_category_tells_is_one_too() {
        assertThat(of(with("g: {category: user.demographic.gender.identity_at_birth, type: text}")))
                .contains(new Characteristic.Values("sex (g)", "g"));
        assertThat(of(with("ethnicity: {category: user.demographic.race_ethnicity, type: text}")))
                .as("the law has several names for what it holds")
                .contains(new Characteristic.Values("race_ethnicity", "ethnicity"));
        assertThat(names(of(with("shoes: {category: user.behavior, type: text}"))))
                .containsExactly("age", "sex");
    }

    @Test
    void a_stated_name_goes_before_an_implied_one_and_the_first_of_two_keeps_it() {
        String implied = "a: {category: user.demographic.disability, type: text}";
        String stated = "b: {category: user.behavior, protected: race, type: text}";
        String second = "c: {category: user.behavior, protected: race, type: text}";
        String spoken = "d: {category: user.behavior, protected: disability, type: text}";
        assertThat(of(with(implied, stated, second, spoken)))
                .contains(
                        new Characteristic.Values("race", "b"),
                        new Characteristic.Values("race (c)", "c"),
                        new Characteristic.Values("disability", "d"));
    }

    /** It stands between those that are crossed. */
    @Test
    void no_characteristic_has_a_star_in_its_name() {
        assertThat(of(with("m: {category: user.behavior, protected: \"sex*race\", type: text}")))
                .contains(new Characteristic.Values("sex×race", "m"));
        assertThat(Characteristics.columns(of(new Emporium()))).containsExactlyInAnyOrder("birth_date", "sex");
    }

    @Test
    void a_column_of_numbers_that_is_labelled_age_is_banded_and_one_of_text_is_not() {
        List<Characteristic> found = of(with(
                "years: {category: user.behavior, protected: age, type: number}",
                "band: {category: user.behavior, protected: age, type: text}"));
        assertThat(names(found)).containsExactly("age", "age (band)", "age (years)", "sex");
        assertThat(found).contains(new Characteristic.Values("age (band)", "band"));
        assertThat(found)
                .anySatisfy(one -> assertThat(one)
                        .isInstanceOfSatisfying(
                                Characteristic.Bands.class,
                                bands -> assertThat(Canonical.text(bands.age())).isEqualTo("years")));
    }

    @Test
    void probabilities_of_one_characteristic_are_put_together() {
        String white = "p1: {category: user.behavior, protected: race, probability_of: White, type: number}";
        String black = "p2: {category: user.behavior, protected: race, probability_of: Black, type: number}";
        String race = "r: {category: user.behavior, protected: race, type: text}";
        TreeMap<String, String> columns = new TreeMap<>();
        columns.put("White", "p1");
        columns.put("Black", "p2");
        assertThat(of(with(white, black))).contains(new Characteristic.Probabilities("race", columns));
        assertThat(of(with(white, black, race)))
                .contains(
                        new Characteristic.Probabilities("race (estimated)", columns),
                        new Characteristic.Values("race", "r"));
    }

    @Test
    void a_column_of_ages_in_place_of_a_date_of_birth_is_read_as_the_age() {
        Emporium shop = new Emporium();
        shop.with(
                "catalogue/customers.yaml",
                shop.file("catalogue/customers.yaml").replace("birth_date: birth_date", "age: years"));
        assertThat(of(shop).get(0))
                .isInstanceOfSatisfying(
                        Characteristic.Bands.class,
                        bands -> assertThat(bands.column()).isEqualTo("years"));
        shop.with(
                "catalogue/customers.yaml",
                shop.file("catalogue/customers.yaml").replace("age: years\n", ""));
        assertThat(names(of(shop))).containsExactly("sex");
    }

    @Test
    void a_reference_group_of_a_characteristic_that_is_not_there_is_a_mistake() {
        Emporium shop = new Emporium();
        shop.with(
                "segments/winback.yaml",
                shop.file("segments/winback.yaml") + "fairness: {reference: {sex: m, sexx: m, caste: a}}\n");
        Definition segment = Optional.ofNullable(shop.read(LAW, new Diagnostics())
                        .orElseThrow()
                        .segments()
                        .get("winback"))
                .orElseThrow();
        List<Diagnostic> found = Characteristics.strayReferences(segment, of(shop));
        assertThat(found).extracting(Diagnostic::severity).containsOnly(Severity.ERROR);
        assertThat(found)
                .extracting(one -> one.message() + " / " + one.help())
                .containsExactly(
                        "the catalogue has no characteristic `caste` of persons" + " / there are age, sex",
                        "the catalogue has no characteristic `sexx` of persons / did you mean `sex`?");
    }

    private static Emporium with(String... columns) {
        Emporium shop = new Emporium();
        String text = shop.file("catalogue/customers.yaml");
        return shop.with("catalogue/customers.yaml", text + "  " + String.join("\n  ", columns) + "\n");
    }

    private static List<String> names(List<Characteristic> found) {
        return found.stream().map(Characteristic::name).toList();
    }

    private static List<Characteristic> of(Emporium shop) {
        return Characteristics.of(catalogue(shop), CATEGORIES, BANDS);
    }

    private static Catalogue catalogue(Emporium shop) {
        return shop.read(LAW, new Diagnostics()).orElseThrow().catalogue();
    }
}

package io.licit.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.Golden;
import io.licit.core.campaign.Patterns;
import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Sector;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.json.Json;
import io.licit.core.law.Effect;
import io.licit.core.law.Family;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.law.Rule;
import io.licit.core.law.RuleTest;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Fixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SchemaTest {
    static final List<String> NAMES = Schemas.NAMES;

    private static final Map<String, String> PATHS = Map.of(
            "licit", "licit.yaml",
            "catalogue", "catalogue/zz.yaml",
            "segment", "segments/zz.yaml",
            "campaign", "campaigns/zz.yaml",
            "assessment", "assessments/zz.yaml",
            "pack", "law/zz.yaml",
            "waivers", "law/waivers.yaml",
            "patterns", "law/patterns.yaml");
    private static final Sources LAW = law();
    private static final LawBook BOOK = LawReader.read(LAW, new Diagnostics()).orElseThrow();

    /**
     * What the schema asks of a pack and its reader leaves to others: LAW3001 wants tests, CHK4012 a review. And what no
     * schema can tell: whether an expression is one.
     */
    private static final String LEFT_TO_OTHERS = "/reviewed removed|/rules removed|/rules/\\d+/tests removed"
            + "|/patterns/\\d+/wordings/\\d+/(?:find|except) = \"\\?\\?\\?\"";

    @ParameterizedTest
    @FieldSource("NAMES")
    void what_the_readers_accept_the_schema_accepts(String name) {
        for (String sample : Samples.of(name)) {
            assertThat(Schemas.mistakes(name, Schemas.json(sample))).as(sample).isEmpty();
            assertThat(mistakes(name, sample)).as(sample).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void the_schema_and_the_reader_agree_on_every_small_change(String name) {
        List<String> apart = new ArrayList<>();
        int refused = 0;
        for (String sample : Samples.of(name)) {
            for (Mutations.Mutation mutation : Mutations.of(Schemas.json(sample))) {
                if (mutation.path().contains("/tests/") || mutation.path().matches(LEFT_TO_OTHERS)) {
                    continue;
                }
                boolean schema = Schemas.mistakes(name, mutation.document()).isEmpty();
                boolean reader = mistakes(name, mutation.document().canonical()).isEmpty();
                refused += schema ? 0 : 1;
                if (schema != reader) {
                    apart.add(
                            mutation.path() + ": " + (schema ? "only the schema" : "only the reader") + " accepts it");
                }
            }
        }
        assertThat(apart).isEmpty();
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void every_key_has_a_description_for_completion(String name) {
        assertThat(undescribed("", Schemas.schema(name))).isEmpty();
    }

    @Test
    void vocabularies_are_those_of_the_program() {
        assertThat(words("segment", "properties/use/properties/purpose")).isEqualTo(Word.words(Purpose.class));
        assertThat(words("segment", "definitions/channel")).isEqualTo(Word.words(Channel.class));
        assertThat(words("segment", "properties/use/properties/recipient")).isEqualTo(Word.words(Recipient.class));
        assertThat(words("segment", "properties/basis")).isEqualTo(Word.words(Basis.class));
        assertThat(words("licit", "properties/sector")).isEqualTo(Word.words(Sector.class));
        assertThat(words("assessment", "properties/kind")).isEqualTo(Word.words(AssessmentKind.class));
        assertThat(words("campaign", "properties/channel")).isEqualTo(Word.words(Channel.class));
        assertThat(words("campaign", "properties/offer/properties/kind")).isEqualTo(Word.words(OfferKind.class));
        assertThat(words("catalogue", "definitions/column/properties/type"))
                .isEqualTo(Word.words(Type.class).subList(0, Type.UNKNOWN.ordinal()));
        assertThat(keys("catalogue", "definitions/consents/properties/columns/properties"))
                .isEqualTo(Word.words(Table.ConsentField.class));
        assertThat(keys("catalogue", "definitions/restrictions/properties/columns/properties"))
                .isEqualTo(Word.words(Table.RestrictionField.class));
    }

    @Test
    void vocabularies_of_packs_are_those_of_the_program() {
        assertThat(words("pack", "properties/family")).isEqualTo(Word.words(Family.class));
        assertThat(words("pack", "definitions/purpose")).isEqualTo(Word.words(Purpose.class));
        assertThat(words("pack", "definitions/channel")).isEqualTo(Word.words(Channel.class));
        assertThat(words("pack", "definitions/recipient")).isEqualTo(Word.words(Recipient.class));
        assertThat(words("pack", "definitions/sector")).isEqualTo(Word.words(Sector.class));
        assertThat(words("pack", "definitions/basis")).isEqualTo(Word.words(Basis.class));
        assertThat(words("pack", "definitions/restriction")).isEqualTo(Word.words(RestrictionKind.class));
        assertThat(words("pack", "definitions/assessment")).isEqualTo(Word.words(AssessmentKind.class));
        assertThat(words("pack", "definitions/consentKind")).isEqualTo(names(Effect.ConsentKind.values()));
        assertThat(words("pack", "definitions/rule/properties/status")).isEqualTo(names(Rule.Status.values()));
        assertThat(words("pack", "definitions/rule/properties/confidence")).isEqualTo(names(Rule.Confidence.values()));
        assertThat(words("pack", "definitions/rule/properties/tests/items/properties/expect"))
                .isEqualTo(names(RuleTest.Expectation.values()));
    }

    @Test
    void the_shipped_packs_are_valid() {
        LAW.files().forEach((path, file) -> {
            if (path.endsWith(".yaml") && !LawReader.TABLES.contains(path)) {
                assertThat(Schemas.mistakes("pack", Schemas.json(file.text())))
                        .as(path)
                        .isEmpty();
            }
        });
    }

    @Test
    void the_shipped_table_of_elements_is_valid() {
        assertThat(Schemas.mistakes(
                        "elements",
                        Schemas.json(LAW.file("law/elements.yaml").orElseThrow().text())))
                .isEmpty();
    }

    @Test
    void the_shipped_patterns_are_valid() {
        assertThat(Schemas.mistakes(
                        "patterns",
                        Schemas.json(LAW.file(Patterns.FILE).orElseThrow().text())))
                .isEmpty();
    }

    /** What the reader of the format refuses; names that lead nowhere and conditions are not the format's. */
    private static List<String> mistakes(String name, String text) {
        Diagnostics diagnostics = new Diagnostics();
        String path = PATHS.getOrDefault(name, "");
        SourceFile file = new SourceFile(path, text);
        if (name.equals("pack")) {
            LawReader.readOwn(file, BOOK, diagnostics);
        } else if (name.equals("patterns")) {
            Patterns.read(Sources.of(List.of(file)), diagnostics);
        } else {
            diagnostics.addAll(Fixture.mistakes(Fixture.with(path, text)));
        }
        return diagnostics.sorted().stream()
                .filter(diagnostic -> diagnostic.span().file().path().equals(path))
                .map(Diagnostic::code)
                .map(Enum::name)
                .filter(code -> code.matches("SRC.*|CAT1202|WSP110[45]|LAW3003"))
                .toList();
    }

    private static Sources law() {
        Map<String, String> files = new TreeMap<>();
        Golden.texts(Golden.root().resolve("law")).forEach((path, text) -> files.put("law/" + path, text));
        return Fixture.sources(files);
    }

    private static List<String> undescribed(String path, Json value) {
        List<String> missing = new ArrayList<>();
        if (value instanceof Json.Obj object) {
            object.members().forEach((key, member) -> {
                if (key.equals("properties") && member instanceof Json.Obj properties) {
                    properties.members().forEach((name, property) -> {
                        if (!described((Json.Obj) property)) {
                            missing.add(path + "/" + name);
                        }
                    });
                }
                missing.addAll(undescribed(path + "/" + key, member));
            });
        } else if (value instanceof Json.Arr array) {
            array.items().forEach(item -> missing.addAll(undescribed(path, item)));
        }
        return missing;
    }

    /** A description of its own, or that of the definition it refers to. */
    private static boolean described(Json.Obj property) {
        return property.members().keySet().stream().anyMatch(List.of("description", "$ref", "const", "if")::contains)
                || property.get("type").isPresent() && property.members().size() <= 2;
    }

    private static List<String> words(String schema, String path) {
        Json.Arr words = (Json.Arr) ((Json.Obj) at(schema, path)).get("enum").orElseThrow();
        return words.items().stream().map(word -> ((Json.Str) word).value()).toList();
    }

    private static List<String> keys(String schema, String path) {
        return List.copyOf(((Json.Obj) at(schema, path)).members().keySet());
    }

    private static Json at(String schema, String path) {
        Json value = Schemas.schema(schema);
        for (String step : path.split("/")) {
            Optional<Json> next = ((Json.Obj) value).get(step);
            value = next.orElseThrow(() -> new AssertionError(schema + " has no " + path));
        }
        return value;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}

package io.licit.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.licit.core.Golden;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of {@code schema/}, and YAML as an editor's validator sees it. */
final class Schemas {
    static final List<String> NAMES =
            List.of("licit", "catalogue", "segment", "campaign", "assessment", "pack", "patterns");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final Map<String, Schema> COMPILED = new TreeMap<>();

    private Schemas() {}

    static Json.Obj schema(String name) {
        return (Json.Obj) Json.parse(text(name));
    }

    static List<String> mistakes(String name, Json document) {
        Schema schema = COMPILED.computeIfAbsent(name, key -> REGISTRY.getSchema(text(key), InputFormat.JSON));
        return schema.validate(document.canonical(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    /** By the core schema of YAML 1.2. */
    static Json json(String yaml) {
        Optional<YamlNode> node = Yaml.read(new SourceFile("x.yaml", yaml), new Diagnostics());
        return json(node.orElseThrow());
    }

    private static Json json(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Json.Builder object = Json.object();
            mapping.entries().forEach(entry -> object.put(entry.key().text(), json(entry.value())));
            return object.build();
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return Json.array(sequence.items().stream().map(Schemas::json).toList());
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        String text = scalar.text();
        if (scalar.quoted()) {
            return Json.of(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return Json.of(text.equals("true"));
        }
        if (text.matches("[-+]?\\d+(\\.\\d+)?")) {
            return Json.of(new java.math.BigDecimal(text));
        }
        return text.isEmpty() || text.equals("null") || text.equals("~") ? Json.none() : Json.of(text);
    }

    private static String text(String name) {
        try {
            return Files.readString(Golden.root().resolve("schema").resolve(name + ".schema.json"));
        } catch (IOException missing) {
            throw new UncheckedIOException("cannot read the schema " + name, missing);
        }
    }
}

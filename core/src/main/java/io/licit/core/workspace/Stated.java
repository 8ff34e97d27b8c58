package io.licit.core.workspace;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a definition states, as JSON: how it is laid out and commented does not count. */
public final class Stated {
    private Stated() {}

    /** Empty where the file can't be read. */
    public static Optional<Json> of(SourceFile file) {
        return Yaml.read(file, new Diagnostics()).map(Stated::json);
    }

    private static Json json(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Json> members = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> members.put(entry.key().text(), json(entry.value())));
            return new Json.Obj(members);
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return Json.array(sequence.items().stream().map(Stated::json).toList());
        }
        return Json.of(((YamlNode.Scalar) node).text());
    }
}

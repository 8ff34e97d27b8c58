package io.licit.core.check;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every workspace that is one key shorter than a given one. */
final class LessOfAWorkspace {
    private LessOfAWorkspace() {}

    /** By what was taken away, such as {@code catalogue/customers.yaml: retention.keep}. */
    static Map<String, Map<String, String>> of(Map<String, String> files) {
        Map<String, Map<String, String>> less = new LinkedHashMap<>();
        files.forEach((path, text) -> {
            YamlNode document =
                    Yaml.read(new SourceFile(path, text), new Diagnostics()).orElseThrow();
            for (List<String> key : keys(document, List.of())) {
                Map<String, String> other = new TreeMap<>(files);
                other.put(path, print(document, key, List.of()));
                less.put(path + ": " + String.join(".", key), other);
            }
        });
        return less;
    }

    private static List<List<String>> keys(YamlNode node, List<String> at) {
        List<List<String>> keys = new ArrayList<>();
        if (node instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                List<String> key = append(at, entry.key().text());
                keys.add(key);
                keys.addAll(keys(entry.value(), key));
            }
        }
        return keys;
    }

    private static String print(YamlNode node, List<String> without, List<String> at) {
        if (node instanceof YamlNode.Scalar scalar) {
            boolean bare = !scalar.quoted() && scalar.text().matches("[A-Za-z0-9_.@/-]+");
            return bare ? scalar.text() : Json.of(scalar.text()).canonical();
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return "["
                    + String.join(
                            ", ",
                            sequence.items().stream()
                                    .map(item -> print(item, without, at))
                                    .toList())
                    + "]";
        }
        List<String> entries = new ArrayList<>();
        for (YamlNode.Entry entry : ((YamlNode.Mapping) node).entries()) {
            List<String> key = append(at, entry.key().text());
            if (!key.equals(without)) {
                entries.add(entry.key().text() + ": " + print(entry.value(), without, key));
            }
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private static List<String> append(List<String> list, String item) {
        List<String> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }
}

package io.licit.core.workspace;

import io.licit.core.catalogue.Table;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where a table's rows are. */
final class SourceReader {
    private SourceReader() {}

    static Optional<Table.Source> read(MappingReader reader) {
        Form<String> path = Form.TEXT.like("data/customers.parquet");
        Optional<YamlNode> node = reader.has("source") ? reader.node("source") : Optional.empty();
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping) {
            return reader.mapping("source").flatMap(SourceReader::jdbc);
        }
        return reader.requiredScalar("source", path)
                .map(scalar -> new Table.Source.Files(normal(scalar.text().strip()), scalar.span()));
    }

    private static Optional<Table.Source> jdbc(MappingReader reader) {
        Optional<String> url = reader.required(
                "jdbc",
                Form.of(
                        "an address that begins with `jdbc:`",
                        "jdbc:postgresql://localhost/crm",
                        scalar -> Optional.of(scalar.text()).filter(text -> text.startsWith("jdbc:"))));
        Optional<String> table = reader.required("table", Form.TEXT.like("crm.customers"));
        reader.finish();
        return url.flatMap(address -> table.map(name -> new Table.Source.Jdbc(address, name, reader.span())));
    }

    /** Without {@code .} and empty steps, and with each {@code ..} taken back where something stands before it. */
    static String normal(String path) {
        List<String> steps = new ArrayList<>();
        String root = path.startsWith("/") ? "/" : "";
        for (String step : path.replace('\\', '/').split("/")) {
            boolean back = step.equals("..");
            if (back && !steps.isEmpty() && !steps.get(steps.size() - 1).equals("..")) {
                steps.remove(steps.size() - 1);
            } else if (!step.isEmpty() && !step.equals(".") && !(back && !root.isEmpty())) {
                steps.add(step);
            }
        }
        return root + String.join("/", steps);
    }
}

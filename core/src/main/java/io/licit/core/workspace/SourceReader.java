package io.licit.core.workspace;

import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where a table's rows are. */
final class SourceReader {
    private static final Overlap USUAL = new Overlap(Table.Watermark.USUAL_OVERLAP, Table.Watermark.USUAL_BEHIND);
    private static final Form<Overlap> OVERLAP =
            Form.of(Said.of("a duration, or a whole number from 0"), "PT10M", SourceReader::overlap);

    /** As far as the author has said it, of a watermark that is a time or a number. */
    private record Overlap(Duration time, long number) {}

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
                        Said.of("an address that begins with `jdbc:`"),
                        "jdbc:postgresql://localhost/crm",
                        scalar -> Optional.of(scalar.text()).filter(text -> text.startsWith("jdbc:"))));
        Optional<String> table = reader.required("table", Form.TEXT.like("crm.customers"));
        Optional<Table.Watermark> watermark = watermark(reader);
        reader.finish();
        return url.flatMap(
                address -> table.map(name -> new Table.Source.Jdbc(address, name, watermark, reader.span())));
    }

    private static Optional<Table.Watermark> watermark(MappingReader reader) {
        Optional<YamlNode.Scalar> column = reader.scalar("watermark", Forms.COLUMN.like("updated_at"));
        Optional<Overlap> stated = reader.optional("overlap", OVERLAP);
        if (stated.isPresent() && !reader.has("watermark")) {
            reader.required("watermark", Forms.COLUMN.like("updated_at"));
        }
        Overlap overlap = stated.orElse(USUAL);
        return column.map(name -> new Table.Watermark(name.text(), overlap.time, overlap.number, name.span()));
    }

    private static Optional<Overlap> overlap(YamlNode.Scalar scalar) {
        Optional<Long> number = Form.COUNT.parse().apply(scalar);
        return number.isPresent()
                ? number.map(behind -> new Overlap(Table.Watermark.USUAL_OVERLAP, behind))
                : Form.DURATION.parse().apply(scalar).map(time -> new Overlap(time, Table.Watermark.USUAL_BEHIND));
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

package io.licit.core.workspace;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Origin;
import io.licit.core.catalogue.Type;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the labels of a table's columns. */
final class ColumnReader {
    private static final Form<Type> TYPE = type();
    private static final Form<String> GROUP = Form.of(
            Said.of("the name of a group"),
            "women",
            scalar -> Optional.of(scalar.text()).filter(text -> !text.isBlank()));

    private ColumnReader() {}

    /**
     * The columns by name.
     *
     * @param structural columns that the table's own keys name; their category stands where an entry states none
     */
    static Map<String, Column> read(MappingReader reader, Map<String, Column> structural) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (YamlNode.Entry entry : reader.entries()) {
            String name = entry.key().text();
            if (Forms.COLUMN.parse().apply(entry.key()).isEmpty()) {
                reader.report(WorkspaceMessages.columnName(entry.key()));
                continue;
            }
            Optional<String> implied = Optional.ofNullable(structural.get(name)).flatMap(Column::category);
            reader.mapping(name).ifPresent(inner -> columns.put(name, column(entry.key(), inner, implied)));
        }
        checkProbabilities(reader, columns);
        return columns;
    }

    private static void checkProbabilities(MappingReader reader, Map<String, Column> columns) {
        Map<List<String>, Column> firsts = new HashMap<>();
        for (Column column : columns.values()) {
            String characteristic = column.protectedAs().orElse("");
            String group = column.probabilityOf().orElse("");
            if (characteristic.isEmpty() || group.isEmpty()) {
                continue;
            }
            Column first = firsts.putIfAbsent(List.of(characteristic, group), column);
            if (first != null) {
                reader.report(WorkspaceMessages.secondProbability(characteristic, group, column, first));
            }
        }
    }

    private static Column column(YamlNode.Scalar name, MappingReader reader, Optional<String> implied) {
        Optional<String> protectedAs = reader.optional("protected", Form.TEXT.like("sex"));
        Optional<YamlNode.Scalar> group = reader.scalar("probability_of", GROUP);
        group.filter(word -> !reader.has("protected"))
                .ifPresent(word -> reader.report(WorkspaceMessages.probabilityOfNothing(word)));
        Column column = new Column(
                name.text(),
                reader.optional("type", TYPE).orElse(Type.UNKNOWN),
                reader.optional("category", Forms.CATEGORY).or(() -> implied),
                protectedAs,
                group.map(YamlNode.Scalar::text),
                reader.optional("audit_only", Form.TRUTH).orElse(protectedAs.isPresent()),
                reader.list("derived_from", Forms.COLUMN.like("postcode")),
                reader.optional("contact", Form.oneOf(Forms.CONTACTS)),
                reader.optional("origin", Form.word(Origin.class)),
                name.span());
        reader.finish();
        return column;
    }

    private static Form<Type> type() {
        List<String> words = Word.words(Type.class).stream()
                .filter(word -> !word.equals(Type.UNKNOWN.word()))
                .toList();
        return new Form<>(
                Said.of("a word"),
                "text",
                words,
                scalar -> Word.of(Type.class, scalar.text()).filter(type -> type != Type.UNKNOWN));
    }
}

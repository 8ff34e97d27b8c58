package io.licit.core.workspace;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import io.licit.core.catalogue.Use;
import io.licit.core.segment.Definition;
import io.licit.core.segment.Expr;
import io.licit.core.segment.FairnessTerms;
import io.licit.core.segment.FairnessTerms.Direction;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads one segment. */
final class SegmentReader {
    private SegmentReader() {}

    /**
     * @param conditions reads a condition's text, and reports its mistakes
     * @param references receives what the segment refers to
     */
    static Optional<Definition> read(
            MappingReader reader, Function<YamlNode.Scalar, Optional<Expr>> conditions, References references) {
        Optional<YamlNode.Scalar> id = reader.requiredScalar("segment", Forms.ID.like("lapsed-customers"));
        Optional<Use> use = reader.requiredMapping("use", "{purpose: direct-marketing, channels: [email]}")
                .flatMap(SegmentReader::use);
        Optional<YamlNode.Scalar> where = reader.requiredScalar("where", Form.TEXT.like("age >= 18"));
        String title = reader.optional("title", Form.TEXT)
                .or(() -> id.map(YamlNode.Scalar::text))
                .orElse("");
        Optional<Basis> basis = reader.optional("basis", Form.word(Basis.class));
        Optional<String> assessment = references.assessment(reader.scalar("assessment", Forms.ID));
        Optional<String> reason = reader.optional("reason", Form.TEXT);
        Optional<String> owner = reader.optional("owner", Form.TEXT);
        Optional<String> value = references.personColumn(reader.scalar("value", Forms.COLUMN));
        FairnessTerms fairness = reader.mapping("fairness")
                .map(inner -> fairness(inner, references))
                .orElse(FairnessTerms.UNDECLARED);
        reader.finish();
        Optional<Expr> condition = where.flatMap(conditions);
        if (reader.failed() || id.isEmpty() || use.isEmpty() || condition.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Definition(
                id.get().text(),
                title,
                use.get(),
                basis,
                assessment,
                reason,
                owner,
                value,
                fairness,
                condition.get(),
                places(reader, id.get().span())));
    }

    private static FairnessTerms fairness(MappingReader reader, References references) {
        Direction direction =
                reader.optional("direction", Form.word(Direction.class)).orElse(Direction.BENEFIT);
        List<String> given = references.fairnessColumns(reader.scalars("given", Forms.COLUMN.like("lifetime_value")));
        List<String> response =
                references.fairnessColumns(reader.scalar("response", Forms.COLUMN.like("responded")).stream()
                        .toList());
        Map<String, String> reference = new TreeMap<>();
        reader.mapping("reference").ifPresent(inner -> {
            for (YamlNode.Entry entry : inner.entries()) {
                String characteristic = entry.key().text();
                inner.optional(characteristic, Form.TEXT).ifPresent(group -> reference.put(characteristic, group));
            }
        });
        reader.finish();
        return new FairnessTerms(direction, given, response.stream().findFirst(), reference);
    }

    private static Optional<Use> use(MappingReader reader) {
        Optional<Purpose> purpose =
                reader.required("purpose", Form.word(Purpose.class).like("direct-marketing"));
        List<Channel> channels = channels(reader).stream().distinct().toList();
        Recipient recipient =
                reader.optional("recipient", Form.word(Recipient.class)).orElse(Recipient.OWN);
        Optional<String> product = reader.optional("product", Form.TEXT);
        Optional<Sector> sector = reader.optional("sector", Form.word(Sector.class));
        reader.finish();
        return purpose.filter(word -> !channels.isEmpty())
                .map(word -> new Use(word, channels, recipient, product, sector));
    }

    private static List<Channel> channels(MappingReader reader) {
        Form<Channel> form = Form.word(Channel.class);
        if (reader.has("channel") && reader.has("channels")) {
            reader.known("channel", "channels");
            reader.report(WorkspaceMessages.twoChannels(reader.span("channel")));
            return List.of();
        }
        return reader.has("channel") ? reader.requiredList("channel", form) : reader.requiredList("channels", form);
    }

    private static Definition.Places places(MappingReader reader, Span id) {
        return new Definition.Places(
                id,
                place(reader, "use", id),
                place(reader, "basis", id),
                place(reader, "assessment", id),
                place(reader, "reason", id),
                place(reader, "fairness", id),
                place(reader, "where", id));
    }

    private static Span place(MappingReader reader, String key, Span id) {
        return reader.has(key) ? reader.span(key) : id;
    }
}

package io.licit.core.source;

import java.util.List;

/** A YAML value with its place. Aliases are resolved; anchors, tags and merge keys are refused by the reader. */
public sealed interface YamlNode {
    Span span();

    /**
     * A single value. {@code text} is its content after YAML's quoting; {@code quoted} tells {@code '5'} from {@code 5},
     * so that a country {@code NO} stays a country: no YAML 1.1 booleans.
     *
     * @param content where the content's first character stands in the file, so that a language inside it can give
     *     places; exact for plain and literal block scalars
     */
    record Scalar(Span span, String text, boolean quoted, Content content) implements YamlNode {}

    record Sequence(Span span, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(Span span, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** A key with its value. Keys are always text. */
    record Entry(Scalar key, YamlNode value) {}

    /** Where a scalar's characters stand in its file. */
    interface Content {
        /** The file offset of the content's character at {@code index}; {@code index} may be the content's length. */
        int offset(int index);
    }
}

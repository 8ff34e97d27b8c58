package io.licit.server.campaign;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A YAML text of which single values are changed; all else, comments and layout too, stays as it is. */
final class YamlEdit {
    private static final String INDENT = "  ";
    private static final Pattern PLAIN = Pattern.compile(
            "[0-9][0-9A-Za-z.:+-]*( [A-Z]{3})?|(?!(?i:null)$)\\p{L}[\\p{L}\\p{N} ,.%()/@_-]*(?<! )|true|false");

    /** What a literal block can't hold as it is. */
    private static final Pattern ESCAPED = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\u0085\u2028\u2029\uFEFF]");

    private final String text;
    private final YamlNode.Mapping root;

    private YamlEdit(String text, YamlNode.Mapping root) {
        this.text = text;
        this.root = root;
    }

    /** Empty where the text is no mapping that can be read. */
    static Optional<YamlEdit> of(String text) {
        Diagnostics mistakes = new Diagnostics();
        return Yaml.read(new SourceFile("a form", text), mistakes)
                .filter(node -> mistakes.sorted().isEmpty())
                .flatMap(YamlEdit::mapping)
                .map(root -> new YamlEdit(text, root));
    }

    String text() {
        return text;
    }

    /** The text of a value; blank where there is none. */
    String value(String... path) {
        return node(path).flatMap(YamlEdit::scalar).map(YamlNode.Scalar::text).orElse("");
    }

    /** The keys of a mapping, in their order; none where there is no such. */
    List<String> keys(String... path) {
        return node(path).flatMap(YamlEdit::mapping).map(YamlNode.Mapping::entries).orElse(List.of()).stream()
                .map(entry -> entry.key().text())
                .toList();
    }

    /** How many items a list has. */
    int items(String key) {
        return node(key)
                .map(node ->
                        node instanceof YamlNode.Sequence list ? list.items().size() : 0)
                .orElse(0);
    }

    String item(String list, int index, String key) {
        return item(list, index)
                .flatMap(item -> child(item, key))
                .flatMap(YamlEdit::scalar)
                .map(YamlNode.Scalar::text)
                .orElse("");
    }

    /** With another value under a key of the text, or of a mapping in it; without the key where it is blank. */
    Optional<YamlEdit> with(String value, String... path) {
        if (value(path).equals(value)) {
            return Optional.of(this);
        }
        if (path.length == 1) {
            return put(root, path[0], value);
        }
        Optional<YamlNode.Mapping> parent = node(path[0]).flatMap(YamlEdit::mapping);
        if (parent.isPresent()) {
            return put(parent.get(), path[1], value);
        }
        return value.isBlank() || node(path[0]).isPresent()
                ? Optional.empty()
                : inserted(root, path[0] + ":\n" + INDENT + path[1] + ": " + written(value, INDENT, false));
    }

    /** With another value in an item of a list. */
    Optional<YamlEdit> withItem(String value, String list, int index, String key) {
        return item(list, index, key).equals(value)
                ? Optional.of(this)
                : item(list, index).flatMap(YamlEdit::mapping).flatMap(item -> put(item, key, value));
    }

    /** Without a key, whatever is under it. */
    Optional<YamlEdit> without(String key) {
        return entry(root, key).map(entry -> removed(root, entry)).orElse(Optional.of(this));
    }

    /** With one more item, a mapping of two keys of which the second may be blank. */
    Optional<YamlEdit> withMore(String list, String key, String value, String other, String more) {
        String item = "{" + key + ": " + written(value, "", true)
                + (more.isBlank() ? "" : ", " + other + ": " + written(more, "", true)) + "}";
        Optional<YamlNode> node = node(list);
        if (node.isEmpty()) {
            return inserted(root, list + ":\n" + INDENT + "- " + item);
        }
        if (!(node.get() instanceof YamlNode.Sequence all) || all.items().isEmpty()) {
            return Optional.empty();
        }
        YamlNode last = all.items().get(all.items().size() - 1);
        if (isFlow(all)) {
            return replaced(end(last), end(last), ", " + item);
        }
        String indent = " ".repeat(dash(last) - lineStart(dash(last)));
        return afterLine(end(last), indent + "- " + item);
    }

    Optional<YamlEdit> withoutItem(String list, int index) {
        Optional<YamlNode> item = item(list, index);
        boolean isFlow = node(list).filter(this::isFlow).isPresent();
        return item.flatMap(found -> isFlow ? cut(found.span().start(), end(found)) : lines(dash(found), end(found)));
    }

    // --- one change -------------------------------------------------------------------------------------------

    private Optional<YamlEdit> put(YamlNode.Mapping parent, String key, String value) {
        Optional<YamlNode.Entry> entry = entry(parent, key);
        boolean isFlow = isFlow(parent);
        if (entry.isEmpty()) {
            return value.isBlank()
                    ? Optional.of(this)
                    : inserted(parent, key + ": " + written(value, indent(parent), isFlow));
        }
        if (value.isBlank()) {
            return removed(parent, entry.get());
        }
        YamlNode old = entry.get().value();
        return scalar(old)
                .flatMap(scalar -> replaced(
                        scalar.span().start(),
                        end(scalar),
                        written(value, indent(parent), isFlow || isInFlow(parent))));
    }

    private Optional<YamlEdit> inserted(YamlNode.Mapping parent, String entry) {
        List<YamlNode.Entry> entries = parent.entries();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        int end = end(entries.get(entries.size() - 1).value());
        return isFlow(parent) ? replaced(end, end, ", " + entry) : afterLine(end, indent(parent) + entry);
    }

    private Optional<YamlEdit> removed(YamlNode.Mapping parent, YamlNode.Entry entry) {
        int start = entry.key().span().start();
        int end = end(entry.value());
        boolean isOnly = parent.entries().size() == 1;
        if (isOnly) {
            return Optional.empty();
        }
        if (isFlow(parent)) {
            return cut(start, end);
        }
        return text.substring(lineStart(start), start).isBlank() ? lines(start, end) : Optional.empty();
    }

    /** Out of a flow, with one comma. */
    private Optional<YamlEdit> cut(int start, int end) {
        int to = end;
        while (to < text.length() && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        if (to < text.length() && text.charAt(to) == ',') {
            to++;
            while (to < text.length() && text.charAt(to) == ' ') {
                to++;
            }
            return replaced(start, to, "");
        }
        int from = start;
        while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        return from > 0 && text.charAt(from - 1) == ',' ? replaced(from - 1, end, "") : replaced(start, end, "");
    }

    /** Whole lines out. */
    private Optional<YamlEdit> lines(int start, int end) {
        return replaced(lineStart(start), Math.min(text.length(), lineEnd(end) + 1), "");
    }

    private Optional<YamlEdit> afterLine(int end, String line) {
        int at = lineEnd(end);
        return replaced(at, at, "\n" + line);
    }

    private Optional<YamlEdit> replaced(int start, int end, String by) {
        return of(text.substring(0, start) + by + text.substring(end));
    }

    // --- how values are written -------------------------------------------------------------------------------

    private static String written(String value, String indent, boolean isFlow) {
        if (!isFlow && value.contains("\n") && !ESCAPED.matcher(value).find()) {
            return block(value, indent);
        }
        boolean isPlain = PLAIN.matcher(value).matches() && !(isFlow && value.contains(","));
        return isPlain ? value : quoted(value);
    }

    private static String block(String value, String indent) {
        StringBuilder all = new StringBuilder("|2");
        boolean needsHint = value.startsWith(" ") || value.startsWith("\n") || value.startsWith("\t");
        if (!needsHint) {
            all.setLength(1);
        }
        if (!value.endsWith("\n")) {
            all.append('-');
        } else if (value.endsWith("\n\n")) {
            all.append('+');
        }
        value.stripTrailing()
                .lines()
                .forEach(line -> all.append('\n').append(line.isEmpty() ? "" : indent + INDENT + line));
        return all.toString();
    }

    private static String quoted(String value) {
        StringBuilder all = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                all.append('\\').append(c);
            } else if (c == '\n') {
                all.append("\\n");
            } else if (c == '\t') {
                all.append("\\t");
            } else if (ESCAPED.matcher(String.valueOf(c)).matches()) {
                all.append(String.format("\\u%04x", (int) c));
            } else {
                all.append(c);
            }
        }
        return all.append('"').toString();
    }

    // --- where values stand -----------------------------------------------------------------------------------

    private Optional<YamlNode> node(String... path) {
        Optional<YamlNode> found = Optional.of(root);
        for (String key : path) {
            Function<YamlNode, Optional<YamlNode>> step = node -> child(node, key);
            found = found.flatMap(step);
        }
        return found;
    }

    private static Optional<YamlNode> child(YamlNode node, String key) {
        return mapping(node).flatMap(all -> entry(all, key)).map(YamlNode.Entry::value);
    }

    private Optional<YamlNode> item(String list, int index) {
        return node(list)
                .filter(node -> node instanceof YamlNode.Sequence all
                        && index < all.items().size())
                .map(node -> ((YamlNode.Sequence) node).items().get(index));
    }

    private static Optional<YamlNode.Mapping> mapping(YamlNode node) {
        return node instanceof YamlNode.Mapping found ? Optional.of(found) : Optional.empty();
    }

    private static Optional<YamlNode.Scalar> scalar(YamlNode node) {
        return node instanceof YamlNode.Scalar found ? Optional.of(found) : Optional.empty();
    }

    private static Optional<YamlNode.Entry> entry(YamlNode.Mapping parent, String key) {
        return parent.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .findFirst();
    }

    private boolean isFlow(YamlNode node) {
        int start = node.span().start();
        return start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[');
    }

    /** Whether a mapping that is none itself stands in a flow, where nothing of it may take several lines. */
    private boolean isInFlow(YamlNode.Mapping parent) {
        return root.entries().stream()
                .map(YamlNode.Entry::value)
                .filter(this::isFlow)
                .anyMatch(node -> node.span().start() <= parent.span().start()
                        && parent.span().start() < node.span().end());
    }

    /** The white space before a mapping's keys. */
    private String indent(YamlNode.Mapping parent) {
        if (parent.entries().isEmpty()) {
            return "";
        }
        int start = parent.entries().get(0).key().span().start();
        return " ".repeat(start - lineStart(start));
    }

    /** Where the dash of a block item stands; the item's own place where it has none. */
    private int dash(YamlNode item) {
        int start = item.span().start();
        int at = start - 1;
        while (at > 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at >= 0 && text.charAt(at) == '-' ? at : start;
    }

    private int end(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping
                && !isFlow(mapping)
                && !mapping.entries().isEmpty()) {
            return end(mapping.entries().get(mapping.entries().size() - 1).value());
        }
        if (node instanceof YamlNode.Sequence list
                && !isFlow(list)
                && !list.items().isEmpty()) {
            return end(list.items().get(list.items().size() - 1));
        }
        int start = node.span().start();
        boolean isBlock = node instanceof YamlNode.Scalar
                && start < text.length()
                && (text.charAt(start) == '|' || text.charAt(start) == '>');
        return isBlock ? blockEnd(start) : node.span().end();
    }

    /** The end of the last line that is indented further than the line where a block begins. */
    private int blockEnd(int start) {
        int line = lineStart(start);
        int indent = indentAt(line);
        int end = lineEnd(start);
        int next = end + 1;
        while (next < text.length()) {
            int nextEnd = lineEnd(next);
            boolean isBlank = text.substring(next, nextEnd).isBlank();
            if (!isBlank && indentAt(next) <= indent) {
                break;
            }
            if (!isBlank) {
                end = nextEnd;
            }
            next = nextEnd + 1;
        }
        return end;
    }

    private int indentAt(int line) {
        int at = line;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '-')) {
            at++;
        }
        return at - line;
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}

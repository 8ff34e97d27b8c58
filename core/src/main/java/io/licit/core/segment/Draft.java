package io.licit.core.segment;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Yaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file for another segment like one that is there: the same but for the id, the title and the condition.
 * Comments stay, except those inside the condition.
 */
public final class Draft {
    private static final Pattern COMMENT = Pattern.compile("^[ \\t]*(#.*)?$");
    private static final Pattern BLOCK = Pattern.compile("^[|>][-+0-9]*[ \\t]*(#.*)?$");

    private final String id;
    private final String title;
    private final Expr where;

    private Draft(String id, String title, Expr where) {
        this.id = id;
        this.title = title;
        this.where = where;
    }

    /**
     * The text. Where the segment's own can't be edited, as in flow style, it is written anew from the definition.
     *
     * @param segment whose text is taken; its places lead to it
     * @param id of the new segment
     * @param titleSuffix what is put behind the title, after a blank
     * @param where the condition, resolved or not
     */
    public static String of(Definition segment, String id, String titleSuffix, Expr where) {
        Draft draft = new Draft(id, segment.title() + " " + titleSuffix, where);
        SourceFile file = segment.places().id().file();
        return draft.edited(file)
                .filter(text -> draft.saysTheSame(file, text))
                .orElseGet(() -> DefinitionText.of(segment, id, draft.title, where));
    }

    /** The file's text with the three in place; empty where its form has no place for them. */
    private Optional<String> edited(SourceFile file) {
        Optional<YamlNode.Mapping> root = mapping(file);
        Optional<YamlNode.Entry> ofId = root.flatMap(node -> entry(node, "segment"));
        Optional<YamlNode.Entry> ofWhere = root.flatMap(node -> entry(node, "where"));
        if (ofId.isEmpty() || ofWhere.isEmpty()) {
            return Optional.empty();
        }
        Optional<YamlNode.Entry> ofTitle = root.flatMap(node -> entry(node, "title"));
        Optional<Edit> condition = condition(ofWhere.get());
        Optional<Edit> title = ofTitle.map(entry -> new Edit(entry.value().span(), YamlText.scalar(this.title)))
                .or(() -> newTitle(ofId.get()));
        if (condition.isEmpty() || title.isEmpty()) {
            return Optional.empty();
        }
        Edit name = new Edit(ofId.get().value().span(), YamlText.scalar(id));
        return Optional.of(applied(file.text(), List.of(name, title.get(), condition.get())));
    }

    /** Behind the line of the id; empty where that has more than one, or other keys beside it. */
    private Optional<Edit> newTitle(YamlNode.Entry ofId) {
        Span value = ofId.value().span();
        return indent(ofId.key())
                .filter(indent -> value.from().line() == value.to().line())
                .filter(indent -> COMMENT.matcher(restOfLine(value)).matches())
                .map(indent -> {
                    int end = value.end() + restOfLine(value).length();
                    return new Edit(value.file().span(end, end), "\n" + indent + "title: " + YamlText.scalar(title));
                });
    }

    /** A block in place of the old condition; a comment that stood beside it moves beside the block's mark. */
    private Optional<Edit> condition(YamlNode.Entry entry) {
        Span value = entry.value().span();
        Optional<String> indent = indent(entry.key());
        Matcher header = BLOCK.matcher(value.text().lines().findFirst().orElse(""));
        boolean block = header.matches();
        Matcher beside = block ? header : COMMENT.matcher(restOfLine(value));
        if (indent.isEmpty() || !(block || beside.matches())) {
            return Optional.empty();
        }
        String comment = beside.group(1) == null ? "" : " " + beside.group(1);
        int end = block ? value.end() : value.end() + restOfLine(value).length();
        return Optional.of(
                new Edit(value.file().span(value.start(), end), YamlText.condition(where, indent.get(), comment)));
    }

    /** What stands before the key on its line, where that is nothing but blanks: a mapping in block style. */
    private static Optional<String> indent(YamlNode.Scalar key) {
        String text = key.span().file().text();
        int start = text.lastIndexOf('\n', key.span().start() - 1) + 1;
        return Optional.of(text.substring(start, key.span().start())).filter(before -> before.matches(" *"));
    }

    private static String restOfLine(Span value) {
        String text = value.file().text();
        int end = value.end();
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(value.end(), end);
    }

    private static String applied(String text, List<Edit> edits) {
        StringBuilder out = new StringBuilder(text);
        List<Edit> lastFirst = new ArrayList<>(edits);
        lastFirst.sort(
                Comparator.comparingInt((Edit edit) -> edit.place().start()).reversed());
        lastFirst.forEach(edit -> out.replace(edit.place().start(), edit.place().end(), edit.text()));
        return out.toString();
    }

    /** Whether the text says what it should, and of everything else what the old one says. */
    private boolean saysTheSame(SourceFile old, String text) {
        SourceFile file = new SourceFile(old.path(), text);
        Optional<YamlNode.Mapping> before = mapping(old);
        Optional<YamlNode.Mapping> after = mapping(file);
        if (before.isEmpty() || after.isEmpty()) {
            return false;
        }
        List<String> others = others(before.get());
        Optional<String> condition = entry(after.get(), "where")
                .map(YamlNode.Entry::value)
                .filter(YamlNode.Scalar.class::isInstance)
                .flatMap(value -> ConditionParser.parse((YamlNode.Scalar) value, file, new Diagnostics()))
                .map(Canonical::text);
        return others.equals(others(after.get()))
                && says(after.get(), "segment", id)
                && says(after.get(), "title", title)
                && condition.filter(Canonical.text(where)::equals).isPresent();
    }

    private static boolean says(YamlNode.Mapping root, String key, String text) {
        return entry(root, key)
                .filter(entry -> entry.value() instanceof YamlNode.Scalar scalar
                        && scalar.text().equals(text))
                .isPresent();
    }

    private static List<String> others(YamlNode.Mapping root) {
        return root.entries().stream()
                .filter(entry -> !List.of("segment", "title", "where")
                        .contains(entry.key().text()))
                .map(entry -> entry.key().text() + ": " + YamlText.plain(entry.value()))
                .toList();
    }

    private static Optional<YamlNode.Mapping> mapping(SourceFile file) {
        return Yaml.read(file, new Diagnostics())
                .filter(YamlNode.Mapping.class::isInstance)
                .map(YamlNode.Mapping.class::cast);
    }

    private static Optional<YamlNode.Entry> entry(YamlNode.Mapping root, String key) {
        return root.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .filter(entry -> entry.value() instanceof YamlNode.Scalar)
                .findFirst();
    }

    private record Edit(Span place, String text) {}
}

package io.licit.core.segment;

import io.licit.core.source.YamlNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as YAML text: plain where they read back as the same text anywhere, else in double quotes. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("\\p{L}([\\p{L}\\p{N} ._@/'-]*[\\p{L}\\p{N}._@/'-])?");
    private static final Pattern WORD_OF_YAML =
            Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|[-+.]?(inf|nan)");

    /** What YAML does not print, or takes for the end of a line. */
    private static final Pattern UNPRINTED =
            Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}\\x{2029}\\x{FEFF}\\x{FFFE}\\x{FFFF}&&[^\\n\\t]]");

    private YamlText() {}

    static String scalar(String text) {
        boolean plain =
                PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches();
        return plain ? text : quoted(text);
    }

    static String list(List<String> texts) {
        return texts.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    /**
     * A condition as a literal block with an operand of its outermost {@code and} or {@code or} a line.
     *
     * @param indent of the key
     * @param comment beside the block's mark, with a blank before it; may be empty
     */
    static String condition(Expr where, String indent, String comment) {
        String text = lines(where, indent + "  ");
        return UNPRINTED.matcher(text).find()
                ? quoted(Canonical.text(where)) + comment
                : "|" + comment + "\n" + indent + "  " + text;
    }

    private static String lines(Expr where, String indent) {
        if (!(where instanceof Expr.Logic logic)) {
            return Canonical.text(where).replace("\n", "\n" + indent);
        }
        String between = logic.and() ? "and " : "or ";
        return logic.operands().stream()
                .map(operand -> operand(logic, operand).replace("\n", "\n" + indent))
                .collect(Collectors.joining("\n" + indent + between));
    }

    private static String operand(Expr.Logic logic, Expr operand) {
        boolean looser = logic.and() && operand instanceof Expr.Logic;
        return looser ? "(" + Canonical.text(operand) + ")" : Canonical.text(operand);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                out.append("\\n");
            } else if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (UNPRINTED.matcher(Character.toString(c)).matches()) {
                out.append(String.format("\\u%04X", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    /** A value with everything that it says, and nothing of how it is written. */
    static String plain(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> quoted(entry.key().text()) + ": " + plain(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(YamlText::plain).collect(Collectors.joining(", ", "[", "]"));
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return scalar.quoted() ? quoted(scalar.text()) : "plain " + quoted(scalar.text());
    }
}

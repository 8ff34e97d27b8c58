package io.licit.core.json;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** The two prints of a value. */
final class JsonPrint {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int PLAIN_DIGITS_HIGH = 21;
    private static final int PLAIN_DIGITS_LOW = -6;

    private final StringBuilder out = new StringBuilder();
    private final boolean canonical;

    private JsonPrint(boolean canonical) {
        this.canonical = canonical;
    }

    static String canonical(Json value) {
        JsonPrint print = new JsonPrint(true);
        print.value(value, 0);
        return print.out.toString();
    }

    static String indented(Json value) {
        JsonPrint print = new JsonPrint(false);
        print.value(value, 0);
        return print.out.toString();
    }

    private void value(Json value, int depth) {
        if (value instanceof Json.Obj object) {
            object(canonical ? new TreeMap<>(object.members()) : object.members(), depth);
        } else if (value instanceof Json.Arr array) {
            array(array.items().iterator(), depth);
        } else if (value instanceof Json.Str text) {
            string(text.value());
        } else if (value instanceof Json.Num number) {
            out.append(number(number.value()));
        } else if (value instanceof Json.Bool truth) {
            out.append(truth.value());
        } else {
            out.append("null");
        }
    }

    private void object(Map<String, Json> members, int depth) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> member : members.entrySet()) {
            out.append(separator);
            line(depth + 1);
            string(member.getKey());
            out.append(canonical ? ":" : ": ");
            value(member.getValue(), depth + 1);
            separator = ",";
        }
        if (!members.isEmpty()) {
            line(depth);
        }
        out.append('}');
    }

    private void array(Iterator<Json> items, int depth) {
        out.append('[');
        boolean any = items.hasNext();
        while (items.hasNext()) {
            line(depth + 1);
            value(items.next(), depth + 1);
            out.append(items.hasNext() ? "," : "");
        }
        if (any) {
            line(depth);
        }
        out.append(']');
    }

    private void line(int depth) {
        if (!canonical) {
            out.append('\n').append("  ".repeat(depth));
        }
    }

    /** Most texts are appended as they are, in one piece. */
    private void string(String text) {
        out.append('"');
        int kept = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c) && isLoneSurrogate(text, i)) {
                out.append(text, kept, i);
                special(c);
                kept = i + 1;
            }
        }
        out.append(kept == 0 ? text : text.substring(kept)).append('"');
    }

    private void special(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> escape(c);
        }
    }

    private void escape(char c) {
        out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]).append(HEX[c >> 4 & 15]);
        out.append(HEX[c & 15]);
    }

    private static boolean isLoneSurrogate(String text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    /** As ECMAScript writes numbers: plain from 1e-6 to below 1e21, else with an exponent. */
    private static String number(BigDecimal value) {
        long digitsBeforePoint = (long) value.precision() - value.scale();
        if (value.signum() == 0 || (digitsBeforePoint <= PLAIN_DIGITS_HIGH && digitsBeforePoint > PLAIN_DIGITS_LOW)) {
            return value.toPlainString();
        }
        String digits = value.unscaledValue().abs().toString();
        long exponent = digitsBeforePoint - 1;
        return (value.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e" : "e+")
                + exponent;
    }
}

package io.licit.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form that RFC 8785 gives each value, so that equal content has equal bytes.
 *
 * <p>Reading is strict: valid UTF-8, no name twice in an object, no lone surrogates, no number that a double cannot
 * hold, at most 100 levels.
 */
public final class CanonicalJson {
    private static final int DEPTH_MAX = 100;

    private final String text;
    private int at;

    private CanonicalJson(String text) {
        this.text = text;
    }

    /** The canonical form of a JSON text. */
    public static byte[] of(byte[] json) throws EvidenceException {
        CanonicalJson reader = new CanonicalJson(Words.utf8(json, "the JSON"));
        reader.space();
        String canonical = reader.value(0);
        reader.space();
        if (reader.at != reader.text.length()) {
            throw reader.wrong("something follows the value");
        }
        return Words.bytes(canonical);
    }

    /**
     * Passes over bytes that are canonical.
     *
     * @throws EvidenceException saying what is wrong and where, in characters from 0 on
     */
    public static void require(byte[] json) throws EvidenceException {
        byte[] canonical = of(json);
        int at = Arrays.mismatch(json, canonical);
        if (at >= 0) {
            throw EvidenceException.given("valid JSON, but not in canonical form from byte " + at + " on");
        }
    }

    private String value(int depth) throws EvidenceException {
        if (depth > DEPTH_MAX) {
            throw wrong("more than " + DEPTH_MAX + " levels");
        }
        switch (peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                return quoted(string());
            case 't':
                return word("true");
            case 'f':
                return word("false");
            case 'n':
                return word("null");
            default:
                return number();
        }
    }

    private String object(int depth) throws EvidenceException {
        // A string's own order is by UTF-16 code units, which is what RFC 8785, section 3.2.3, asks for.
        Map<String, String> members = new TreeMap<>();
        at++;
        space();
        while (peek() != '}') {
            if (!members.isEmpty()) {
                expect(',');
                space();
            }
            String name = string();
            space();
            expect(':');
            space();
            if (members.containsKey(name)) {
                throw wrong("the name `" + Words.shown(name) + "` twice in an object");
            }
            members.put(name, value(depth + 1));
            space();
        }
        at++;
        List<String> parts = new ArrayList<>();
        members.forEach((name, value) -> parts.add(quoted(name) + ":" + value));
        return "{" + String.join(",", parts) + "}";
    }

    private String array(int depth) throws EvidenceException {
        List<String> parts = new ArrayList<>();
        at++;
        space();
        while (peek() != ']') {
            if (!parts.isEmpty()) {
                expect(',');
                space();
            }
            parts.add(value(depth + 1));
            space();
        }
        at++;
        return "[" + String.join(",", parts) + "]";
    }

    private String string() throws EvidenceException {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("a control character in a string");
            }
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                throw wrong("half of a surrogate pair in a string");
            }
            i += pair ? 1 : 0;
        }
        return value.toString();
    }

    private char escaped() throws EvidenceException {
        char c = peek();
        at++;
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c != 'u' || at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw wrong("an unknown escape in a string");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private String word(String word) throws EvidenceException {
        if (!text.startsWith(word, at)) {
            throw wrong("no JSON value");
        }
        at += word.length();
        return word;
    }

    private String number() throws EvidenceException {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw wrong("no JSON value");
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw wrong("a number that is too large");
        }
        return ShortestNumber.print(value);
    }

    /** A string as RFC 8785, section 3.2.2.2, writes it. */
    private static String quoted(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int plain = "\"\\\b\f\n\r\t".indexOf(c);
            if (plain >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(plain));
            } else if (c < ' ') {
                out.append("\\u00").append(c < 16 ? "0" : "1").append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws EvidenceException {
        if (at >= text.length()) {
            throw wrong("an early end");
        }
        return text.charAt(at);
    }

    private void expect(char c) throws EvidenceException {
        if (peek() != c) {
            throw wrong("no `" + c + "`");
        }
        at++;
    }

    private EvidenceException wrong(String what) {
        return EvidenceException.given("not JSON as RFC 8785 takes it: " + what + " at character " + at);
    }
}

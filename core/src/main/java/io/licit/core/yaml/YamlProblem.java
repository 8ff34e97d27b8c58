package io.licit.core.yaml;

import io.licit.core.diagnostic.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parser's complaint in our words.
 *
 * @param parserSays the beginning of a complaint, or a part of it
 */
record YamlProblem(String parserSays, Said message, Said help) {
    private static final String NO_COLON = "could not find expected ':'";

    private static final List<YamlProblem> KNOWN = List.of(
            new YamlProblem(
                    "mapping values are not allowed",
                    Said.of("a `:` stands where no key can be"),
                    Said.of("put quotes around a value that holds `: `, or begin the key on its own line, indented"
                            + " like its neighbours")),
            new YamlProblem(
                    "\\t",
                    Said.of("a tab stands where only spaces may"),
                    Said.of("indent with spaces, two for each level")),
            new YamlProblem(
                    "expected <block end>",
                    Said.of("this line fits no level of indentation"),
                    Said.of("indent it like the lines it belongs to, with spaces; close quotes before it")),
            new YamlProblem(
                    NO_COLON,
                    Said.of("a key without `:` stands here"),
                    Said.of("write `key: value`; indent the text of a condition deeper than its key")),
            new YamlProblem(
                    "found unexpected end of stream",
                    Said.of("the file ends within quotes"),
                    Said.of("close the quotes that are open")),
            new YamlProblem(
                    "expected ',' or ']'",
                    Said.of("a list in brackets is not closed"),
                    Said.of("write `,` between its values and `]` after the last")),
            new YamlProblem(
                    "expected ',' or '}'",
                    Said.of("a mapping in braces is not closed"),
                    Said.of("write `,` between its keys and `}` after the last")),
            new YamlProblem(
                    "that cannot start any token",
                    Said.of("a value can't begin with this character"),
                    Said.of("put quotes around the value")),
            new YamlProblem(
                    "block sequence entries are not allowed",
                    Said.of("a list item stands where none can be"),
                    Said.of("begin `- ` on its own line below its key")),
            new YamlProblem(
                    "found unknown escape character",
                    Said.of("double quotes hold an escape that YAML does not know"),
                    Said.of("use single quotes, or write the backslash twice")),
            new YamlProblem(
                    "expected a comment or a line break",
                    Said.of("text stands on the line of `|` or `>`"),
                    Said.of("begin the text on the next line, indented deeper than its key")),
            new YamlProblem(
                    "undefined alias",
                    Said.of("an alias stands here"),
                    Said.of("write the value out; quote it if it is text that begins with `*`")));

    private static final YamlProblem OTHER = new YamlProblem(
            "", Said.of("this can't be read as YAML"), Said.of("write `key: value`, and quote text that holds signs"));

    /** Whether the mistake stands where the parser began to look, not where it gave up. */
    boolean pointsAtContext() {
        return parserSays.equals(NO_COLON);
    }

    static YamlProblem of(@Nullable String complaint) {
        if (complaint == null) {
            return OTHER;
        }
        return KNOWN.stream()
                .filter(problem -> complaint.contains(problem.parserSays))
                .findFirst()
                .orElse(OTHER);
    }
}

package io.licit.core.yaml;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/** What is said about YAML as such. */
final class YamlMessages {
    private YamlMessages() {}

    static Diagnostic tooLarge(SourceFile file) {
        return Diagnostic.of(Code.SRC1007, Said.of("this file is larger than 2 MiB"), file.start())
                .withHelp(Said.of("split it, or keep data out of definitions"));
    }

    static Diagnostic tooDeep(Span span) {
        return Diagnostic.of(Code.SRC1007, Said.of("this file nests more than {} levels deep", Yaml.DEPTH_MAX), span)
                .withHelp(Said.of("write it flatter; no definition needs more than a few levels"));
    }

    static Diagnostic empty(SourceFile file) {
        return Diagnostic.of(Code.SRC1001, Said.of("this file has no content"), file.start())
                .withHelp(Said.of("write a definition in it, or remove it"));
    }

    static Diagnostic secondDocument(Span span) {
        return Diagnostic.of(Code.SRC1001, Said.of("a second document begins here"), firstLine(span))
                .withHelp(Said.of(
                        "keep one document in a file: remove the line `---`, or move what follows to its own file"));
    }

    static Diagnostic anchor(Span span) {
        return Diagnostic.of(Code.SRC1001, Said.of("an anchor stands here"), firstLine(span))
                .withHelp(Said.of("write the value out at each place; quote it if it is text that begins with `&`"));
    }

    static Diagnostic alias(Span span) {
        return Diagnostic.of(Code.SRC1001, Said.of("an alias stands here"), span)
                .withHelp(Said.of("write the value out at each place; quote it if it is text that begins with `*`"));
    }

    static Diagnostic tag(Span span) {
        String tag = span.text().split("\\s", 2)[0];
        return Diagnostic.of(Code.SRC1001, Said.of("the tag `{}` stands here", tag), firstLine(span))
                .withHelp(Said.of("remove the tag; quote the value if it is text that begins with `!`"));
    }

    static Diagnostic merge(Span span) {
        return Diagnostic.of(Code.SRC1001, Said.of("a merge key stands here"), span)
                .withHelp(Said.of("write the keys out"));
    }

    static Diagnostic keyNotText(Span span) {
        return Diagnostic.of(Code.SRC1001, Said.of("a key that is not text stands here"), firstLine(span))
                .withHelp(Said.of("write keys as words, `key: value`"));
    }

    static Diagnostic twice(YamlNode.Scalar key, YamlNode.Scalar first) {
        return Diagnostic.of(Code.SRC1002, Said.of("the key `{}` stands twice", key.text()), key.span())
                .withLabel(Said.of("again here"))
                .withNote(Said.of(
                        "it stands first on line {}", first.span().from().line()))
                .withHelp(Said.of("keep one of the two"));
    }

    static Diagnostic unreadable(SourceFile file) {
        return Diagnostic.of(Code.SRC1001, Said.of("this file is not YAML"), file.start())
                .withHelp(Said.of("save it as UTF-8 text with one `key: value` a line"));
    }

    static Diagnostic unprintable(SourceFile file, Offsets offsets, ReaderException broken) {
        int start = offsets.of(broken.getPosition());
        int end = Math.min(file.text().length(), start + 1);
        String code = String.format(Locale.ROOT, "U+%04X", broken.getCodePoint());
        return Diagnostic.of(
                        Code.SRC1001,
                        Said.of("a character that no text holds stands here, {}", code),
                        file.span(start, end))
                .withHelp(Said.of("remove it; save the file as UTF-8"));
    }

    static Diagnostic broken(SourceFile file, Offsets offsets, MarkedYamlEngineException broken) {
        YamlProblem problem = YamlProblem.of(broken.getProblem());
        Optional<Mark> context = broken.getContextMark();
        Optional<Mark> place =
                problem.pointsAtContext() ? context : broken.getProblemMark().or(() -> context);
        Span span = pointAt(file, place.map(offsets::of).orElse(0));
        Diagnostic diagnostic =
                Diagnostic.of(Code.SRC1001, problem.message(), span).withHelp(problem.help());
        return context.map(mark -> contextLine(file, offsets, mark))
                .filter(line -> line != span.from().line())
                .map(line -> diagnostic.withNote(Said.of("what it belongs to begins on line {}", line)))
                .orElse(diagnostic);
    }

    private static int contextLine(SourceFile file, Offsets offsets, Mark mark) {
        return file.position(offsets.of(mark)).line();
    }

    /** One character where there is one; at the file's end, the end of the last line with text. */
    private static Span pointAt(SourceFile file, int at) {
        String text = file.text();
        if (at < text.length()) {
            return file.span(at, at + Character.charCount(text.codePointAt(at)));
        }
        int end = text.stripTrailing().length();
        return file.span(end, end);
    }

    private static Span firstLine(Span span) {
        int stop = span.start();
        while (stop < span.end() && span.file().text().charAt(stop) != '\n') {
            stop++;
        }
        return span.file().span(span.start(), stop);
    }
}

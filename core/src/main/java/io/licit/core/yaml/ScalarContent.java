package io.licit.core.yaml;

import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Where a scalar's characters stand in its file; worked out when first asked. */
final class ScalarContent implements YamlNode.Content {
    private final SourceFile file;
    private final Span span;
    private final ScalarStyle style;
    private final String text;
    private int @Nullable [] offsets;

    /** @param span as the parser has it, a block scalar's trailing blank lines included */
    ScalarContent(SourceFile file, Span span, ScalarStyle style, String text) {
        this.file = file;
        this.span = span;
        this.style = style;
        this.text = text;
    }

    @Override
    public int offset(int index) {
        int[] found = offsets;
        if (found == null) {
            found = offsets();
            offsets = found;
        }
        return found[Math.max(0, Math.min(index, text.length()))];
    }

    private int[] offsets() {
        String source = file.text();
        ScalarScan scan = new ScalarScan(source, span.start(), span.end());
        switch (style) {
            case LITERAL -> scan.literal(text);
            case FOLDED -> scan.align(text);
            case SINGLE_QUOTED -> scan.singleQuoted();
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> scan.doubleQuoted();
            case PLAIN -> scan.plain();
        }
        if (!scan.found().equals(text)) {
            scan = new ScalarScan(source, span.start(), span.end());
            scan.align(text);
        }
        return scan.offsets();
    }
}

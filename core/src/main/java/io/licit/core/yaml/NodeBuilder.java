package io.licit.core.yaml;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds the tree from the parser's events, without recursion, and refuses what definitions may not use. */
final class NodeBuilder {
    private final SourceFile file;
    private final Offsets offsets;
    private final Diagnostics diagnostics;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable YamlNode root;
    private boolean refused;
    private int documents;
    private int lastEnd;

    NodeBuilder(SourceFile file, Offsets offsets, Diagnostics diagnostics) {
        this.file = file;
        this.offsets = offsets;
        this.diagnostics = diagnostics;
    }

    /** Takes the next event; false where going on is of no use. */
    boolean accept(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> {
                return document(event);
            }
            case Alias -> {
                refuse(YamlMessages.alias(span(event)));
                return add(scalar(span(event), ""));
            }
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                return label(scalar, scalar.getTag()) && add(scalar(scalar));
            }
            case MappingStart, SequenceStart -> {
                return open((CollectionStartEvent) event);
            }
            case MappingEnd, SequenceEnd -> {
                return close(event);
            }
            default -> {
                return true;
            }
        }
    }

    /** The document read; call it after the last event. */
    Optional<YamlNode> document() {
        if (refused) {
            return Optional.empty();
        }
        if (root == null) {
            diagnostics.add(YamlMessages.empty(file));
        }
        return Optional.ofNullable(root);
    }

    private boolean document(Event event) {
        documents++;
        if (documents > 1) {
            refuse(YamlMessages.secondDocument(span(event)));
            return false;
        }
        return true;
    }

    private boolean open(CollectionStartEvent event) {
        if (open.size() >= Yaml.DEPTH_MAX) {
            refuse(YamlMessages.tooDeep(span(event)));
            return false;
        }
        label(event, event.getTag());
        Open next = event instanceof MappingStartEvent ? new OpenMapping() : new OpenSequence();
        next.start = start(event);
        open.push(next);
        return true;
    }

    private boolean close(Event event) {
        Open done = open.pop();
        int end = Math.max(done.start, flowEnd(event).orElse(lastEnd));
        lastEnd = end;
        return add(done.close(file.span(done.start, end)));
    }

    /** A flow collection ends with its bracket; a block collection with its last value, before blanks and comments. */
    private Optional<Integer> flowEnd(Event event) {
        int start = start(event);
        int end = end(event);
        return end > start ? Optional.of(end) : Optional.empty();
    }

    private boolean add(YamlNode node) {
        lastEnd = Math.max(lastEnd, node.span().end());
        Open parent = open.peek();
        if (parent == null) {
            root = node;
        } else {
            parent.add(node);
        }
        return true;
    }

    private boolean label(NodeEvent event, Optional<String> tag) {
        if (event.getAnchor().isPresent()) {
            refuse(YamlMessages.anchor(span(event)));
        }
        if (tag.isPresent()) {
            refuse(YamlMessages.tag(span(event)));
        }
        return true;
    }

    private YamlNode.Scalar scalar(ScalarEvent event) {
        ScalarStyle style = event.getScalarStyle();
        Span span = span(event);
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            span = file.span(span.start(), trimmedEnd(span));
        }
        boolean quoted = style != ScalarStyle.PLAIN;
        return new YamlNode.Scalar(
                span, event.getValue(), quoted, new ScalarContent(file, span(event), style, event.getValue()));
    }

    private YamlNode.Scalar scalar(Span span, String text) {
        return new YamlNode.Scalar(span, text, false, new ScalarContent(file, span, ScalarStyle.PLAIN, text));
    }

    private int trimmedEnd(Span span) {
        int end = span.end();
        while (end > span.start() && Character.isWhitespace(file.text().charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void refuse(Diagnostic diagnostic) {
        refused = true;
        diagnostics.add(diagnostic);
    }

    private Span span(Event event) {
        int start = start(event);
        return file.span(start, Math.max(start, end(event)));
    }

    private int start(Event event) {
        return event.getStartMark().map(offsets::of).orElse(0);
    }

    private int end(Event event) {
        return event.getEndMark().map(offsets::of).orElse(0);
    }

    /** A collection whose end has not been seen. */
    private abstract static class Open {
        int start;

        abstract void add(YamlNode node);

        abstract YamlNode close(Span span);
    }

    private static final class OpenSequence extends Open {
        private final List<YamlNode> items = new ArrayList<>();

        @Override
        void add(YamlNode node) {
            items.add(node);
        }

        @Override
        YamlNode close(Span span) {
            return new YamlNode.Sequence(span, items);
        }
    }

    private final class OpenMapping extends Open {
        private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        private YamlNode.@Nullable Scalar key;
        private boolean expectsValue;

        @Override
        void add(YamlNode node) {
            if (expectsValue) {
                value(node);
            } else {
                key(node);
            }
            expectsValue = !expectsValue;
        }

        private void key(YamlNode node) {
            if (!(node instanceof YamlNode.Scalar scalar)) {
                refuse(YamlMessages.keyNotText(node.span()));
                key = null;
                return;
            }
            if (!scalar.quoted() && scalar.text().equals("<<")) {
                refuse(YamlMessages.merge(scalar.span()));
            }
            key = scalar;
        }

        private void value(YamlNode node) {
            YamlNode.Scalar name = key;
            if (name == null) {
                return;
            }
            YamlNode.Entry first = entries.putIfAbsent(name.text(), new YamlNode.Entry(name, node));
            if (first != null) {
                diagnostics.add(YamlMessages.twice(name, first.key()));
            }
        }

        @Override
        YamlNode close(Span span) {
            return new YamlNode.Mapping(span, List.copyOf(entries.values()));
        }
    }
}

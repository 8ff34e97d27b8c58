package io.licit.core.campaign;

import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** What is read of a body so far, and where it stands. */
final class Body {
    private final SourceFile file;
    private final YamlNode.Content content;
    private final String text;
    private final List<Message.Passage> passages = new ArrayList<>();
    private final List<Message.Link> links = new ArrayList<>();

    /** @param content where the text's characters stand in the file */
    Body(SourceFile file, YamlNode.Content content, String text) {
        this.file = file;
        this.content = content;
        this.text = text;
    }

    static Body of(SourceFile file) {
        return new Body(file, index -> index, file.text());
    }

    static Body of(YamlNode.Scalar scalar) {
        return new Body(scalar.span().file(), scalar.content(), scalar.text());
    }

    String text() {
        return text;
    }

    Flow flow() {
        return new Flow(file, content);
    }

    /** A stretch of the body, in the file. */
    Span span(int start, int end) {
        int first = content.offset(start);
        int last = Math.min(file.text().length(), Math.max(first, content.offset(end)));
        return file.span(first, last);
    }

    void add(Message.Part part, Flow flow) {
        if (!flow.isBlank()) {
            passages.add(flow.passage(part));
        }
    }

    void add(Message.Link link) {
        links.add(link);
    }

    List<Message.Passage> passages() {
        return passages;
    }

    List<Message.Link> links() {
        return links;
    }

    /** All of it as one passage. */
    Message.Passage whole(Message.Part part) {
        Flow flow = flow();
        flow.addAll(text, 0, text.length());
        return flow.passage(part);
    }
}

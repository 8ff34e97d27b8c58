package io.licit.core.campaign;

import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.util.Arrays;

/**
 * Words in the making: characters with their places in a file, white space as it is shown.
 *
 * @see Message.Passage
 */
final class Flow {
    private final SourceFile file;
    private final YamlNode.Content content;
    private final StringBuilder text = new StringBuilder();
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    /** @param content where the characters of the body stand in the file */
    Flow(SourceFile file, YamlNode.Content content) {
        this.file = file;
        this.content = content;
    }

    /** Adds a character of the body, or what stands for it, from {@code start} until {@code end} of the body. */
    void add(int point, int start, int end) {
        if (Folded.isUnseen(point) && point != 0x200D || point == 0) {
            return;
        }
        if (point == '\n') {
            lineBreak(start, end);
        } else if (Folded.isSpace(point)) {
            if (text.length() > 0 && !endsInSpace()) {
                put(' ', start, end);
            }
        } else {
            for (char one : Character.toChars(point)) {
                put(one, start, end);
            }
        }
    }

    /** Adds a stretch of the body as it stands. */
    void addAll(String body, int start, int end) {
        int at = start;
        while (at < end) {
            int point = body.codePointAt(at);
            int next = at + Character.charCount(point);
            add(point, at, next);
            at = next;
        }
    }

    private void lineBreak(int start, int end) {
        if (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        if (text.length() > 0) {
            put('\n', start, end);
        }
    }

    private boolean endsInSpace() {
        char last = text.charAt(text.length() - 1);
        return last == ' ' || last == '\n';
    }

    private void put(char one, int start, int end) {
        int at = text.length();
        if (at == starts.length) {
            starts = Arrays.copyOf(starts, at * 2);
            ends = Arrays.copyOf(ends, at * 2);
        }
        text.append(one);
        starts[at] = start;
        ends[at] = end;
    }

    boolean isBlank() {
        return text.toString().isBlank();
    }

    /** Whether two line breaks stand at the end: the paragraph is over. */
    boolean endsInBlankLine() {
        int length = text.length();
        return length > 1 && text.charAt(length - 1) == '\n' && text.charAt(length - 2) == '\n';
    }

    int length() {
        return text.length();
    }

    Message.Passage passage(Message.Part part) {
        int length = text.toString().stripTrailing().length();
        int[] from = new int[length];
        int[] until = new int[length];
        int before = 0;
        for (int i = 0; i < length; i++) {
            from[i] = Math.max(before, content.offset(starts[i]));
            until[i] = Math.max(from[i], content.offset(ends[i]));
            before = from[i];
        }
        return new Message.Passage(part, text.substring(0, length), new Marks(file, from, until));
    }

    /** Places of characters, one by one. */
    private static final class Marks implements Message.Places {
        private final SourceFile file;
        private final int[] starts;
        private final int[] ends;

        Marks(SourceFile file, int[] starts, int[] ends) {
            this.file = file;
            this.starts = starts;
            this.ends = ends;
        }

        @Override
        public Span span(int start, int end) {
            if (starts.length == 0) {
                return file.start();
            }
            int first = starts[Math.max(0, Math.min(start, starts.length - 1))];
            int last = end > start ? ends[Math.min(end, ends.length) - 1] : first;
            return file.span(first, Math.min(Math.max(first, last), file.text().length()));
        }
    }
}

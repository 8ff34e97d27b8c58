package io.licit.server.view;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What one text has and another has not, line by line, and within a line that both have word by word. */
public final class Difference {
    private static final Pattern WORD = Pattern.compile("\\s+|[\\p{L}\\p{N}_]+|.");
    private static final String SAME = "same";
    private static final String REMOVED = "removed";
    private static final String ADDED = "added";

    private Difference() {}

    /** @param kind same, added or removed */
    public record Line(String kind, List<Piece> pieces) {
        public Line {
            pieces = List.copyOf(pieces);
        }

        static Line of(String kind, String text) {
            return new Line(kind, List.of(new Piece(text, false)));
        }

        public boolean isChange() {
            return !kind.equals(SAME);
        }

        /** What stands before it, so that it is told by more than its colour. */
        public String sign() {
            return kind.equals(ADDED) ? "+" : kind.equals(REMOVED) ? "−" : " ";
        }
    }

    /** A stretch of a line. @param isMarked whether only this text has it, in a line that the other has too */
    public record Piece(String text, boolean isMarked) {}

    public static List<Line> of(String before, String after) {
        List<Line> lines = new ArrayList<>();
        List<DiffRow> rows = DiffRowGenerator.create()
                .showInlineDiffs(false)
                .lineNormalizer(line -> line)
                .build()
                .generateDiffRows(before.lines().toList(), after.lines().toList());
        for (DiffRow row : rows) {
            switch (row.getTag()) {
                case EQUAL -> lines.add(Line.of(SAME, row.getOldLine()));
                case DELETE -> lines.add(Line.of(REMOVED, row.getOldLine()));
                case INSERT -> lines.add(Line.of(ADDED, row.getNewLine()));
                default -> changed(row.getOldLine(), row.getNewLine(), lines);
            }
        }
        return lines;
    }

    private static void changed(String before, String after, List<Line> lines) {
        List<String> old = words(before);
        List<String> fresh = words(after);
        boolean[] removed = new boolean[old.size()];
        boolean[] added = new boolean[fresh.size()];
        for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
            mark(removed, delta.getSource().getPosition(), delta.getSource().size());
            mark(added, delta.getTarget().getPosition(), delta.getTarget().size());
        }
        lines.add(new Line(REMOVED, pieces(old, removed)));
        lines.add(new Line(ADDED, pieces(fresh, added)));
    }

    private static void mark(boolean[] marks, int from, int length) {
        for (int i = from; i < from + length; i++) {
            marks[i] = true;
        }
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(MatchResult::group).toList();
    }

    private static List<Piece> pieces(List<String> words, boolean[] marks) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            piece.append(words.get(i));
            if (i + 1 == words.size() || marks[i + 1] != marks[i]) {
                pieces.add(new Piece(piece.toString(), marks[i]));
                piece.setLength(0);
            }
        }
        return pieces;
    }
}

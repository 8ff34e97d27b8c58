package io.licit.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a source was when it was looked at. Sources of equal states are taken to have the same rows. */
sealed interface SourceState {
    /** In lines, from which {@link #of} makes it again. */
    List<String> lines();

    static SourceState of(List<String> lines) {
        return lines.get(0).equals(OfFiles.KIND) ? OfFiles.of(lines) : OfServer.of(lines);
    }

    /** Files by their paths, sizes and times, not their contents. */
    record OfFiles(List<FileState> files) implements SourceState {
        private static final String KIND = "files";

        public OfFiles {
            files = List.copyOf(files);
        }

        @Override
        public List<String> lines() {
            List<String> lines = new ArrayList<>(List.of(KIND));
            files.forEach(file -> lines.add(file.size + " " + file.time + " " + file.path));
            return lines;
        }

        private static OfFiles of(List<String> lines) {
            List<FileState> files = lines.subList(1, lines.size()).stream()
                    .map(line -> line.split(" ", 3))
                    .map(parts -> new FileState(parts[2], Long.parseLong(parts[0]), parts[1]))
                    .toList();
            return new OfFiles(files);
        }
    }

    /** @param size of a file that is gone is less than nothing */
    record FileState(String path, long size, String time) {}

    /**
     * A table of a server.
     *
     * @param where server and table
     * @param columns with their types
     * @param content a hash over all rows; of a table with a watermark, over those within the overlap alone
     */
    record OfServer(String where, String columns, long rows, String content, Optional<Mark> mark)
            implements SourceState {
        private static final String KIND = "server";

        @Override
        public List<String> lines() {
            List<String> lines = new ArrayList<>(List.of(KIND, where, columns, String.valueOf(rows), content));
            mark.ifPresent(known -> lines.addAll(List.of(known.last, known.from, known.sum)));
            return lines;
        }

        private static OfServer of(List<String> lines) {
            Optional<Mark> mark = lines.size() < 8
                    ? Optional.empty()
                    : Optional.of(new Mark(lines.get(5), lines.get(6), lines.get(7)));
            return new OfServer(lines.get(1), lines.get(2), Long.parseLong(lines.get(3)), lines.get(4), mark);
        }
    }

    /**
     * A watermark, where every row has one.
     *
     * @param last the greatest
     * @param from rows at or after it may still change without the watermark's rising
     * @param sum of all, as microseconds or as numbers, which tells that a row has gone, come or moved
     */
    record Mark(String last, String from, String sum) {}

    /** One line, whatever is in the texts. */
    static String line(List<String> texts) {
        return texts.stream()
                .map(text -> text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }
}

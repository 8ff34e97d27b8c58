package io.licit.programme.consent.signal;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.programme.consent.Change;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Consents in a file or a text, read from the first line to the last, as often as they are asked for. */
public record SignalFile(Opening opening, Kind kind, Instant now) {
    private static final int MOST_OF_A_DOCUMENT = 64 << 20;

    /** Begins anew at the first line. */
    @FunctionalInterface
    public interface Opening {
        BufferedReader open() throws IOException;
    }

    public static SignalFile of(Path file, Kind kind, Instant now) {
        return new SignalFile(() -> Files.newBufferedReader(file, StandardCharsets.UTF_8), kind, now);
    }

    public static SignalFile of(String text, Kind kind, Instant now) {
        return new SignalFile(() -> new BufferedReader(new StringReader(text)), kind, now);
    }

    /** Is told each row in its order. */
    public interface Listener {
        /** @param undecoded why a signal counts as opted out; empty where it does not */
        void row(long line, List<Change> changes, Optional<String> undecoded);

        void bad(long line, String why);
    }

    /** @throws UncheckedIOException where the file can't be read */
    public void read(Listener listener) {
        try (BufferedReader reader = opening.open()) {
            switch (kind) {
                case CSV, TCF, GPP, GPC -> rows(new CsvRows(reader), listener);
                case NDJSON -> lines(reader, listener);
                case ISO27560 -> records(reader, listener);
            }
        } catch (CharacterCodingException noText) {
            listener.bad(0, "the file is no UTF-8 text");
        } catch (UncheckedIOException failure) {
            if (!(failure.getCause() instanceof CharacterCodingException)) {
                throw failure;
            }
            listener.bad(0, "the file is no UTF-8 text");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void rows(CsvRows rows, Listener listener) {
        Optional<CsvRows.CsvRow> head = rows.next();
        List<String> names = head.map(CsvRows.CsvRow::fields).orElse(List.of()).stream()
                .map(name -> name.replace("\uFEFF", "").strip())
                .toList();
        List<String> known = kind == Kind.CSV ? Fields.NAMES : Fields.OF_SIGNALS;
        boolean fits = names.contains("person")
                && names.contains(kind == Kind.CSV ? "status" : "signal")
                && known.containsAll(names)
                && names.stream().distinct().count() == names.size();
        if (!fits) {
            listener.bad(1, "the first line is no head; it names some of " + String.join(", ", known));
            return;
        }
        for (Optional<CsvRows.CsvRow> next = rows.next(); next.isPresent(); next = rows.next()) {
            CsvRows.CsvRow row = next.get();
            if (row.problem().isPresent()) {
                listener.bad(row.line(), row.problem().get());
            } else if (row.fields().size() != names.size()) {
                listener.bad(row.line(), row.fields().size() + " fields under a head of " + names.size());
            } else {
                Map<String, String> fields = new HashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    fields.put(names.get(i), row.fields().get(i));
                }
                fields(row.line(), fields, listener);
            }
        }
    }

    private void fields(long line, Map<String, String> fields, Listener listener) {
        Reading reading;
        try {
            reading = switch (kind) {
                case TCF -> Tcf.read(Fields.source(fields, now));
                case GPP -> Gpp.read(Fields.source(fields, now));
                case GPC -> Gpc.read(Fields.source(fields, now));
                case CSV, NDJSON, ISO27560 -> new Reading(List.of(Fields.change(fields)), Optional.empty());
            };
        } catch (UnreadableRecord bad) {
            listener.bad(line, bad.text());
            return;
        }
        told(line, reading, listener);
    }

    private static void told(long line, Reading reading, Listener listener) {
        for (Change change : reading.changes()) {
            Optional<String> problem = change.unkept();
            if (problem.isPresent()) {
                listener.bad(line, problem.get());
                return;
            }
        }
        listener.row(line, reading.changes(), reading.undecoded());
    }

    private void lines(BufferedReader reader, Listener listener) throws IOException {
        long line = 0;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (!text.isBlank()) {
                Optional<Map<String, String>> fields = object(line, text, listener);
                if (fields.isPresent()) {
                    fields(line, fields.get(), listener);
                }
            }
        }
    }

    private static Optional<Map<String, String>> object(long line, String text, Listener listener) {
        Optional<Json> json = parsed(line, text, listener);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        if (!(json.get() instanceof Json.Obj object)
                || !Fields.NAMES.containsAll(object.members().keySet())) {
            listener.bad(line, "no object of " + String.join(", ", Fields.NAMES));
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        object.members().forEach((name, value) -> {
            if (value instanceof Json.Str string) {
                fields.put(name, string.value());
            } else if (!(value instanceof Json.Null)) {
                fields.put(name, value.canonical());
            }
        });
        return Optional.of(fields);
    }

    private static Optional<Json> parsed(long line, String text, Listener listener) {
        try {
            return Optional.of(Json.parse(text));
        } catch (JsonSyntaxException broken) {
            // The parser's own message may show a part of the text, which is about a person.
            listener.bad(line, "no JSON that can be read, or a key that stands twice");
            return Optional.empty();
        }
    }

    /** A record a line; where the first line is not one, the file is one document. */
    private void records(BufferedReader reader, Listener listener) throws IOException {
        String first = reader.readLine();
        if (first == null) {
            return;
        }
        if (!first.strip().startsWith("{") || !isWhole(first)) {
            document(listener);
            return;
        }
        long line = 1;
        for (String text = first; text != null; text = reader.readLine()) {
            long at = line++;
            if (!text.isBlank()) {
                parsed(at, text, listener).ifPresent(json -> record(at, json, listener));
            }
        }
    }

    private static boolean isWhole(String line) {
        try {
            Json.parse(line);
            return true;
        } catch (JsonSyntaxException notYet) {
            return line.strip().endsWith("}");
        }
    }

    private void document(Listener listener) throws IOException {
        Optional<String> text = document();
        if (text.isEmpty()) {
            listener.bad(1, "a document of more than 64 MiB; write a record a line");
            return;
        }
        parsed(1, text.get(), listener).ifPresent(json -> {
            List<Json> all = json instanceof Json.Arr many ? many.items() : List.of(json);
            all.forEach(one -> record(1, one, listener));
        });
    }

    /** Empty where it is too long. */
    private Optional<String> document() throws IOException {
        try (BufferedReader whole = opening.open()) {
            StringBuilder text = new StringBuilder();
            char[] some = new char[1 << 13];
            for (int read = whole.read(some); read >= 0; read = whole.read(some)) {
                text.append(some, 0, read);
                if (text.length() > MOST_OF_A_DOCUMENT) {
                    return Optional.empty();
                }
            }
            return Optional.of(text.toString());
        }
    }

    private static void record(long line, Json json, Listener listener) {
        try {
            told(line, new Reading(Iso27560.read(json), Optional.empty()), listener);
        } catch (UnreadableRecord bad) {
            listener.bad(line, bad.text());
        }
    }
}

package io.licit.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The catalogues of facts from which the packs are written, where they stand beside the repository: citation, dates and
 * confidence of every fact, and tables by jurisdiction that refer to them.
 */
final class SharedFacts {
    /** The catalogues, and the key under which each holds its facts. */
    private static final Map<String, String> CATALOGUES = catalogues();

    private static final List<String> TABLES = List.of("consent-matrix", "sensitive", "deadlines", "minors");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final Pattern DATE = Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2})\\b");
    private static final Pattern WRITTEN_DATE =
            Pattern.compile("\\b(\\d{1,2}) (" + String.join("|", MONTHS) + ") (\\d{4})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private final List<Fact> facts = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private String compiled = "";

    /**
     * @param status empty where the catalogue knows none
     * @param text all that is said of it
     */
    record Fact(
            String catalogue,
            String id,
            String jurisdiction,
            String confidence,
            String status,
            String citation,
            String text) {
        Set<String> dates() {
            return datesIn(text);
        }

        /** The numbers of its articles, the instrument's own among them. */
        Set<String> numbers() {
            return numbersIn(citation);
        }
    }

    /** A line of a table. */
    record Row(String table, String jurisdiction, String confidence, String text) {}

    private SharedFacts() {}

    private static Map<String, String> catalogues() {
        Map<String, String> catalogues = new LinkedHashMap<>();
        catalogues.put("privacy", "rules");
        catalogues.put("discrimination", "rules");
        catalogues.put("advertising", "rules");
        catalogues.put("audit-training", "rules");
        catalogues.put("message-elements", "elements");
        return catalogues;
    }

    /** The folder that a property or the environment names, or {@code shared/law} beside the repository. */
    static Optional<Path> folder() {
        return Stream.of(
                        Optional.ofNullable(System.getProperty("licit.shared")).map(Path::of),
                        Optional.ofNullable(System.getenv("LICIT_SHARED")).map(Path::of),
                        Optional.of(Repository.here()
                                .root()
                                .resolveSibling("shared")
                                .resolve("law")))
                .flatMap(Optional::stream)
                .filter(folder -> Files.isRegularFile(folder.resolve("privacy.yaml")))
                .findFirst();
    }

    /** No facts at all. */
    static SharedFacts none() {
        return new SharedFacts();
    }

    static SharedFacts read(Path folder) {
        SharedFacts all = new SharedFacts();
        CATALOGUES.forEach((name, key) -> all.catalogue(name, load(folder, name), key));
        TABLES.forEach(name -> all.table(name, load(folder, name)));
        return all;
    }

    private static Map<?, ?> load(Path folder, String name) {
        try {
            String text = Files.readString(folder.resolve(name + ".yaml"));
            return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void catalogue(String name, Map<?, ?> file, String key) {
        if (file.containsKey("compiled")) {
            compiled = text(file, "compiled");
        }
        for (Object entry : list(file, key)) {
            Map<?, ?> fact = (Map<?, ?>) entry;
            facts.add(new Fact(
                    name,
                    text(fact, "id"),
                    text(fact, "jurisdiction"),
                    text(fact, "confidence"),
                    text(fact, "status"),
                    text(fact, "citation") + " " + text(fact, "instrument"),
                    fact.toString()));
        }
        rowsIn(name, file, key);
    }

    private void table(String name, Map<?, ?> file) {
        rowsIn(name, file, "");
    }

    /** Every entry that has a jurisdiction, wherever it stands. */
    private void rowsIn(String table, Object value, String without) {
        if (value instanceof List<?> list) {
            list.forEach(one -> rowsIn(table, one, without));
        }
        if (value instanceof Map<?, ?> map) {
            String jurisdiction = map.containsKey("country") ? text(map, "country") : text(map, "jurisdiction");
            if (!jurisdiction.isEmpty()) {
                rows.add(new Row(table, jurisdiction, text(map, "confidence"), map.toString()));
                return;
            }
            map.forEach((key, one) -> {
                if (!key.equals(without)) {
                    rowsIn(table, one, without);
                }
            });
        }
    }

    private static List<?> list(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : String.valueOf(value);
    }

    List<Fact> facts() {
        return facts;
    }

    /** The fact of that id, written so, or else in other capitals. */
    Optional<Fact> fact(String id) {
        return facts.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .or(() -> facts.stream()
                        .filter(one -> one.id().equalsIgnoreCase(id))
                        .findFirst());
    }

    List<Row> rows(String jurisdiction) {
        return rows.stream()
                .filter(row -> row.jurisdiction().equals(jurisdiction))
                .toList();
    }

    /** The day on which the catalogues were compiled. */
    String compiled() {
        return compiled;
    }

    static Set<String> datesIn(String text) {
        Set<String> dates = new TreeSet<>();
        Matcher date = DATE.matcher(text);
        while (date.find()) {
            dates.add(date.group(1));
        }
        Matcher written = WRITTEN_DATE.matcher(text);
        while (written.find()) {
            int month = MONTHS.indexOf(written.group(2).toLowerCase(Locale.ROOT)) + 1;
            dates.add(String.format(
                    Locale.ROOT, "%s-%02d-%02d", written.group(3), month, Integer.parseInt(written.group(1))));
        }
        return dates;
    }

    static Set<String> numbersIn(String citation) {
        Set<String> numbers = new TreeSet<>();
        Matcher digits = DIGITS.matcher(citation);
        while (digits.find()) {
            numbers.add(digits.group());
        }
        return numbers;
    }
}

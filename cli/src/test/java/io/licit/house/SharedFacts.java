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

    /** Further files, whose lines name facts or a jurisdiction. */
    private static final List<String> TABLES = List.of(
            "consent-matrix",
            "sensitive",
            "deadlines",
            "minors",
            "claim-patterns",
            "protected-characteristics",
            "curriculum");

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
    private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
    private static final Pattern WRITTEN_DATE =
            Pattern.compile("\\b(\\d{1,2}) (" + String.join("|", MONTHS) + ") (\\d{4})\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s,)\\]}]+");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** {@code 7200-7222}, {@code 3.1-3.4}: the last numbers of both ends. */
    private static final Pattern RANGE = Pattern.compile("\\b(\\d{1,5})-(?:\\d+\\.)?(\\d{1,5})\\b");

    private static final int LONGEST_RANGE = 400;

    private final List<Fact> facts = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private String compiled = "";

    /**
     * @param inForce empty where the catalogue gives no day
     * @param status empty where the catalogue knows none
     * @param addresses where it was read
     * @param text all that is said of it
     */
    record Fact(
            String catalogue,
            String id,
            String jurisdiction,
            String instrument,
            String inForce,
            String confidence,
            String status,
            Set<String> addresses,
            String text) {}

    /**
     * A line of a table.
     *
     * @param rules ids of the facts that it names
     */
    record Row(String jurisdiction, Set<String> rules, String confidence, String text) {}

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
        TABLES.forEach(name -> all.rowsIn(load(folder, name), ""));
        return all;
    }

    static Map<?, ?> load(Path folder, String name) {
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
        Map<?, ?> sources = file.get("sources") instanceof Map<?, ?> map ? map : Map.of();
        for (Object entry : list(file, key)) {
            Map<?, ?> fact = (Map<?, ?>) entry;
            facts.add(new Fact(
                    name,
                    text(fact, "id"),
                    text(fact, "jurisdiction"),
                    text(fact, "instrument"),
                    text(fact, "in_force"),
                    text(fact, "confidence"),
                    text(fact, "status"),
                    addresses(fact, sources),
                    fact.toString()));
        }
        rowsIn(file, key);
    }

    /** Addresses that stand in the fact, and those of the sources that it names. */
    private static Set<String> addresses(Map<?, ?> fact, Map<?, ?> sources) {
        Set<String> addresses = found(ADDRESS, fact.toString());
        for (Object named : list(fact, "source")) {
            addresses.addAll(found(ADDRESS, String.valueOf(sources.get(named))));
        }
        return addresses;
    }

    /** Every entry that names a jurisdiction or a fact, wherever it stands. */
    private void rowsIn(Object value, String without) {
        if (value instanceof List<?> list) {
            list.forEach(one -> rowsIn(one, without));
        }
        if (value instanceof Map<?, ?> map) {
            String jurisdiction = text(map, "jurisdiction") + text(map, "country") + text(map, "code");
            Set<String> rules = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            list(map, "rules").forEach(rule -> rules.add(String.valueOf(rule)));
            if (map.containsKey("rule")) {
                rules.add(text(map, "rule"));
            }
            if (!jurisdiction.isEmpty() || !rules.isEmpty()) {
                rows.add(new Row(jurisdiction, rules, text(map, "confidence"), map.toString()));
            }
            map.forEach((key, one) -> {
                if (!key.equals(without)) {
                    rowsIn(one, without);
                }
            });
        }
    }

    static List<?> list(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value instanceof List<?> list ? list : List.of();
    }

    static String text(Map<?, ?> map, String key) {
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

    /** The lines that name a fact. */
    List<Row> naming(String id) {
        return rows.stream().filter(row -> row.rules().contains(id)).toList();
    }

    /** The lines on a jurisdiction that name no fact, and so are facts of their own. */
    List<Row> onTheirOwn(String jurisdiction) {
        return rows.stream()
                .filter(row -> row.rules().isEmpty() && row.jurisdiction().equals(jurisdiction))
                .toList();
    }

    /** The day on which the catalogues were compiled. */
    String compiled() {
        return compiled;
    }

    static Set<String> datesIn(String text) {
        Set<String> dates = found(DATE, text);
        Matcher written = WRITTEN_DATE.matcher(text);
        while (written.find()) {
            int month = MONTHS.indexOf(written.group(2).toLowerCase(Locale.ROOT)) + 1;
            dates.add(String.format(
                    Locale.ROOT, "%s-%02d-%02d", written.group(3), month, Integer.parseInt(written.group(1))));
        }
        return dates;
    }

    /** The numbers of articles, those between the ends of a short range among them. */
    static Set<String> numbersIn(String citation) {
        Set<String> numbers = found(DIGITS, citation);
        Matcher range = RANGE.matcher(citation);
        while (range.find()) {
            int first = Integer.parseInt(range.group(1));
            int last = Integer.parseInt(range.group(2));
            for (int number = first; number <= last && last - first <= LONGEST_RANGE; number++) {
                numbers.add(String.valueOf(number));
            }
        }
        return numbers;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}

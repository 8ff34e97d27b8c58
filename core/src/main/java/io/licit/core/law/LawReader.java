package io.licit.core.law;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads packs, and the two maps that they refer to, from texts. */
public final class LawReader {
    static final String JURISDICTIONS = "law/jurisdictions.yaml";
    static final String CATEGORIES = "law/categories.yaml";

    /** Files beside the packs that are none. */
    public static final Set<String> TABLES = Set.of(
            JURISDICTIONS, CATEGORIES, "law/patterns.yaml", "law/elements.yaml", "law/zones.yaml", "law/controls.yaml");

    private static final Pattern PATTERNS = Pattern.compile("law/patterns[^/]*\\.ya?ml", Pattern.CASE_INSENSITIVE);

    private final Jurisdictions jurisdictions;
    private final Categories categories;
    private final Diagnostics out;

    private LawReader(Jurisdictions jurisdictions, Categories categories, Diagnostics out) {
        this.jurisdictions = jurisdictions;
        this.categories = categories;
        this.out = out;
    }

    /** The shipped law. Empty where one of the two maps can't be read; a pack that can't be is left out and reported. */
    public static Optional<LawBook> read(Sources sources, Diagnostics out) {
        Optional<Jurisdictions> jurisdictions = sources.file(JURISDICTIONS).flatMap(file -> jurisdictions(file, out));
        Optional<Categories> categories = sources.file(CATEGORIES).flatMap(file -> categories(file, out));
        if (jurisdictions.isEmpty() || categories.isEmpty()) {
            return Optional.empty();
        }
        List<Pack> packs = packs(sources, jurisdictions.get(), categories.get(), out);
        LawBook book = new LawBook(jurisdictions.get(), categories.get(), packs);
        out.addAll(BookCheck.references(book, packs));
        return Optional.of(book);
    }

    /** Every pack, in path order. Files are read side by side; nothing that they find depends on that. */
    private static List<Pack> packs(
            Sources sources, Jurisdictions jurisdictions, Categories categories, Diagnostics out) {
        record Read(Optional<Pack> pack, Diagnostics found) {}
        List<Read> read = sources.yamlIn("law").parallelStream()
                .filter(file -> !TABLES.contains(file.path()))
                .map(file -> {
                    Diagnostics found = new Diagnostics();
                    return new Read(new LawReader(jurisdictions, categories, found).pack(file), found);
                })
                .toList();
        read.forEach(one -> out.addAll(one.found().sorted()));
        return read.stream().flatMap(one -> one.pack().stream()).toList();
    }

    /** Whether a file beside the packs holds wordings, as {@code law/patterns.yaml} does. A pack is one whatever its name. */
    public static boolean holdsPatterns(SourceFile file) {
        return PATTERNS.matcher(file.path()).matches()
                && MappingReader.open(file, new Diagnostics())
                        .filter(reader -> reader.has("pack"))
                        .isEmpty();
    }

    /** A workspace's own pack, beside the shipped book. */
    public static Optional<Pack> readOwn(SourceFile file, LawBook shipped, Diagnostics out) {
        return new LawReader(shipped.jurisdictions(), shipped.categories(), out).pack(file);
    }

    private Optional<Pack> pack(SourceFile file) {
        return MappingReader.open(file, out).flatMap(reader -> {
            Optional<String> id = reader.required("pack", Form.TEXT.like("eu-gdpr"));
            Optional<String> title = reader.required("title", Form.TEXT);
            Optional<String> instrument = reader.required("instrument", Form.TEXT);
            Optional<Family> family = reader.optional("family", Form.word(Family.class));
            Optional<String> jurisdiction = reader.required("jurisdiction", Form.TEXT.like("EU"));
            jurisdiction.ifPresent(name -> checkJurisdiction(name, reader));
            String source = reader.optional("source", Form.TEXT).orElse("");
            var reviewed = reader.optional("reviewed", Form.DATE);
            List<Rule> rules = new ArrayList<>();
            for (MappingReader rule : reader.mappings("rules")) {
                new RuleReader(rule, categories, out)
                        .read(id.orElse(""), jurisdiction.orElse(""), source)
                        .ifPresent(rules::add);
            }
            reader.finish();
            if (id.isEmpty() || title.isEmpty() || instrument.isEmpty() || jurisdiction.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Pack(
                    id.get(),
                    title.get(),
                    instrument.get(),
                    family,
                    jurisdiction.get(),
                    source,
                    reviewed,
                    rules,
                    reader.span("pack")));
        });
    }

    private void checkJurisdiction(String name, MappingReader reader) {
        if (!jurisdictions.knows(name)) {
            reader.report(Diagnostic.of(
                            Code.LAW3005,
                            Said.of("`{}` is not a known jurisdiction", name),
                            reader.span("jurisdiction"))
                    .withHelp(Suggestions.didYouMean(name, jurisdictions.names())));
        }
    }

    private static Optional<Jurisdictions> jurisdictions(SourceFile file, Diagnostics out) {
        return MappingReader.open(file, out).map(reader -> {
            Set<String> countries = new TreeSet<>(reader.requiredList("countries", Form.TEXT.like("[DE, FR]")));
            Map<String, Set<String>> groups = setsOf(reader, "groups");
            Map<String, Set<String>> subdivisions = setsOf(reader, "subdivisions");
            Map<String, String> names = new TreeMap<>();
            reader.mapping("names").ifPresent(named -> {
                for (YamlNode.Entry entry : named.entries()) {
                    String code = entry.key().text();
                    named.required(code, Form.TEXT).ifPresent(name -> names.put(code, name));
                }
            });
            reader.finish();
            Stream.concat(groups.values().stream().flatMap(Set::stream), subdivisions.keySet().stream())
                    .filter(code -> !countries.contains(code))
                    .forEach(code -> out.add(unknownCountry(code, reader.span("countries"))));
            return new Jurisdictions(countries, groups, subdivisions, names);
        });
    }

    private static Diagnostic unknownCountry(String code, Span span) {
        return Diagnostic.of(Code.LAW3005, Said.of("`{}` is not among the countries", code), span)
                .withHelp(Said.of("add it to `countries`"));
    }

    private static Optional<Categories> categories(SourceFile file, Diagnostics out) {
        return MappingReader.open(file, out).map(reader -> {
            Map<String, Set<String>> data = setsOf(reader, "categories");
            Map<String, Set<String>> protectedAs = setsOf(reader, "protected");
            Map<String, Set<String>> proxies = setsOf(reader, "proxies");
            reader.finish();
            return new Categories(data, protectedAs, proxies);
        });
    }

    private static Map<String, Set<String>> setsOf(MappingReader reader, String key) {
        Map<String, Set<String>> sets = new TreeMap<>();
        reader.requiredMapping(key, "{NAME: [a, b]}").ifPresent(mapping -> {
            for (YamlNode.Entry entry : mapping.entries()) {
                String name = entry.key().text();
                sets.put(name, new TreeSet<>(mapping.list(name, Form.TEXT)));
            }
        });
        return sets;
    }
}

package io.licit.core.campaign;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code law/elements.yaml} and {@code law/zones.yaml}. */
final class ElementsReader {
    static final String ELEMENTS = "law/elements.yaml";
    static final String ZONES = "law/zones.yaml";

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Form<Pattern> EXPRESSION = Form.of(
            Said.of("a regular expression"), "unsubscribe|opt[ -]?out", scalar -> expression(scalar.text(), FLAGS));

    private static final Form<ZoneId> ZONE = Form.of(
            Said.of("a time zone"),
            "Europe/Berlin",
            scalar -> ZoneId.getAvailableZoneIds().contains(scalar.text())
                    ? Optional.of(ZoneId.of(scalar.text()))
                    : Optional.empty());

    private final Map<String, Element> read = new TreeMap<>();
    private final Map<String, String> same = new TreeMap<>();

    private ElementsReader() {}

    static Elements read(Sources law, Diagnostics out) {
        Zones zones = law.file(ZONES)
                .flatMap(file -> MappingReader.open(file, out))
                .map(ElementsReader::zones)
                .orElse(new Zones(Map.of()));
        return law.file(ELEMENTS)
                .flatMap(file -> MappingReader.open(file, out))
                .map(reader -> new ElementsReader().elements(reader, zones))
                .orElse(new Elements(Map.of(), Map.of(), zones));
    }

    private static Zones zones(MappingReader reader) {
        Map<String, Set<ZoneId>> all = new TreeMap<>();
        for (String kind : List.of("countries", "regions")) {
            reader.mapping(kind).ifPresent(places -> {
                for (YamlNode.Entry entry : places.entries()) {
                    String code = entry.key().text();
                    all.put(code, new HashSet<>(places.requiredList(code, ZONE)));
                }
            });
        }
        reader.finish();
        return new Zones(all);
    }

    private Elements elements(MappingReader reader, Zones zones) {
        Map<Elements.Position, Map<String, Set<String>>> positions = new EnumMap<>(Elements.Position.class);
        reader.mapping("positions").ifPresent(all -> {
            for (Elements.Position position : Elements.Position.values()) {
                all.mapping(position.word().replace('-', '_'))
                        .ifPresent(words -> positions.put(position, words(words)));
            }
            all.finish();
        });
        reader.requiredMapping("elements", "{opt-out: {title: a way out}}").ifPresent(all -> {
            for (YamlNode.Entry entry : all.entries()) {
                all.mapping(entry.key().text())
                        .ifPresent(element -> element(entry.key().text(), element));
            }
        });
        reader.finish();
        same.forEach(this::share);
        return new Elements(read, positions, zones);
    }

    private static Map<String, Set<String>> words(MappingReader reader) {
        Map<String, Set<String>> words = new TreeMap<>();
        for (YamlNode.Entry entry : reader.entries()) {
            String key = entry.key().text();
            words.put(key, new TreeSet<>(reader.list(key, Form.TEXT)));
        }
        return words;
    }

    private void element(String name, MappingReader reader) {
        Optional<String> title = reader.required("title", Form.TEXT);
        Optional<Element.Seen> seen = reader.required("seen", Form.word(Element.Seen.class));
        String help = reader.optional("help", Form.TEXT).orElse("");
        Element.CalledFor calledFor = reader.optional("called_for", Form.word(Element.CalledFor.class))
                .orElse(Element.CalledFor.ALWAYS);
        Optional<String> inDoubt = reader.optional("in_doubt", Form.TEXT);
        List<Sign> signs = signs(reader.mappings("signs"));
        List<Sign> spoilt = signs(reader.mappings("spoilt"));
        reader.optional("same_as", Form.TEXT).ifPresent(other -> same.put(name, other));
        reader.finish();
        if (title.isPresent() && seen.isPresent()) {
            read.put(name, new Element(name, title.get(), help, seen.get(), calledFor, inDoubt, signs, spoilt));
        }
    }

    /** Gives an element the signs of another; one of no such name stays without. */
    private void share(String name, String other) {
        Element element = read.get(name);
        Element from = read.get(other);
        if (element != null && from != null) {
            read.put(
                    name,
                    new Element(
                            name,
                            element.title(),
                            element.help(),
                            element.seen(),
                            element.calledFor(),
                            element.inDoubt(),
                            from.signs(),
                            from.spoilt()));
        }
    }

    private static List<Sign> signs(List<MappingReader> readers) {
        List<Sign> signs = new ArrayList<>();
        for (MappingReader reader : readers) {
            sign(reader).ifPresent(signs::add);
            reader.finish();
        }
        return signs;
    }

    private static Optional<Sign> sign(MappingReader reader) {
        if (reader.has("words")) {
            boolean exact = reader.optional("exact", Form.TRUTH).orElse(false);
            boolean subject =
                    reader.optional("part", Form.oneOf(List.of("subject"))).isPresent();
            Optional<String> language = reader.optional("language", Form.TEXT);
            return reader.optional("words", EXPRESSION)
                    .map(pattern -> exact ? Pattern.compile(pattern.pattern()) : pattern)
                    .map(pattern -> new Sign.Words(pattern, language, subject));
        }
        if (reader.has("link")) {
            return reader.optional("link", EXPRESSION).map(Sign.Link::new);
        }
        if (reader.has("field")) {
            return Optional.of(new Sign.Field(Set.copyOf(reader.list("field", Form.TEXT))));
        }
        if (reader.has("header")) {
            return reader.optional("header", Form.TEXT).map(Sign.Header::new);
        }
        if (reader.has("money")) {
            return reader.optional("money", Form.TRUTH).map(any -> new Sign.Money());
        }
        if (reader.has("date")) {
            return reader.optional("date", Form.TRUTH).map(any -> new Sign.Date());
        }
        return reader.required("sender", Form.oneOf(List.of("name", "address")))
                .map(word -> new Sign.Sender(word.equals("name") ? Sign.Of.NAME : Sign.Of.ADDRESS));
    }

    private static Optional<Pattern> expression(String text, int flags) {
        try {
            return Optional.of(Pattern.compile(text, flags));
        } catch (PatternSyntaxException noExpression) {
            return Optional.empty();
        }
    }

    static Elements of(SourceFile file, Diagnostics out) {
        return read(Sources.of(List.of(file)), out);
    }
}

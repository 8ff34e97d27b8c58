package io.licit.core.yaml;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a mapping's keys into typed values. Every mistake goes to the diagnostics, one for each cause; a value that is
 * wrong comes out empty, and {@link #failed()} tells that something did. Ask for every key that the format has, and
 * call {@link #finish()} last: what nobody asked for is a key that is not known.
 */
public final class MappingReader {
    private final YamlNode.Mapping mapping;
    private final Diagnostics diagnostics;
    private final Failure failure;
    private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    public MappingReader(YamlNode.Mapping mapping, Diagnostics diagnostics) {
        this(mapping, diagnostics, new Failure());
    }

    private MappingReader(YamlNode.Mapping mapping, Diagnostics diagnostics, Failure failure) {
        this.mapping = mapping;
        this.diagnostics = diagnostics;
        this.failure = failure;
        mapping.entries().forEach(entry -> entries.put(entry.key().text(), entry));
    }

    /** The file's document as a mapping; empty where it can't be read or is something else, which is reported. */
    public static Optional<MappingReader> open(SourceFile file, Diagnostics diagnostics) {
        return Yaml.read(file, diagnostics).flatMap(node -> {
            if (node instanceof YamlNode.Mapping mapping) {
                return Optional.of(new MappingReader(mapping, diagnostics));
            }
            diagnostics.add(ReaderMessages.wrongDocument(node));
            return Optional.empty();
        });
    }

    public Span span() {
        return mapping.span();
    }

    /** Where the key's value stands; where the key is missing, the mapping's first key. */
    public Span span(String key) {
        YamlNode.Entry entry = entries.get(key);
        return entry == null ? firstKey() : entry.value().span();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Whether this mapping, or one read through it, holds a mistake. */
    public boolean failed() {
        return failure.happened;
    }

    /** Reports a mistake that the caller found, so that {@link #failed()} knows of it. */
    public void report(Diagnostic diagnostic) {
        failure.happened = true;
        diagnostics.add(diagnostic);
    }

    /** The value as it stands; empty where the key is missing or without a value. */
    public Optional<YamlNode> node(String key) {
        asked.add(key);
        YamlNode.Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (isEmpty(entry.value())) {
            report(ReaderMessages.noValue(entry));
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    /** A single value, with its place. */
    public Optional<YamlNode.Scalar> scalar(String key, Form<?> form) {
        return node(key).flatMap(node -> scalarOf(key, node, form));
    }

    public <T> Optional<T> optional(String key, Form<T> form) {
        return node(key).flatMap(node -> valueOf(key, node, form));
    }

    /** A value that must be there, and for a text not be blank. */
    public <T> Optional<T> required(String key, Form<T> form) {
        return present(key, form) ? optional(key, form) : Optional.empty();
    }

    /** As {@link #required}, with its place. */
    public Optional<YamlNode.Scalar> requiredScalar(String key, Form<?> form) {
        return present(key, form) ? scalar(key, form) : Optional.empty();
    }

    /** A list, or a single value in place of a list of one; empty where the key is missing. */
    public <T> List<T> list(String key, Form<T> form) {
        List<T> values = new ArrayList<>();
        for (YamlNode item : items(key)) {
            valueOf(key, item, form).ifPresent(values::add);
        }
        return values;
    }

    /** As {@link #list}, of at least one. */
    public <T> List<T> requiredList(String key, Form<T> form) {
        if (!present(key, form)) {
            return List.of();
        }
        Optional<YamlNode> node = node(key);
        if (node.isPresent()
                && node.get() instanceof YamlNode.Sequence sequence
                && sequence.items().isEmpty()) {
            report(ReaderMessages.emptyList(key, sequence, form));
            return List.of();
        }
        return list(key, form);
    }

    /** The single values of a list, or of one value in its place, as they stand. */
    public List<YamlNode.Scalar> scalars(String key, Form<?> form) {
        return items(key).stream()
                .flatMap(item -> scalarOf(key, item, form).stream())
                .toList();
    }

    public Optional<MappingReader> mapping(String key) {
        return node(key).flatMap(node -> mappingOf(key, node));
    }

    /** A mapping that must be there; {@code example} is one as an author would write it, such as <code>{a: b}</code>. */
    public Optional<MappingReader> requiredMapping(String key, String example) {
        return present(key, Form.TEXT.like(example)) ? mapping(key) : Optional.empty();
    }

    /** A list of mappings; empty where the key is missing. */
    public List<MappingReader> mappings(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream()
                    .flatMap(item -> mappingOf(key, item).stream())
                    .toList();
        }
        report(ReaderMessages.wrongType(key, node.get(), Said.of("a list")));
        return List.of();
    }

    /** Sums of money by currency, {@code {EUR: 42000000}}; none where the key is missing. */
    public Map<String, BigDecimal> money(String key) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        mapping(key).ifPresent(sum -> {
            for (YamlNode.Entry entry : sum.entries()) {
                String currency = entry.key().text();
                if (currency.matches("[A-Z]{3}")) {
                    sum.optional(currency, Form.NUMBER.like("42000000"))
                            .ifPresent(amount -> sums.put(currency, amount));
                } else {
                    report(ReaderMessages.currency(entry.key()));
                }
            }
        });
        return sums;
    }

    /** Every entry, for a mapping whose keys are names that the author chose; none is then unknown. */
    public List<YamlNode.Entry> entries() {
        asked.addAll(entries.keySet());
        return mapping.entries();
    }

    /** Says of keys that they are known although nobody reads them. */
    public void known(String... keys) {
        asked.addAll(List.of(keys));
    }

    /** Reports every key that nobody asked for. */
    public void finish() {
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!asked.contains(entry.key().text())) {
                report(ReaderMessages.unknownKey(entry.key(), asked));
            }
        }
    }

    private boolean present(String key, Form<?> form) {
        asked.add(key);
        YamlNode.Entry entry = entries.get(key);
        if (entry == null) {
            absent(key, form);
            return false;
        }
        if (entry.value() instanceof YamlNode.Scalar scalar
                && scalar.quoted()
                && scalar.text().isBlank()) {
            report(ReaderMessages.noValue(entry));
            return false;
        }
        return true;
    }

    /** A key that nobody asked for and that is nearly this one is a slip of the pen: one mistake, not two. */
    private void absent(String key, Form<?> form) {
        Optional<YamlNode.Scalar> slip = mapping.entries().stream()
                .map(YamlNode.Entry::key)
                .filter(other -> !asked.contains(other.text()))
                .filter(other ->
                        !Suggestions.nearest(other.text(), List.of(key)).isEmpty())
                .findFirst();
        if (slip.isPresent()) {
            asked.add(slip.get().text());
            report(ReaderMessages.misspelt(slip.get(), key));
        } else {
            report(ReaderMessages.missing(key, form, firstKey()));
        }
    }

    private List<YamlNode> items(String key) {
        return node(key)
                .map(node -> node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node))
                .orElse(List.of());
    }

    private <T> Optional<T> valueOf(String key, YamlNode node, Form<T> form) {
        Optional<YamlNode.Scalar> scalar = single(key, node, form);
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        if (isEmpty(node)) {
            report(ReaderMessages.emptyItem(key, node));
            return Optional.empty();
        }
        Optional<T> value = form.parse().apply(scalar.get());
        if (value.isEmpty()) {
            report(ReaderMessages.wrongValue(key, scalar.get(), form));
        }
        return value;
    }

    private Optional<YamlNode.Scalar> scalarOf(String key, YamlNode node, Form<?> form) {
        return valueOf(key, node, form).flatMap(value -> single(key, node, form));
    }

    private Optional<YamlNode.Scalar> single(String key, YamlNode node, Form<?> form) {
        if (node instanceof YamlNode.Scalar scalar) {
            return Optional.of(scalar);
        }
        report(ReaderMessages.wrongType(key, node, form.noun()));
        return Optional.empty();
    }

    private Optional<MappingReader> mappingOf(String key, YamlNode node) {
        if (node instanceof YamlNode.Mapping found) {
            return Optional.of(new MappingReader(found, diagnostics, failure));
        }
        report(ReaderMessages.wrongType(key, node, Said.of("a mapping")));
        return Optional.empty();
    }

    private Span firstKey() {
        return mapping.entries().isEmpty()
                ? mapping.span()
                : mapping.entries().get(0).key().span();
    }

    private static boolean isEmpty(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar
                && !scalar.quoted()
                && (scalar.text().isEmpty()
                        || scalar.text().equals("null")
                        || scalar.text().equals("~"));
    }

    /** Shared by a mapping's reader and those of the mappings in it. */
    private static final class Failure {
        private boolean happened;
    }
}

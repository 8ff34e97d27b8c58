package io.licit.core.campaign;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a file of patterns. */
final class PatternsReader {
    private static final Form<String> LANGUAGE = Form.of(
            Said.of("a language's code"),
            "en",
            scalar -> Optional.of(scalar.text()).filter(text -> text.matches("[a-z]{2,3}")));
    private static final Form<String> TWO = Form.of(
            Said.of("two characters, what is written and what it is read as"),
            "國国",
            scalar -> Optional.of(scalar.text()).filter(text -> text.length() == 2));

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final int LENGTH_MAX = 2_000;

    /** A group that is repeated without bound is where a search takes forever. */
    private static final Pattern UNBOUNDED = Pattern.compile("(?<!\\\\)\\)(?:[*+]|\\{\\d+,\\})");

    private final Diagnostics out;
    private final Map<String, KnownPattern> byId;

    private PatternsReader(Map<String, KnownPattern> known, Diagnostics out) {
        this.byId = new TreeMap<>(known);
        this.out = out;
    }

    /** @param shipped whether it is the shipped file, which alone may say what is read as what */
    static Patterns read(Patterns known, SourceFile file, boolean shipped, Diagnostics out) {
        Map<String, KnownPattern> before = new TreeMap<>();
        known.all().forEach(one -> before.put(one.id(), one));
        Map<String, Map<Character, Character>> variants = new HashMap<>(known.variants());
        PatternsReader reader = new PatternsReader(before, out);
        MappingReader.open(file, out).ifPresent(top -> {
            top.mapping("variants").ifPresent(languages -> {
                for (YamlNode.Entry entry : languages.entries()) {
                    String language = entry.key().text();
                    if (shipped) {
                        Map<Character, Character> pairs = new HashMap<>(variants.getOrDefault(language, Map.of()));
                        languages.list(language, TWO).forEach(two -> pairs.put(two.charAt(0), two.charAt(1)));
                        variants.put(language, Map.copyOf(pairs));
                    } else {
                        out.add(variant(entry.key()));
                    }
                }
            });
            Map<String, Span> here = new HashMap<>();
            for (MappingReader pattern : top.mappings("patterns")) {
                reader.pattern(pattern, here);
            }
            if (!top.has("patterns")) {
                top.requiredList("patterns", Form.TEXT.like("[{id: ..., wordings: ...}]"));
            }
            top.finish();
        });
        return new Patterns(reader.byId, variants);
    }

    private static Diagnostic variant(YamlNode.Scalar language) {
        return Diagnostic.of(Code.SRC1003, Said.of("a workspace can't say what is read as what"), language.span())
                .withNote(
                        Said.of("a character that is read as another could hide words that the shipped wordings find"))
                .withHelp(Said.of("remove `variants`, and write each form under `find`"));
    }

    private void pattern(MappingReader reader, Map<String, Span> here) {
        Optional<YamlNode.Scalar> id = reader.requiredScalar("id", Form.TEXT.like("price-free"));
        boolean known = id.filter(name -> byId.containsKey(name.text())).isPresent();
        Optional<String> title = text(reader, "title", "something that is said to be free", known);
        Optional<String> category = text(reader, "category", "price", known);
        Optional<KnownPattern.Need> need = word(reader, "need", KnownPattern.Need.class, known);
        Optional<KnownPattern.Weight> weight = word(reader, "severity", KnownPattern.Weight.class, known);
        List<Wording> wordings = new ArrayList<>();
        for (MappingReader wording : reader.mappings("wordings")) {
            wording(wording, known).ifPresent(wordings::add);
        }
        if (!reader.has("wordings")) {
            reader.requiredList("wordings", Form.TEXT.like("[{language: en, find: [\"\\\\bfree\\\\b\"]}]"));
        }
        List<String> risky = reader.list("risky", Form.TEXT);
        List<String> harmless = reader.list("harmless", Form.TEXT);
        reader.finish();
        if (id.isEmpty() || reader.failed() && wordings.isEmpty()) {
            return;
        }
        String name = id.get().text();
        Span before = here.putIfAbsent(name, id.get().span());
        if (before != null) {
            out.add(Diagnostic.of(
                            Code.WSP1102,
                            Said.of("the pattern `{}` stands twice", name),
                            id.get().span())
                    .withHelp(Said.of("put the wordings of both under one `id`")));
            return;
        }
        if (known) {
            byId.computeIfPresent(name, (key, one) -> one.and(wordings));
        } else if (title.isPresent() && category.isPresent() && need.isPresent() && weight.isPresent()) {
            byId.put(
                    name,
                    new KnownPattern(
                            name, title.get(), category.get(), need.get(), weight.get(), wordings, risky, harmless));
        }
    }

    private static Optional<String> text(MappingReader reader, String key, String example, boolean known) {
        Form<String> form = Form.TEXT.like(example);
        return known ? reader.optional(key, form) : reader.required(key, form);
    }

    private static <E extends Enum<E> & io.licit.core.catalogue.Word> Optional<E> word(
            MappingReader reader, String key, Class<E> vocabulary, boolean known) {
        return known ? reader.optional(key, Form.word(vocabulary)) : reader.required(key, Form.word(vocabulary));
    }

    private Optional<Wording> wording(MappingReader reader, boolean added) {
        Optional<String> language = reader.required("language", LANGUAGE);
        List<Pattern> find = new ArrayList<>();
        List<Pattern> except = new ArrayList<>();
        if (reader.has("find")) {
            reader.scalars("find", Form.TEXT).forEach(one -> regex(one, reader).ifPresent(find::add));
        } else {
            reader.requiredList("find", Form.TEXT.like("[\"\\\\bfree\\\\b\"]"));
        }
        reader.scalars("except", Form.TEXT).forEach(one -> regex(one, reader).ifPresent(except::add));
        boolean subject = reader.optional("subject_only", Form.TRUTH).orElse(false);
        boolean advertising = reader.optional("advertising_only", Form.TRUTH).orElse(false);
        reader.finish();
        return language.filter(tongue -> !find.isEmpty())
                .map(tongue -> new Wording(tongue, find, except, subject, advertising, added));
    }

    private static Optional<Pattern> regex(YamlNode.Scalar written, MappingReader reader) {
        String text = written.text();
        if (text.isBlank() || text.length() > LENGTH_MAX) {
            reader.report(Diagnostic.of(
                            Code.SRC1004,
                            text.isBlank()
                                    ? Said.of("an expression without a character")
                                    : Said.of("an expression of more than {} characters", LENGTH_MAX),
                            written.span())
                    .withHelp(Said.of("write one expression for each way to say it")));
            return Optional.empty();
        }
        if (UNBOUNDED.matcher(text).find()) {
            reader.report(Diagnostic.of(Code.SRC1004, Said.of("a group that is repeated without bound"), written.span())
                    .withNote(Said.of("a search for it could take forever"))
                    .withHelp(Said.of("say how often at most, such as `(...){0,5}`")));
            return Optional.empty();
        }
        try {
            Pattern pattern = Pattern.compile(text, FLAGS);
            if (pattern.matcher("").find()) {
                reader.report(
                        Diagnostic.of(Code.SRC1004, Said.of("an expression that an empty text meets"), written.span())
                                .withHelp(Said.of("write the words that must stand there")));
                return Optional.empty();
            }
            return Optional.of(pattern);
        } catch (PatternSyntaxException wrong) {
            int at = Math.max(0, Math.min(wrong.getIndex(), text.length()));
            int offset = Math.min(written.content().offset(at), written.span().end());
            reader.report(Diagnostic.of(
                            Code.SRC1004,
                            Said.of(
                                    "not a regular expression: {}",
                                    wrong.getDescription().toLowerCase(Locale.ROOT)),
                            new Span(
                                    written.span().file(),
                                    offset,
                                    Math.max(offset, written.span().end())))
                    .withHelp(Said.of("write it as java.util.regex.Pattern reads it")));
            return Optional.empty();
        }
    }
}

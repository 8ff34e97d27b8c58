package io.licit.core.campaign;

import io.licit.core.catalogue.Purpose;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawReader;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Wordings that rules speak of, by the name that packs use.
 *
 * <p>Words are looked for in the message's language, in English, and in a language whose script they are written in; where
 * the message states no language, in every one.
 */
public final class Patterns {
    /** The shipped ones, and beside a workspace's own packs its own. */
    public static final String FILE = "law/patterns.yaml";

    private final Map<String, KnownPattern> byId;
    private final Map<String, Map<Character, Character>> variants;

    /** @param variants by language, characters that are read as others */
    Patterns(Map<String, KnownPattern> byId, Map<String, Map<Character, Character>> variants) {
        this.byId = Collections.unmodifiableMap(new TreeMap<>(byId));
        this.variants = Map.copyOf(variants);
    }

    /** Knows no wording. */
    public static Patterns none() {
        return new Patterns(Map.of(), Map.of());
    }

    /** Those of the shipped law. A pattern that can't be read is left out and reported. */
    public static Patterns read(Sources law, Diagnostics out) {
        return law.file(FILE)
                .map(file -> PatternsReader.read(none(), file, true, out))
                .orElse(none());
    }

    /**
     * With those of a workspace's files {@code law/patterns*.yaml}, which bring new patterns, or further wordings of known
     * ones. They can take nothing away.
     */
    public Patterns with(Sources workspace, Diagnostics out) {
        Patterns all = this;
        for (SourceFile file : workspace.yamlIn("law")) {
            if (LawReader.holdsPatterns(file)) {
                all = PatternsReader.read(all, file, false, out);
            }
        }
        return all;
    }

    Optional<KnownPattern> pattern(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<KnownPattern> all() {
        return byId.values();
    }

    Map<String, Map<Character, Character>> variants() {
        return variants;
    }

    /** Languages in which one of some patterns has a wording. */
    Set<String> languages(Collection<String> ids) {
        Set<String> languages = new TreeSet<>();
        ids.forEach(id ->
                pattern(id).ifPresent(one -> one.wordings().forEach(wording -> languages.add(wording.language()))));
        return languages;
    }

    /** Where some patterns are found in a campaign's message, in reading order. */
    List<Hit> hits(Subject subject, Collection<String> ids, Set<Message.Part> parts) {
        Purpose purpose = subject.segment().definition().use().purpose();
        return hits(subject.message(), ids, parts, purpose != Purpose.SERVICE);
    }

    /** Where some patterns are found in an advertisement, in reading order. */
    List<Hit> hits(Message message, Collection<String> ids, Set<Message.Part> parts) {
        return hits(message, ids, parts, true);
    }

    /** @param advertising whether the message advertises, or only serves a contract that persons have */
    List<Hit> hits(Message message, Collection<String> ids, Set<Message.Part> parts, boolean advertising) {
        return find(
                message,
                new TreeSet<>(ids).stream().flatMap(id -> pattern(id).stream()).toList(),
                parts,
                advertising);
    }

    /** @param wanted in order of their ids */
    List<Hit> find(Message message, List<KnownPattern> wanted, Set<Message.Part> parts, boolean advertising) {
        List<Hit> hits = new ArrayList<>();
        for (Message.Passage passage : message.passages()) {
            if (parts.contains(passage.part())) {
                Texts texts = new Texts(passage);
                List<Hit> here = new ArrayList<>();
                wanted.forEach(one -> here.addAll(texts.hits(one, message.language(), advertising)));
                here.sort(Comparator.comparingInt(Hit::start));
                hits.addAll(here);
            }
        }
        return hits;
    }

    /** Every part. */
    static Set<Message.Part> everywhere() {
        return EnumSet.allOf(Message.Part.class);
    }

    /** A passage, folded as each language reads it. */
    private final class Texts {
        private final Message.Passage passage;
        private final Folded folded;
        private final Map<String, Folded> byLanguage = new TreeMap<>();

        Texts(Message.Passage passage) {
            this.passage = passage;
            this.folded = Folded.of(passage.text());
        }

        List<Hit> hits(KnownPattern pattern, Optional<String> language, boolean advertising) {
            List<Hit> hits = new ArrayList<>();
            for (Wording wording : pattern.wordings()) {
                boolean here = !wording.subjectOnly() || passage.part() == Message.Part.SUBJECT;
                boolean asked = advertising || !wording.advertisingOnly();
                if (here && asked && Tongue.mayBe(wording.language(), language, folded.text())) {
                    Folded text = folded(wording.language());
                    for (Wording.Stretch found : wording.in(text.text())) {
                        Hit hit = new Hit(
                                pattern, wording.language(), passage, text.start(found.start()), text.end(found.end()));
                        if (wording.added()) {
                            // It may be of a language that a rule does not look at, and takes no other's place.
                            hits.add(hit);
                        } else {
                            add(hits, hit);
                        }
                    }
                }
            }
            return hits;
        }

        /** Of two that overlap the longer one; the words are the same. */
        private void add(List<Hit> hits, Hit hit) {
            for (Hit other : hits) {
                if (other.overlaps(hit)) {
                    if (hit.end() - hit.start() > other.end() - other.start()) {
                        hits.set(hits.indexOf(other), hit);
                    }
                    return;
                }
            }
            hits.add(hit);
        }

        private Folded folded(String language) {
            return byLanguage.computeIfAbsent(
                    language,
                    key -> variants.containsKey(key) ? folded.with(variants.getOrDefault(key, Map.of())) : folded);
        }
    }
}

package io.licit.core.campaign;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Effect;
import io.licit.core.source.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words that the author points at under {@code shows:}. They count where only a person can see the element, and never against
 * what Licit sees itself.
 */
final class Pointers {
    /** Words that by themselves say nothing. */
    private static final Set<String> EMPTY =
            Set.of(("a an the and or of to in on at by for from with as is are be it its this that these those you"
                            + " your we our us all any not no if so der die das den dem des ein eine einen und oder von zu im"
                            + " am mit für ist sind sie ihr ihre wir uns unser le la les un une du de et ou en au aux pour par"
                            + " avec est sont vous votre vos nous notre el los las una y o con por para que es son il lo gli e"
                            + " di da per het een van op te voor met")
                    .split(" "));

    /** In letters and digits; a character of a script that parts no words counts twice. */
    private static final int LEAST = 3;

    private final Subject subject;
    private final Elements elements;
    private final Sighting sighting;

    Pointers(Subject subject, Elements elements, Sighting sighting) {
        this.subject = subject;
        this.elements = elements;
        this.sighting = sighting;
    }

    /** Whether the author points at words of the message that are the element. */
    boolean stand(Element element, Elements.Position position) {
        return mayPoint(element, position)
                && Optional.ofNullable(subject.campaign().shows().get(element.name()))
                        .filter(words -> saysSomething(words.text()) && sighting.saysWhole(words.text()))
                        .isPresent();
    }

    private boolean mayPoint(Element element, Elements.Position position) {
        return position == Elements.Position.IN_DOUBT
                || element.inDoubt().isPresent()
                || !element.decidedIn(subject.message().language());
    }

    private static boolean saysSomething(String words) {
        int weight = 0;
        boolean said = false;
        for (String word : words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
            weight += word.codePoints()
                    .map(point -> Words.isUnparted(point) ? 2 : 1)
                    .sum();
            said |= !word.isEmpty() && !EMPTY.contains(word);
        }
        return said && weight >= LEAST;
    }

    List<Diagnostic> findings() {
        List<Diagnostic> findings = new ArrayList<>();
        subject.campaign().shows().forEach((element, words) -> findings.add(pointer(element, words)));
        return findings;
    }

    private Diagnostic pointer(String name, YamlNode.Scalar words) {
        if (!elements.known().containsKey(name)) {
            return Diagnostic.of(Code.CMP7012, Said.of("there is no element `{}`", name), words.span())
                    .withHelp(Said.of("name one of {}", Said.joined(", ", asked())));
        }
        if (!sighting.saysWhole(words.text())) {
            return Diagnostic.of(
                            Code.CMP7012,
                            Said.of("the message does not say the words that `shows` points at"),
                            words.span())
                    .withHelp(Said.of("copy them from the message as they stand there"));
        }
        if (!saysSomething(words.text())) {
            return Diagnostic.of(
                            Code.CMP7012, Said.of("the words that `shows` points at are no `{}`", name), words.span())
                    .withNote(Said.of("they are too short to say it, or say nothing by themselves"))
                    .withHelp(Said.of("point at all the words that say it"));
        }
        Element element = elements.element(name);
        if (!mayPoint(element, Elements.Position.ANYWHERE) && !askedInDoubt(name)) {
            return Diagnostic.of(
                            Code.CMP7012,
                            Said.of(
                                    "Licit sees {} (`{}`) itself; `shows` does not count for it",
                                    Said.term(element.title()),
                                    name),
                            words.span())
                    .withHelp(Said.of(
                            "remove it from `shows`; where Licit does not find it, {}", Said.term(element.help())));
        }
        return Diagnostic.of(
                        Code.CMP7012, Said.of("that these words are `{}` is the author's own word", name), words.span())
                .withSeverity(Severity.NOTE);
    }

    private boolean askedInDoubt(String element) {
        return subject.duties(Effect.Duty.Kind.REQUIRE_TEXT).stream()
                .map(applied -> applied.duty().values())
                .anyMatch(values -> values.getOrDefault("element", List.of()).contains(element)
                        && elements.position(values) == Elements.Position.IN_DOUBT);
    }

    private Set<String> asked() {
        Set<String> names = new TreeSet<>();
        subject.duties(Effect.Duty.Kind.REQUIRE_TEXT)
                .forEach(applied -> applied.duty().values().getOrDefault("element", List.of()).stream()
                        .filter(name -> elements.element(name).seen() != Element.Seen.ELSEWHERE)
                        .forEach(names::add));
        return names;
    }
}

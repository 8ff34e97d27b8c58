package io.licit.core.campaign;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.source.Span;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is said about the words of a message, in one place so that it can be read at a sitting. */
final class WordMessages {
    private static final int SHOWN_MAX = 60;
    private static final int RULES_MAX = 8;

    private static final Said PROVE = Said.of(
            "state the words under `claims:` with an `assessment:` of the kind `substantiation` that is signed and"
                    + " links its evidence");

    private final Subject subject;
    private final Claims claims;

    WordMessages(Subject subject, Claims claims) {
        this.subject = subject;
        this.claims = claims;
    }

    Diagnostic of(Finding finding) {
        WordDuty first = finding.duties().get(0);
        boolean forbidden = finding.code() == Code.CMP7001;
        Diagnostic said = Diagnostic.of(finding.code(), message(finding), finding.span())
                .withLabel(Said.term(finding.pattern().title()))
                .withLaw(law(first.applied().rule(), forbidden ? "violated" : "undetermined"));
        if (finding.onlyWarns()) {
            said = said.withSeverity(Severity.WARNING);
        }
        said = said.withNote(requires(first.applied().rule()));
        for (Said note : notes(finding, first)) {
            said = said.withNote(note);
        }
        return said.withHelp(help(finding));
    }

    private static Said message(Finding finding) {
        String words = shown(finding.text());
        Said what = Said.term(finding.pattern().title());
        return switch (finding.code()) {
            case CMP7001 -> Said.of("`{}` reads as {}, which is forbidden here", words, what);
            case CMP7002 -> Said.of("`{}` reads as {}, and nothing signed substantiates it", words, what);
            default -> Said.of("`{}` reads as {}, which a person must judge", words, what);
        };
    }

    private Set<Said> notes(Finding finding, WordDuty first) {
        Set<Said> notes = new LinkedHashSet<>();
        if (!first.forbids()) {
            if (!first.values("against").isEmpty()) {
                notes.add(Said.of("it must rest on {}", Said.joined("; ", first.values("against"))));
            }
            if (!first.values("show").isEmpty()) {
                notes.add(Said.of("the message must show {}", Said.joined("; ", first.values("show"))));
            }
        }
        finding.duties().forEach(duty -> notes.addAll(duty.bounds()));
        notes.addAll(others(finding.duties()));
        finding.hits().stream().flatMap(hit -> claims.doubt(hit).stream()).forEach(notes::add);
        if (finding.hits().stream().anyMatch(hit -> hit.passage().part() == Message.Part.HIDDEN)) {
            notes.add(Said.of("the words stand where most readers are not shown them"));
        }
        if (!finding.elsewhere().isEmpty()) {
            notes.add(elsewhere(finding.elsewhere()));
        }
        notes.addAll(persons(finding.duties()));
        return notes;
    }

    private static Said elsewhere(List<Span> places) {
        Said lines = Said.joined(
                ", ",
                places.stream()
                        .map(span -> Said.of("line {}", span.from().line()))
                        .distinct()
                        .limit(RULES_MAX)
                        .toList());
        return places.size() == 1
                ? Said.of("the same words stand in {} more place: {}", places.size(), lines)
                : Said.of("the same words stand in {} more places: {}", places.size(), lines);
    }

    private static List<Said> others(List<WordDuty> duties) {
        List<String> ids = duties.stream()
                .skip(1)
                .map(duty -> Said.quoted(duty.applied().rule().id()))
                .distinct()
                .toList();
        return ids.isEmpty() ? List.of() : List.of(Said.of("the same is asked by {}", Said.some(ids, RULES_MAX)));
    }

    /** How many recipients live where one of the rules holds, when they have been counted. */
    private List<Said> persons(List<WordDuty> duties) {
        Set<Place> places = new HashSet<>();
        duties.forEach(duty -> places.addAll(duty.applied().places()));
        return subject.recipients()
                .filter(Recipients::isTold)
                .map(all -> places.stream()
                        .mapToLong(place -> all.places().getOrDefault(place, 0L))
                        .sum())
                .map(count -> List.of(
                        count == 1
                                ? Said.of("1 recipient lives where it holds")
                                : Said.of("{} recipients live where it holds", count)))
                .orElse(List.of());
    }

    private static Said requires(Rule rule) {
        return Said.ofRule(rule.id(), rule.requires());
    }

    private static Said help(Finding finding) {
        boolean provable =
                finding.code() != Code.CMP7001 || finding.duties().stream().allMatch(WordDuty::isBounded);
        if (!provable) {
            return Said.of("leave the words out, or say what is meant without them");
        }
        return switch (finding.code()) {
            case CMP7001 -> Said.of("leave the words out; where the rule does not hold, {}", PROVE);
            case CMP7002 -> Said.of("{}, or leave them out", PROVE);
            default -> Said.of("leave the words out, or have them judged: {}", PROVE);
        };
    }

    Diagnostic unproven(Claims.Stated stated, Said doubt, List<WordDuty> asking) {
        Rule rule = asking.get(0).applied().rule();
        Diagnostic said = Diagnostic.of(
                        Code.CMP7002,
                        Said.of(
                                "the message claims `{}`, and nothing signed substantiates it",
                                shown(stated.claim().text().text())),
                        stated.places().get(0).span())
                .withLaw(law(rule, "undetermined"))
                .withNote(requires(rule))
                .withNote(doubt);
        for (Said note : others(asking)) {
            said = said.withNote(note);
        }
        for (Said note : persons(asking)) {
            said = said.withNote(note);
        }
        return said.withHelp(Said.of("{}, or leave them out", PROVE));
    }

    Diagnostic forPersons(List<WordDuty> unseen) {
        Diagnostic said = Diagnostic.of(
                        Code.CMP7004,
                        unseen.size() == 1
                                ? Said.of("1 rule is about something that no wording gives away")
                                : Said.of("{} rules are about something that no wording gives away", unseen.size()),
                        subject.campaign().span())
                .withSeverity(Severity.NOTE)
                .withLaw(law(unseen.get(0).applied().rule(), "undetermined"));
        for (WordDuty duty : unseen) {
            List<String> what = duty.values("claim");
            Rule rule = duty.applied().rule();
            said = said.withNote(
                    Said.of("`{}`: {}", rule.id(), what.isEmpty() ? requires(rule) : Said.joined(", ", what)));
        }
        return said.withHelp(Said.of("read the message for it, and state what it claims under `claims:`"));
    }

    Diagnostic unknownPattern(WordDuty duty, String id) {
        Rule rule = duty.applied().rule();
        return Diagnostic.of(
                        Code.CMP7004,
                        Said.of("rule `{}` is about the wordings `{}`, and nobody has written them", rule.id(), id),
                        rule.span())
                .withLaw(law(rule, "undetermined"))
                .withNote(Said.of("until then the message is not held against them"))
                .withHelp(Said.of("write them in `law/patterns.yaml` of the workspace, or name others"));
    }

    Diagnostic language(String language, long known, int all) {
        Span place = subject.campaign().span();
        return known == 0
                ? Diagnostic.of(
                                Code.CMP7006,
                                Said.of("no wordings are known in `{}`, the message's language", language),
                                place)
                        .withNote(Said.of("what it says is looked for in English alone"))
                        .withHelp(Said.of("have somebody read it who knows the language, and write its wordings in"
                                + " `law/patterns.yaml` of the workspace"))
                : Diagnostic.of(
                                Code.CMP7006,
                                Said.of(
                                        "in `{}`, the message's language, wordings are known for {} of {} kinds"
                                                + " that rules here are about",
                                        language,
                                        known,
                                        all),
                                place)
                        .withSeverity(Severity.NOTE)
                        .withHelp(Said.of("have somebody read it who knows the language"));
    }

    private static Diagnostic.LawReference law(Rule rule, String verdict) {
        return new Diagnostic.LawReference(rule.id(), verdict, rule.cite(), rule.url());
    }

    static String shown(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= SHOWN_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN_MAX - 1)) + "…";
    }
}

package io.licit.core.campaign;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.source.Span;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said about the words of a message, in one place so that it can be read at a sitting. */
final class WordMessages {
    private static final int SHOWN_MAX = 60;
    private static final int RULES_MAX = 8;

    private static final String PROVE =
            "state the words under `claims:` with an `assessment:` of the kind `substantiation`"
                    + " that is signed and links its evidence";

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
                .withLabel(finding.pattern().title())
                .withLaw(law(first.applied().rule(), forbidden ? "violated" : "undetermined"));
        if (finding.onlyWarns()) {
            said = said.withSeverity(Severity.WARNING);
        }
        said = said.withNote(first.applied().rule().requires());
        for (String note : notes(finding, first)) {
            said = said.withNote(note);
        }
        return said.withHelp(help(finding));
    }

    private static String message(Finding finding) {
        String lead =
                "`" + shown(finding.text()) + "` reads as " + finding.pattern().title();
        return switch (finding.code()) {
            case CMP7001 -> lead + ", which is forbidden here";
            case CMP7002 -> lead + ", and nothing signed substantiates it";
            default -> lead + ", which a person must judge";
        };
    }

    private Set<String> notes(Finding finding, WordDuty first) {
        Set<String> notes = new LinkedHashSet<>();
        if (!first.forbids()) {
            add(notes, "it must rest on ", first.values("against"));
            add(notes, "the message must show ", first.values("show"));
        }
        finding.duties().forEach(duty -> notes.addAll(duty.bounds()));
        notes.addAll(others(finding.duties()));
        finding.hits().stream().flatMap(hit -> claims.doubt(hit).stream()).forEach(notes::add);
        if (finding.hits().stream().anyMatch(hit -> hit.passage().part() == Message.Part.HIDDEN)) {
            notes.add("the words stand where most readers are not shown them");
        }
        if (!finding.elsewhere().isEmpty()) {
            notes.add("the same words stand in " + finding.elsewhere().size()
                    + (finding.elsewhere().size() == 1 ? " more place: " : " more places: ")
                    + finding.elsewhere().stream()
                            .map(span -> "line " + span.from().line())
                            .distinct()
                            .limit(RULES_MAX)
                            .collect(Collectors.joining(", ")));
        }
        notes.addAll(persons(finding.duties()));
        return notes;
    }

    private static void add(Set<String> notes, String lead, List<String> what) {
        if (!what.isEmpty()) {
            notes.add(lead + String.join("; ", what));
        }
    }

    private static List<String> others(List<WordDuty> duties) {
        List<String> ids = duties.stream()
                .skip(1)
                .map(duty -> "`" + duty.applied().rule().id() + "`")
                .distinct()
                .toList();
        int more = ids.size() - RULES_MAX;
        return ids.isEmpty()
                ? List.of()
                : List.of("the same is asked by " + String.join(", ", ids.subList(0, Math.min(RULES_MAX, ids.size())))
                        + (more > 0 ? " and " + more + " more" : ""));
    }

    /** How many recipients live where one of the rules holds, when they have been counted. */
    private List<String> persons(List<WordDuty> duties) {
        Set<Place> places = new HashSet<>();
        duties.forEach(duty -> places.addAll(duty.applied().places()));
        return subject.recipients()
                .filter(Recipients::isTold)
                .map(all -> places.stream()
                        .mapToLong(place -> all.places().getOrDefault(place, 0L))
                        .sum())
                .map(count -> List.of(
                        count == 1 ? "1 recipient lives where it holds" : count + " recipients live where it holds"))
                .orElse(List.of());
    }

    private static String help(Finding finding) {
        boolean provable =
                finding.code() != Code.CMP7001 || finding.duties().stream().allMatch(WordDuty::isBounded);
        if (!provable) {
            return "leave the words out, or say what is meant without them";
        }
        return switch (finding.code()) {
            case CMP7001 -> "leave the words out; where the rule does not hold, " + PROVE;
            case CMP7002 -> PROVE + ", or leave them out";
            default -> "leave the words out, or have them judged: " + PROVE;
        };
    }

    Diagnostic unproven(Claims.Stated stated, String doubt, List<WordDuty> asking) {
        Rule rule = asking.get(0).applied().rule();
        Diagnostic said = Diagnostic.of(
                        Code.CMP7002,
                        "the message claims `" + shown(stated.claim().text().text())
                                + "`, and nothing signed substantiates it",
                        stated.places().get(0).span())
                .withLaw(law(rule, "undetermined"))
                .withNote(rule.requires())
                .withNote(doubt);
        for (String note : others(asking)) {
            said = said.withNote(note);
        }
        for (String note : persons(asking)) {
            said = said.withNote(note);
        }
        return said.withHelp(PROVE + ", or leave them out");
    }

    Diagnostic forPersons(List<WordDuty> unseen) {
        Diagnostic said = Diagnostic.of(
                        Code.CMP7004,
                        unseen.size() == 1
                                ? "1 rule is about something that no wording gives away"
                                : unseen.size() + " rules are about something that no wording gives away",
                        subject.campaign().span())
                .withSeverity(Severity.NOTE)
                .withLaw(law(unseen.get(0).applied().rule(), "undetermined"));
        for (WordDuty duty : unseen) {
            String what = String.join(", ", duty.values("claim"));
            said = said.withNote("`" + duty.applied().rule().id() + "`: "
                    + (what.isEmpty() ? duty.applied().rule().requires() : what));
        }
        return said.withHelp("read the message for it, and state what it claims under `claims:`");
    }

    Diagnostic unknownPattern(WordDuty duty, String id) {
        Rule rule = duty.applied().rule();
        return Diagnostic.of(
                        Code.CMP7004,
                        "rule `" + rule.id() + "` is about the wordings `" + id + "`, and nobody has written them",
                        rule.span())
                .withLaw(law(rule, "undetermined"))
                .withNote("until then the message is not held against them")
                .withHelp("write them in `law/patterns.yaml` of the workspace, or name others");
    }

    Diagnostic language(String language, long known, int all) {
        Span place = subject.campaign().span();
        return known == 0
                ? Diagnostic.of(
                                Code.CMP7006,
                                "no wordings are known in `" + language + "`, the message's language",
                                place)
                        .withNote("what it says is looked for in English alone")
                        .withHelp("have somebody read it who knows the language, and write its wordings in"
                                + " `law/patterns.yaml` of the workspace")
                : Diagnostic.of(
                                Code.CMP7006,
                                "in `" + language + "`, the message's language, wordings are known for " + known
                                        + " of " + all + " kinds that rules here are about",
                                place)
                        .withSeverity(Severity.NOTE)
                        .withHelp("have somebody read it who knows the language");
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

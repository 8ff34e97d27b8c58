package io.licit.core.campaign;

import io.licit.core.catalogue.Purpose;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Findings on the words: what may not be said, and what is said without proof. */
final class WordFindings {
    private final Subject subject;
    private final Patterns patterns;
    private final Claims claims;
    private final WordMessages messages;
    private final List<WordDuty> duties;
    private final boolean advertising;
    private final List<Diagnostic> out = new ArrayList<>();

    private WordFindings(Subject subject, Patterns patterns) {
        this.subject = subject;
        this.patterns = patterns;
        this.claims = new Claims(subject);
        this.messages = new WordMessages(subject, claims);
        this.duties = subject.duties(Effect.Duty.Kind.FORBID_TEXT, Effect.Duty.Kind.SUBSTANTIATE).stream()
                .map(WordDuty::new)
                .toList();
        this.advertising = subject.segment().definition().use().purpose() != Purpose.SERVICE;
    }

    static List<Diagnostic> of(Subject subject, Patterns patterns) {
        WordFindings findings = new WordFindings(subject, patterns);
        Collection<Finding> found = findings.found();
        found.forEach(finding -> findings.out.add(findings.messages.of(finding)));
        findings.unsaid();
        findings.unproven(found);
        findings.forPersons();
        findings.unknownPatterns();
        findings.language();
        return List.copyOf(findings.out);
    }

    /** One finding for each wording and reason, with all the rules that it meets. */
    private Collection<Finding> found() {
        Map<String, List<Hit>> hits = hitsById();
        Map<Code, List<Finding>> byCode = new TreeMap<>();
        for (WordDuty duty : duties) {
            List<Hit> here = new ArrayList<>();
            duty.values("patterns").forEach(id -> here.addAll(hits.getOrDefault(id, List.of())));
            duty.ownWords(patterns)
                    .ifPresent(own ->
                            here.addAll(patterns.find(subject.message(), List.of(own), duty.parts(), advertising)));
            for (Hit hit : here) {
                if (duty.looksAt(hit)) {
                    code(duty, hit)
                            .ifPresent(code ->
                                    gather(byCode.computeIfAbsent(code, key -> new ArrayList<>()), hit, duty, code));
                }
            }
        }
        Map<Object, Finding> different = new LinkedHashMap<>();
        byCode.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt((Finding finding) -> subject.message()
                                .passages()
                                .indexOf(finding.hits().get(0).passage()))
                        .thenComparingInt(finding -> finding.hits().get(0).start()))
                .forEach(finding -> {
                    Finding first = different.putIfAbsent(finding.sameness(), finding);
                    if (first != null) {
                        first.add(finding);
                    }
                });
        return different.values();
    }

    private Map<String, List<Hit>> hitsById() {
        Set<String> ids = new TreeSet<>();
        duties.forEach(duty -> ids.addAll(duty.values("patterns")));
        Map<String, List<Hit>> hits = new TreeMap<>();
        for (Hit hit : patterns.hits(subject.message(), ids, Patterns.everywhere(), advertising)) {
            hits.computeIfAbsent(hit.pattern().id(), key -> new ArrayList<>()).add(hit);
        }
        return hits;
    }

    /** What is wrong with the words under a duty; empty where they are proven, and proof helps. */
    private Optional<Code> code(WordDuty duty, Hit hit) {
        boolean judged = hit.pattern().need() == KnownPattern.Need.LEGAL_REVIEW;
        boolean provable = !duty.forbids() || duty.isBounded() || judged;
        if (provable && claims.prove(hit)) {
            return Optional.empty();
        }
        if (!duty.forbids()
                && PriorPrice.answers(duty.applied(), subject.campaign().offer(), hit.text())) {
            return Optional.empty();
        }
        if (judged) {
            return Optional.of(Code.CMP7004);
        }
        return Optional.of(duty.forbids() ? Code.CMP7001 : Code.CMP7002);
    }

    private static void gather(List<Finding> findings, Hit hit, WordDuty duty, Code code) {
        for (Finding finding : findings) {
            if (finding.touches(hit)) {
                finding.add(hit, duty);
                return;
            }
        }
        Finding finding = new Finding(code, hit);
        finding.add(hit, duty);
        findings.add(finding);
    }

    /** Claims that the file states and the message does not make. */
    private void unsaid() {
        for (Claims.Stated stated : claims.all()) {
            if (stated.places().isEmpty()) {
                out.add(Diagnostic.of(
                                Code.CMP7004,
                                Said.of(
                                        "the campaign claims `{}`, and the message does not say it",
                                        WordMessages.shown(stated.claim().text().text())),
                                stated.claim().text().span())
                        .withSeverity(Severity.WARNING)
                        .withHelp(Said.of("write the words as the message has them, or remove the claim")));
            }
        }
    }

    /** Claims that the message makes, that no wording gives away, and that nothing proves. */
    private void unproven(Collection<Finding> found) {
        List<WordDuty> asking = duties.stream()
                .filter(duty -> !duty.forbids() && !duty.namesWordings())
                .toList();
        if (asking.isEmpty()) {
            return;
        }
        for (Claims.Stated stated : claims.all()) {
            boolean told = found.stream()
                    .filter(finding -> finding.code() == Code.CMP7002)
                    .anyMatch(finding -> finding.hits().stream().anyMatch(stated::touches));
            if (!told && stated.doubt().isPresent() && !stated.places().isEmpty()) {
                out.add(messages.unproven(stated, stated.doubt().get(), asking));
            }
        }
    }

    /** Rules on claims that no wording gives away: only a person sees whether the message makes one. */
    private void forPersons() {
        boolean stated = !claims.all().isEmpty();
        List<WordDuty> unseen = duties.stream()
                .filter(duty -> !duty.namesWordings() && (duty.forbids() || !stated))
                .toList();
        if (!unseen.isEmpty()) {
            out.add(messages.forPersons(unseen));
        }
    }

    private void unknownPatterns() {
        Set<String> told = new TreeSet<>();
        for (WordDuty duty : duties) {
            for (String id : duty.values("patterns")) {
                if (patterns.pattern(id).isEmpty() && told.add(id)) {
                    out.add(messages.unknownPattern(duty, id));
                }
            }
        }
    }

    private void language() {
        Set<String> ids = new TreeSet<>();
        subject.duties().forEach(applied -> ids.addAll(applied.duty().values().getOrDefault("patterns", List.of())));
        ids.removeIf(id -> patterns.pattern(id).isEmpty());
        subject.message()
                .language()
                .map(Tongue::of)
                .filter(own -> !ids.isEmpty())
                .ifPresent(own -> {
                    long known = ids.stream()
                            .filter(id -> patterns.languages(List.of(id)).contains(own))
                            .count();
                    if (2 * known < ids.size()) {
                        out.add(messages.language(own, known, ids.size()));
                    }
                });
    }
}

package io.licit.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real-sounding copy: what is harmless stays clean under the law of where it goes, what is risky is found at its words. */
class CorpusTest {
    private static final List<Copy> HARMLESS = Copy.read("harmless");
    private static final List<Copy> RISKY = Copy.read("risky");
    private static final Map<Copy, String> IDS = new LinkedHashMap<>();
    private static final Desk DESK = desk();

    @Test
    void harmless_copy_stays_clean() {
        List<String> wrong = new ArrayList<>();
        Set<Copy> unclean = new LinkedHashSet<>();
        for (Copy text : HARMLESS) {
            for (Diagnostic finding : findings(text)) {
                wrong.add(text.name() + ": " + finding.code() + " " + finding.message());
                unclean.add(text);
            }
        }
        assertThat(HARMLESS).hasSizeGreaterThanOrEqualTo(120);
        assertThat(wrong)
                .as("%d of %d harmless texts are clean", HARMLESS.size() - unclean.size(), HARMLESS.size())
                .isEmpty();
    }

    @Test
    void what_is_risky_is_found_at_its_words_and_nothing_else_is() {
        List<String> missed = new ArrayList<>();
        List<String> needless = new ArrayList<>();
        int expected = 0;
        int found = 0;
        for (Copy text : RISKY) {
            Set<String> wanted = new LinkedHashSet<>(text.values("find"));
            Set<String> hits = hits(text);
            expected += wanted.size();
            found += hits.size();
            wanted.stream().filter(one -> !hits.contains(one)).forEach(one -> missed.add(text.name() + ": " + one));
            hits.stream().filter(one -> !wanted.contains(one)).forEach(one -> needless.add(text.name() + ": " + one));
        }
        assertThat(RISKY).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Stream.concat(
                        missed.stream().map(one -> "missed   " + one),
                        needless.stream().map(one -> "needless " + one)))
                .as(
                        "recall %d of %d, precision %d of %d",
                        expected - missed.size(), expected, found - needless.size(), found)
                .isEmpty();
    }

    @Test
    void what_a_rule_forbids_or_wants_proven_is_told_at_those_words() {
        List<String> untold = new ArrayList<>();
        int told = 0;
        for (Copy text : RISKY) {
            List<String> asked = DESK.duties(IDS.getOrDefault(text, ""), places(text)).stream()
                    .map(WordDuty::new)
                    .filter(duty -> duty.applied().duty().name().matches("forbid-text|substantiate"))
                    .flatMap(duty -> duty.values("patterns").stream())
                    .toList();
            List<Diagnostic> findings = findings(text);
            for (String find : text.values("find")) {
                String id = find.substring(0, find.indexOf(':'));
                String words = find.substring(find.indexOf(':') + 1).strip();
                if (asked.contains(id)) {
                    told++;
                    if (findings.stream().noneMatch(one -> one.message().text().contains(words))) {
                        untold.add(text.name() + ": " + find);
                    }
                }
            }
        }
        assertThat(untold).isEmpty();
        assertThat(told).isGreaterThan(60);
    }

    /** Precision that does not hang on where a text goes: what is said in harmless copy and would have to be proven. */
    @Test
    void harmless_copy_says_next_to_nothing_that_any_rule_anywhere_is_about() {
        List<String> ids = Desk.PATTERNS.all().stream().map(KnownPattern::id).toList();
        Set<String> found = new LinkedHashSet<>();
        for (Copy text : HARMLESS) {
            for (Hit hit : Desk.PATTERNS.hits(
                    message(text), ids, Patterns.everywhere(), !text.purpose().equals("service"))) {
                found.add(text.name() + " | " + hit.pattern().id() + " | " + hit.text());
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "shops-en.txt: A discount with its proof | price-strike-through | 20% off",
                        "software-en.txt: A trial that says what it costs | price-free | Free");
    }

    /** The pattern's own examples, each as an advertisement to wherever anything applies. */
    @Test
    void every_pattern_finds_what_violates_it_and_passes_what_comes_near() {
        List<String> wrong = new ArrayList<>();
        for (KnownPattern pattern : Desk.PATTERNS.all()) {
            pattern.risky().stream()
                    .filter(text -> !isFound(pattern, text))
                    .forEach(text -> wrong.add(pattern.id() + " misses " + text));
            pattern.harmless().stream()
                    .filter(text -> isFound(pattern, text))
                    .forEach(text -> wrong.add(pattern.id() + " finds " + text));
            if (pattern.risky().isEmpty() || pattern.harmless().isEmpty()) {
                wrong.add(pattern.id() + " has no example");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(Desk.PATTERNS.all()).hasSize(51);
    }

    private static boolean isFound(KnownPattern pattern, String text) {
        boolean subject = text.startsWith("Subject: ");
        String words = subject ? text.substring("Subject: ".length()) : text;
        Message message = Messages.of(subject ? Message.Part.SUBJECT : Message.Part.BODY, words);
        return !Desk.PATTERNS
                .hits(message, List.of(pattern.id()), Patterns.everywhere())
                .isEmpty();
    }

    private static Desk desk() {
        Desk desk = new Desk();
        Set<String> segments = new LinkedHashSet<>();
        for (Copy text : Stream.concat(HARMLESS.stream(), RISKY.stream()).toList()) {
            String id = "t" + IDS.size();
            IDS.put(text, id);
            String body = "mails/" + id + (text.html() ? ".html" : ".txt");
            desk.with("campaigns/" + id + ".yaml", text.campaignFile(id, body)).with(body, text.body());
            if (segments.add(text.segment())) {
                desk.with("segments/" + text.segment() + ".yaml", text.segmentFile());
            }
        }
        return desk.with("assessments/proof.yaml", Messages.proof(segments));
    }

    private static List<String> places(Copy text) {
        return List.of(text.value("places").orElseThrow().split(", "));
    }

    /** Errors and warnings of a review of the words. */
    private static List<Diagnostic> findings(Copy text) {
        return DESK.review(IDS.getOrDefault(text, ""), places(text)).stream()
                .filter(one -> one.severity() != Severity.NOTE)
                .filter(one -> one.code().id().startsWith("CMP700"))
                .toList();
    }

    private static Message message(Copy text) {
        return MessageReader.read(
                        DESK.of(IDS.getOrDefault(text, "")), DESK.workspace().sources(), new Diagnostics())
                .orElseThrow();
    }

    /** Every pattern that a rule there names, with the words that it is found at. */
    private static Set<String> hits(Copy text) {
        String id = IDS.getOrDefault(text, "");
        Message message = message(text);
        Set<String> ids = new TreeSet<>();
        List<WordDuty> duties =
                DESK.duties(id, places(text)).stream().map(WordDuty::new).toList();
        duties.forEach(duty -> ids.addAll(duty.values("patterns")));
        Set<String> hits = new LinkedHashSet<>();
        for (Hit hit : Desk.PATTERNS.hits(
                message, ids, Patterns.everywhere(), !text.purpose().equals("service"))) {
            if (duties.stream()
                    .anyMatch(duty ->
                            duty.values("patterns").contains(hit.pattern().id()) && duty.looksAt(hit))) {
                hits.add(hit.pattern().id() + ": " + hit.text().replaceAll("\\s+", " "));
            }
        }
        return hits;
    }
}

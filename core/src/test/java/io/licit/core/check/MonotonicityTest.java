package io.licit.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.gate.Gate;
import io.licit.core.gate.Person;
import io.licit.core.gate.RandomPersons;
import io.licit.core.law.Law;
import io.licit.core.law.LawBook;
import io.licit.core.law.ShippedLaw;
import io.licit.core.law.UseFacts;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that is deleted from a workspace lets anybody in, or makes a finding go away. */
class MonotonicityTest {
    private static final LawBook LAW = ShippedLaw.book();
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    /** What a definition asks for, and the one statement that DESIGN gives a default that is wider. */
    private static final Set<String> ASKED = Set.of("use.recipient", "derived_from");

    @Test
    void a_deleted_key_lets_nobody_in_and_turns_nothing_violated_into_satisfied() {
        Map<String, String> files = workspace().files();
        Audiences audiences = new Audiences(persons());
        Outcome whole = Outcome.of(files, audiences);
        assertThat(whole.allowed.values().stream().mapToInt(Set::size).sum()).isGreaterThan(20);
        assertThat(whole.violated).isNotEmpty();
        Map<String, Map<String, String>> less = LessOfAWorkspace.of(files);
        assertThat(less.size()).isGreaterThan(80);
        less.forEach((taken, shorter) -> {
            if (ASKED.stream().noneMatch(taken::endsWith)) {
                Outcome outcome = Outcome.of(shorter, audiences);
                outcome.allowed.forEach((segment, allowed) -> assertThat(whole.allowed.getOrDefault(segment, Set.of()))
                        .as("without %s, audience of %s", taken, segment)
                        .containsAll(allowed));
                assertThat(outcome.satisfied).as("without %s", taken).doesNotContainAnyElementsOf(whole.violated);
            }
        });
    }

    private static Emporium workspace() {
        return new Emporium()
                .with("segments/sale.yaml", """
                        segment: sale
                        title: Sale
                        use: {purpose: sale-share, channels: [web-ads], recipient: third-party}
                        basis: legitimate-interests
                        assessment: li-winback
                        reason: A reason.
                        where: sex = 'f' and wellness = 'yes'
                        """)
                .with("segments/plain.yaml", """
                        segment: plain
                        title: Plain
                        use: {purpose: direct-marketing, channels: [email]}
                        basis: consent
                        reason: A reason.
                        where: lifetime_value > 3
                        """)
                .with("segments/young.yaml", """
                        segment: young
                        title: Young
                        use: {purpose: profiling, channels: [none]}
                        basis: consent
                        reason: A reason.
                        where: age < 20 and country = 'DE'
                        """)
                .with("assessments/reason.yaml", """
                        assessment: reason
                        kind: business-reason
                        title: Why
                        segments: [sale]
                        conclusion: It is needed.
                        outcome: passes
                        signed_by: officer@emporium.example
                        signed_at: 2026-10-01
                        expires_at: 2027-10-01
                        """);
    }

    private static List<Person> persons() {
        RandomPersons made = new RandomPersons(new Random(77), NOW, false);
        return Stream.generate(made::next).limit(600).toList();
    }

    /** Who is let in, by number, and each rule's verdict on each segment. */
    private record Outcome(Map<String, Set<Integer>> allowed, Set<String> violated, Set<String> satisfied) {
        static Outcome of(Map<String, String> files, Audiences audiences) {
            Diagnostics out = new Diagnostics();
            Optional<Workspace> workspace = Emporium.read(files, LAW, out);
            if (workspace.isEmpty() || out.hasErrors()) {
                return new Outcome(Map.of(), Set.of(), Set.of());
            }
            Checker.Checked checked = Checker.check(
                    workspace.get(),
                    LAW,
                    NOW,
                    Optional.of(Set.of(new Whereabouts("DE", ""), new Whereabouts("US", "US-CA"))),
                    workspace.get().segments().keySet());
            Map<String, Set<Integer>> allowed = new HashMap<>();
            checked.segments()
                    .forEach((id, segment) ->
                            allowed.put(id, audiences.of(segment.uses(), checked.law(), workspace.get())));
            return new Outcome(allowed, verdicts(checked, Verdict.VIOLATED), verdicts(checked, Verdict.SATISFIED));
        }

        private static Set<String> verdicts(Checker.Checked checked, Verdict verdict) {
            Set<String> found = new TreeSet<>();
            checked.verdicts()
                    .forEach((segment, ofSegment) -> ofSegment.forEach((rule, one) -> {
                        if (one == verdict) {
                            found.add(segment + " " + rule);
                        }
                    }));
            return found;
        }
    }

    /** Who is let in, decided once for all segments and workspaces of which the gate is told the same. */
    private static final class Audiences {
        private final List<Person> persons;
        private final Map<Told, Set<Integer>> decided = new HashMap<>();

        /** The law is that of one book and day; a workspace here has none of its own. */
        private record Told(List<UseFacts> uses, Optional<String> assumed, Table.Role.Persons role, boolean consents) {
            /** The person as far as the catalogue tells an engine where to look. */
            Person asRead(Person person) {
                return new Person(
                        role.country().flatMap(column -> person.country()),
                        role.region().flatMap(column -> person.region()),
                        role.birthDate().flatMap(column -> person.birthDate()),
                        Optional.empty(),
                        role.retention().flatMap(declared -> person.retainUntil()),
                        consents ? person.consents() : List.of(),
                        person.restrictions());
            }
        }

        Audiences(List<Person> persons) {
            this.persons = persons;
        }

        Set<Integer> of(List<UseFacts> uses, Law law, Workspace workspace) {
            Table.Role.Persons role = (Table.Role.Persons)
                    workspace.catalogue().persons().orElseThrow().role();
            Told told = new Told(
                    uses,
                    workspace.settings().unknownJurisdiction(),
                    role,
                    workspace.catalogue().consents().isPresent());
            return decided.computeIfAbsent(told, one -> {
                Gate gate = new Gate(law, one.assumed);
                Set<Integer> in = new TreeSet<>();
                for (int i = 0; i < persons.size(); i++) {
                    if (gate.decide(one.uses, one.asRead(persons.get(i)), NOW).allowed()) {
                        in.add(i);
                    }
                }
                return in;
            });
        }
    }
}

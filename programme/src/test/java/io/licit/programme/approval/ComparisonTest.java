package io.licit.programme.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.engine.AudienceCounts;
import io.licit.programme.approval.Comparison.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    private static Grounds.RuleSaid rule(String id, String digest) {
        return new Grounds.RuleSaid(id, digest, "EU", "Art. " + id, "what " + digest + " asks");
    }

    private static Grounds grounds(String facts, Map<String, String> campaigns, Grounds.RuleSaid... rules) {
        ApprovalDigest of = new ApprovalDigest("letter", "d", "def", facts, "law", campaigns);
        AudienceCounts counts = new AudienceCounts(
                "letter", "def", 90, 60, 50, List.of(new AudienceCounts.Excluded("A", 30)), Map.of());
        return new Grounds(of, "segment: letter\nwhere: \"a\u2028b\"\n", List.of(rules), Optional.of(counts));
    }

    @Test
    void what_is_kept_is_read_as_it_was() {
        Grounds grounds = grounds("f", Map.of("spring", "1"), rule("A", "1"), rule("B", "1"));
        assertThat(Grounds.read(grounds.json().print())).contains(grounds);
        Grounds uncounted = new Grounds(grounds.of(), grounds.text(), grounds.rules(), Optional.empty());
        assertThat(Grounds.read(uncounted.json().print())).contains(uncounted);
        assertThat(Grounds.read("")).isEmpty();
    }

    @Test
    void rules_that_came_went_or_read_otherwise_are_told_and_others_are_not() {
        Grounds before = grounds("f", Map.of(), rule("A", "1"), rule("B", "1"), rule("C", "1"));
        Grounds now = grounds("f", Map.of(), rule("A", "1"), rule("C", "2"), rule("D", "1"));
        Comparison changes = Comparison.of(Optional.of(before), now);
        assertThat(changes.rules())
                .containsExactly(
                        new Comparison.RuleChange(Change.CHANGED, rule("C", "1"), rule("C", "2")),
                        new Comparison.RuleChange(Change.ADDED, rule("D", "1"), rule("D", "1")),
                        new Comparison.RuleChange(Change.REMOVED, rule("B", "1"), rule("B", "1")));
        assertThat(Comparison.of(Optional.of(now), now).rules()).isEmpty();
        assertThat(Comparison.of(Optional.empty(), now).rules())
                .as("there is nothing to hold them against")
                .isEmpty();
    }

    @Test
    void campaigns_and_facts_are_held_against_those_of_the_approval() {
        Grounds before = grounds("f", Map.of("kept", "1", "gone", "1", "other", "1"));
        Grounds now = grounds("g", Map.of("kept", "1", "fresh", "1", "other", "2"));
        Comparison changes = Comparison.of(Optional.of(before), now);
        assertThat(changes.campaigns())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "kept", Change.SAME, "gone", Change.REMOVED, "other", Change.CHANGED, "fresh", Change.ADDED));
        assertThat(changes.isOfOtherFacts()).isTrue();
        assertThat(Comparison.of(Optional.of(now), now).isOfOtherFacts()).isFalse();
        assertThat(Comparison.of(Optional.empty(), now).isOfOtherFacts()).isFalse();
    }
}

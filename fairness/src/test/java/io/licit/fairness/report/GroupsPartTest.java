package io.licit.fairness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Thresholds;
import org.junit.jupiter.api.Test;

final class GroupsPartTest {
    @Test
    void where_all_groups_are_withheld_it_is_said_once() {
        CharacteristicResult hidden = new GroupFixture("faith", "matching")
                .withheld("a")
                .withheld("b")
                .withheld("c")
                .result();
        Page page = Page.of(Thresholds.USUAL, 1);
        GroupsPart.write(page, hidden, 4);
        GroupsPart.folded(page, hidden);
        String text = page.out().end();
        assertThat(text)
                .doesNotContain("<table", "<details", "<svg")
                .contains("Every number is withheld, of 3 groups: a; b; c.");
    }

    @Test
    void a_finding_on_probabilities_says_that_none_says_less() {
        CharacteristicResult sex = new GroupFixture("sex", "matching")
                .group("a", 1000, 500)
                .group("b", 1000, 490)
                .result();
        CharacteristicResult weighted = new CharacteristicResult(
                sex.name(),
                sex.set(),
                true,
                sex.direction(),
                sex.groups(),
                sex.missing(),
                sex.highest(),
                sex.largest(),
                sex.lowestAir(),
                sex.verdict(),
                sex.flagged());
        Page page = Page.of(Thresholds.USUAL, 1);
        GroupsPart.write(page, weighted, 4);
        assertThat(page.out().end()).contains("that no concern was found says less here");
    }
}

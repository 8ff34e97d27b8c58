package io.licit.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.source.Span;
import io.licit.engine.AudienceCounts;
import io.licit.engine.folder.Books;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** No page shows a count of few persons to whoever may not see it. */
final class ShownTest {
    private static final long MINIMUM = 50;

    private final Shown shown = new Shown(Text.ENGLISH, Books.shipped());

    @Test
    void few_who_match_are_told_as_fewer_wherever_they_stand() {
        assertNoSmallNumber(shown.funnel(counts(45, 1, 1), MINIMUM));
        assertNoSmallNumber(shown.funnel(counts(400, 3, 2), MINIMUM));
    }

    @Test
    void whoever_sees_all_sees_them() {
        FunnelView funnel = shown.funnel(counts(45, 1, 1), 1);
        assertThat(funnel.matching().count()).isEqualTo("45");
        assertThat(funnel.countries().get(0).eligible()).isEqualTo("1");
        assertThat(funnel.isWithheld()).isFalse();
    }

    @Test
    void a_finding_is_said_in_the_language_of_the_visitor() {
        Diagnostic finding = Diagnostic.of(
                        Code.SEG2002, Said.of("`{}` is not a column of `{}`", "amuont", "orders"), Span.none())
                .withNote(Said.ofRule("EU-GDPR-ART7", "Consent can be withdrawn."))
                .withHelp(Suggestions.didYouMean("amuont", List.of("amount")));
        FindingView english = shown.finding(finding);
        assertThat(english.message()).isEqualTo("`amuont` is not a column of `orders`");
        assertThat(english.help()).isEqualTo("did you mean `amount`?");
        Shown other = new Shown(Objects.requireNonNull(Text.ALL.get("zh-CN")), Books.shipped());
        FindingView chinese = other.finding(finding);
        assertThat(chinese.message()).isEqualTo("`amuont` 不是 `orders` 的列");
        assertThat(chinese.help()).isEqualTo("是否想写 `amount`？");
        assertThat(chinese.notes()).containsExactly("Consent can be withdrawn.");
    }

    private static AudienceCounts counts(long matching, long eligible, long reachable) {
        return new AudienceCounts(
                "s",
                "d",
                matching,
                eligible,
                reachable,
                List.of(
                        new AudienceCounts.Excluded("EU-GDPR-ART21-2", matching - eligible - 7),
                        new AudienceCounts.Excluded("LICIT-OBJECTED", 7)),
                Map.of("DE", new AudienceCounts.CountryCounts(matching, eligible, reachable)));
    }

    private static void assertNoSmallNumber(FunnelView funnel) {
        assertThat(funnel.isWithheld()).isTrue();
        assertShown(funnel.matching().count());
        assertShown(funnel.eligible().count());
        assertShown(funnel.reachable().count());
        funnel.out().forEach(out -> assertShown(out.count()));
        funnel.countries().forEach(country -> {
            assertShown(country.matching());
            assertShown(country.eligible());
            assertShown(country.reachable());
        });
    }

    private static void assertShown(String count) {
        boolean isNumber = count.matches("[0-9,]+");
        assertThat(!isNumber || Long.parseLong(count.replace(",", "")) >= MINIMUM || count.equals("0"))
                .as(count)
                .isTrue();
    }
}

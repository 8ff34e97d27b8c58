package io.licit.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.engine.AudienceCounts;
import io.licit.engine.folder.Books;
import java.util.List;
import java.util.Map;
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

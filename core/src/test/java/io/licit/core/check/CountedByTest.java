package io.licit.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Column;
import io.licit.core.check.CountedBy.Refusal;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Law;
import io.licit.core.law.ShippedLaw;
import io.licit.core.workspace.Workspace;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountedByTest {
    private static final Law LAW = ShippedLaw.book().inForce(LocalDate.of(2027, 3, 1));

    private static Optional<Refusal> refusal(String column, String declared) {
        Emporium shop = new Emporium();
        String file = "catalogue/customers.yaml";
        return of(shop.with(file, shop.file(file) + "  " + column + ": " + declared + "\n"), column);
    }

    private static Optional<Refusal> of(Emporium shop, String name) {
        Workspace workspace = shop.read(ShippedLaw.book(), new Diagnostics()).orElseThrow();
        Column column =
                workspace.catalogue().persons().orElseThrow().column(name).orElseThrow();
        Optional<Refusal> refusal = CountedBy.refusal(workspace, LAW, column);
        assertThat(CountedBy.allowed(workspace, LAW).contains(name)).isEqualTo(refusal.isEmpty());
        return refusal;
    }

    private static Optional<Refusal> of(String name) {
        return of(new Emporium(), name);
    }

    private static String told(Optional<Refusal> refusal) {
        return refusal.map(Refusal::message).orElse("");
    }

    @Test
    void texts_and_truths_that_law_does_not_guard_are_counted_by() {
        assertThat(of("city")).isEmpty();
        assertThat(of("country")).isEmpty();
        assertThat(of("region")).isEmpty();
        assertThat(refusal("app", "{category: user.device, type: boolean}")).isEmpty();
    }

    @Test
    void characteristics_are_not_whether_stated_or_implied_and_whether_segments_may_read_them() {
        assertThat(of("sex"))
                .contains(new Refusal(
                        "column `sex` holds the protected characteristic `sex`",
                        "counts by it are a test for discrimination: `licit fairness SEGMENT --characteristics sex`"));
        assertThat(told(refusal("gender", "{category: user.demographic.gender, audit_only: false, type: text}")))
                .isEqualTo("column `gender` holds the protected characteristic `sex (gender)`");
        assertThat(told(refusal("k", "{category: user.behavior, protected: religion, audit_only: false, type: text}")))
                .isEqualTo("column `k` holds the protected characteristic `religion`");
        assertThat(told(of("birth_date"))).isEqualTo("column `birth_date` holds the protected characteristic `age`");
        assertThat(told(refusal("family", "{category: user.name.last, type: text}")))
                .isEqualTo("column `family` tells what is protected: surname");
    }

    @Test
    void what_is_derived_from_them_is_not() {
        assertThat(told(refusal("salutation", "{category: user.behavior, derived_from: [sex], type: text}")))
                .isEqualTo("column `salutation` tells what is protected: sex");
        assertThat(told(refusal("mood", "{category: user.behavior, derived_from: [nickname], type: text}")))
                .isEqualTo("column `nickname` has no label, so that it may hold anything");
    }

    @Test
    void what_is_held_for_audit_is_not() {
        assertThat(told(refusal("panel", "{category: user.behavior, audit_only: true, type: text}")))
                .isEqualTo("column `panel` is held for audit");
    }

    @Test
    void what_leaves_with_no_audience_is_not_and_neither_is_what_nobody_labelled() {
        assertThat(told(refusal("passport", "{category: user.government_id.passport_number, type: text}")))
                .isEqualTo("column `passport` may tell government-id, by which nobody is counted here");
        assertThat(told(of("nickname"))).isEqualTo("column `nickname` has no label, so that it may hold anything");
        assertThat(told(refusal("everything", "{category: user, type: text}")))
                .startsWith("column `everything` may tell account-credentials, biometric, ");
    }

    @Test
    void what_tells_single_persons_apart_is_not() {
        assertThat(told(of("customer_id"))).isEqualTo("column `customer_id` tells single persons apart");
        assertThat(told(of("phone"))).isEqualTo("column `phone` tells single persons apart");
    }

    @Test
    void numbers_and_dates_are_not() {
        assertThat(of("lifetime_value"))
                .contains(new Refusal(
                        "column `lifetime_value` holds numbers, and counts are by texts and by yes or no",
                        "put the numbers into a condition, or state `type: text` on a column of codes"));
        assertThat(told(refusal("joined", "{category: user.account, type: date}")))
                .isEqualTo("column `joined` holds dates, and counts are by texts and by yes or no");
    }
}

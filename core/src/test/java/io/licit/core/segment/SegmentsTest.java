package io.licit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SegmentsTest {
    private final Diagnostics out = new Diagnostics();

    @Test
    void a_segment_comes_after_those_it_names() {
        Segments.Order order = order("a", "in segment 'c' and vip", "b", "vip", "c", "not in segment 'b'", "d", "vip");
        assertThat(order.ids()).containsExactly("b", "c", "a", "d");
        assertThat(order.circular()).isEmpty();
        assertThat(out.sorted()).isEmpty();
    }

    @Test
    void a_circle_is_reported_once_with_its_way_round() {
        Segments.Order order = order(
                "a",
                "vip or in segment 'b'",
                "b",
                "in segment 'c'",
                "c",
                "in segment 'a' and in segment 'b'",
                "d",
                "in segment 'a'",
                "e",
                "vip");
        assertThat(order.ids()).containsExactly("e");
        assertThat(order.circular()).containsExactly("a", "b", "c", "d");
        assertThat(out.sorted()).hasSize(1);
        Diagnostic only = out.sorted().get(0);
        assertThat(only.message().text()).isEqualTo("segments refer to each other in a circle: `a` → `b` → `c` → `a`");
        assertThat(only.span().text()).isEqualTo("in segment 'b'");
        assertThat(only.code().id()).isEqualTo("SEG2007");
    }

    @Test
    void a_segment_that_names_itself_is_a_circle() {
        assertThat(order("a", "in segment 'a'").circular()).containsExactly("a");
        assertThat(out.sorted())
                .extracting(one -> one.message().text())
                .containsExactly("segment `a` refers to itself");
    }

    @Test
    void a_segment_that_is_not_there_plays_no_part() {
        assertThat(order("a", "in segment 'gone'").ids()).containsExactly("a");
    }

    @Test
    void a_long_chain_is_ordered_without_recursion() {
        Map<String, Expr> conditions = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            conditions.put("s" + i, Shop.parsed("in segment 's" + (i + 1) + "'"));
        }
        assertThat(Segments.order(conditions, out).ids()).hasSize(20_000).startsWith("s19999", "s19998");
    }

    @Test
    void the_segments_that_a_condition_names_are_listed() {
        assertThat(Segments.named(Shop.parsed("in segment 'b' or not (vip and in segment 'a')")))
                .containsExactly("a", "b");
    }

    private Segments.Order order(String... idsAndConditions) {
        Map<String, Expr> conditions = new LinkedHashMap<>();
        for (int i = 0; i < idsAndConditions.length; i += 2) {
            conditions.put(idsAndConditions[i], Shop.parsed(idsAndConditions[i + 1]));
        }
        return Segments.order(conditions, out);
    }
}

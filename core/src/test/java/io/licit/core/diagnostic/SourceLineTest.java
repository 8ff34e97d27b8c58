package io.licit.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.source.SourceFile;
import org.junit.jupiter.api.Test;

class SourceLineTest {
    @Test
    void tabs_are_shown_as_blanks_and_the_mark_moves_with_them() {
        assertThat(line("a\tb c", "b")).isEqualTo(new SourceLine("a   b c", 4, 1));
        assertThat(line("\t\tbc", "bc")).isEqualTo(new SourceLine("        bc", 8, 2));
    }

    @Test
    void wide_characters_take_two_columns_and_combining_ones_none() {
        assertThat(line("王小 = x", "x")).isEqualTo(new SourceLine("王小 = x", 7, 1));
        assertThat(line("a = 王小", "王小")).isEqualTo(new SourceLine("a = 王小", 4, 4));
        assertThat(line("e\u0301 = x", "x")).isEqualTo(new SourceLine("e\u0301 = x", 4, 1));
        assertThat(line("😀 = x", "x")).isEqualTo(new SourceLine("😀 = x", 5, 1));
    }

    @Test
    void what_would_steer_a_terminal_is_shown_as_a_sign() {
        assertThat(line("a\u001b[31m\u202e x", "x")).isEqualTo(new SourceLine("a\uFFFD[31m\uFFFD x", 8, 1));
    }

    @Test
    void a_span_over_lines_is_marked_to_the_end_of_its_first() {
        assertThat(line("where: |  \n  a\n  b", "|  \n  a")).isEqualTo(new SourceLine("where: |  ", 7, 1));
    }

    @Test
    void a_span_of_nothing_has_a_mark_of_one() {
        SourceFile file = new SourceFile("x", "ab\r\nc");
        assertThat(SourceLine.of(file.span(2, 2))).isEqualTo(new SourceLine("ab", 2, 1));
        assertThat(SourceLine.of(file.span(5, 5))).isEqualTo(new SourceLine("c", 1, 1));
    }

    @Test
    void a_long_line_is_cut_around_the_span() {
        String text = "a".repeat(300) + "X" + "b".repeat(300);
        SourceLine line = line(text, "X");
        assertThat(line.shown())
                .hasSize(SourceLine.WIDTH_MAX + 2)
                .startsWith("…a")
                .endsWith("b…");
        assertThat(line.shown().charAt(line.markStart())).isEqualTo('X');
        SourceLine last = line("王".repeat(100) + "X", "X");
        assertThat(last.shown()).startsWith("…").endsWith("X");
        SourceLine first = line("XX" + "b".repeat(300), "XX");
        assertThat(first.markStart()).isZero();
        assertThat(first.shown()).startsWith("XX").endsWith("…");
        SourceLine whole = line("c".repeat(400), "c".repeat(400));
        assertThat(whole.markWidth()).isEqualTo(SourceLine.WIDTH_MAX);
    }

    private static SourceLine line(String text, String part) {
        SourceFile file = new SourceFile("x", text);
        int start = text.indexOf(part);
        return SourceLine.of(file.span(start, start + part.length()));
    }
}

package io.licit.fairness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Contrast of text and of what charts draw, by the formula of WCAG 2.2, 1.4.3 and 1.4.11. */
final class PageStyleTest {
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+):(#[0-9a-f]{3,6})");

    private static final List<String> TEXTS = List.of(
            "ink paper",
            "ink surface",
            "muted paper",
            "muted surface",
            "accent surface",
            "accent paper",
            "fail fail-soft",
            "review review-soft",
            "open open-soft",
            "on-low shade-0",
            "on-low shade-1",
            "on-low shade-2",
            "on-high shade-3",
            "on-high shade-4",
            "ink soft",
            "ink review-soft");
    private static final List<String> SHAPES = List.of(
            "bar surface", "fail surface", "review surface", "open surface", "whisker surface", "accent surface");

    @Test
    void text_stands_out_in_both_themes() {
        for (Map<String, String> theme : themes()) {
            assertThat(TEXTS)
                    .allSatisfy(pair -> assertThat(contrast(theme, pair)).isGreaterThanOrEqualTo(4.5));
        }
    }

    @Test
    void what_charts_draw_stands_out_in_both_themes() {
        for (Map<String, String> theme : themes()) {
            assertThat(SHAPES)
                    .allSatisfy(pair -> assertThat(contrast(theme, pair)).isGreaterThanOrEqualTo(3));
        }
    }

    private static List<Map<String, String>> themes() {
        int dark = PageStyle.SHEET.indexOf("@media screen and (prefers-color-scheme:dark)");
        int end = PageStyle.SHEET.indexOf("}}", dark);
        return List.of(tokens(PageStyle.SHEET.substring(0, dark)), tokens(PageStyle.SHEET.substring(dark, end)));
    }

    private static Map<String, String> tokens(String sheet) {
        Map<String, String> tokens = new HashMap<>();
        TOKEN.matcher(sheet).results().forEach(found -> tokens.put(found.group(1), found.group(2)));
        return tokens;
    }

    private static double contrast(Map<String, String> theme, String pair) {
        double one = luminance(theme.getOrDefault(pair.split(" ")[0], ""));
        double other = luminance(theme.getOrDefault(pair.split(" ")[1], ""));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}

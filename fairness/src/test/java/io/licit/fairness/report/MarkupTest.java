package io.licit.fairness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MarkupTest {
    @Test
    void text_and_attributes_are_escaped() {
        String written =
                new Markup().leaf("p", "<b> & 'q'", "title", "\"><script>").end();
        assertThat(written).isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &#39;q&#39;</p>");
    }

    @Test
    void characters_that_xml_refuses_are_replaced() {
        assertThat(new Markup().text("a\0b\u001bc\ud800d\uffffe\u0085f😀").end())
                .isEqualTo("a�b�c�d�e�f😀");
    }

    @Test
    void an_element_left_open_is_our_own_mistake() {
        assertThatThrownBy(() -> new Markup().open("p").end()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_style_sheet_holds_no_markup() {
        assertThatThrownBy(() -> new Markup().style("</style>")).isInstanceOf(IllegalStateException.class);
    }
}

package io.licit.fairness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Missing;
import io.licit.fairness.group.Thresholds;
import io.licit.fairness.group.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

final class HtmlReportTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("licit.root", ".."), "fairness/src/test/resources/report");

    private static final List<FairnessReport> REPORTS =
            List.of(ReportFixture.small(), ReportFixture.rich(), ReportFixture.empty());

    @Test
    void a_small_report_reads_as_written_down() throws IOException {
        String page = HtmlReport.of(ReportFixture.small());
        Path file = GOLDEN.resolve("small.html");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, page);
        }
        assertThat(page).as(file.toString()).isEqualTo(Files.readString(file));
    }

    @Test
    void the_same_report_gives_the_same_page() {
        assertThat(HtmlReport.of(ReportFixture.rich())).isEqualTo(HtmlReport.of(ReportFixture.rich()));
    }

    @Test
    void every_page_is_well_formed_xml() throws Exception {
        for (FairnessReport report : REPORTS) {
            assertThat(parse(report).getDocumentElement().getTagName()).isEqualTo("html");
        }
    }

    @Test
    void what_data_holds_is_text_and_never_markup() throws Exception {
        String page = HtmlReport.of(ReportFixture.rich());
        assertThat(page).doesNotContain("<script", "<b>", "<i>").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(texts(parse(ReportFixture.rich()), "th"))
                .anyMatch(text -> text.startsWith("Other <script>alert(1)</script>"));
    }

    @Test
    void nothing_is_fetched_run_or_styled_in_place() throws Exception {
        for (FairnessReport report : REPORTS) {
            for (Element element : elements(parse(report), "*")) {
                assertThat(element.getTagName())
                        .isNotIn(
                                "script",
                                "link",
                                "img",
                                "iframe",
                                "object",
                                "embed",
                                "form",
                                "use",
                                "image",
                                "foreignObject");
                for (int i = 0; i < element.getAttributes().getLength(); i++) {
                    Node attribute = element.getAttributes().item(i);
                    assertThat(attribute.getNodeName()).isNotIn("style", "src").doesNotMatch("on.*");
                    if (attribute.getNodeName().equals("href")) {
                        assertThat(attribute.getNodeValue()).startsWith("#");
                    }
                }
            }
        }
        assertThat(PageStyle.SHEET).doesNotContain("@import", "http:", "https:").containsOnlyOnce("url(");
    }

    @Test
    void ids_are_unique_and_all_that_is_pointed_to_is_there() throws Exception {
        for (FairnessReport report : REPORTS) {
            Document page = parse(report);
            List<String> ids = attributes(page, "id");
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(ids).contains("chart-hatch");
            for (String target : attributes(page, "href")) {
                assertThat(ids).contains(target.substring(1));
            }
            for (String labels : attributes(page, "aria-labelledby")) {
                assertThat(ids).contains(labels.split(" "));
            }
        }
    }

    @Test
    void headings_go_down_one_level_at_a_time() throws Exception {
        for (FairnessReport report : REPORTS) {
            int before = 0;
            for (Element element : elements(parse(report), "*")) {
                if (element.getTagName().matches("h[1-6]")) {
                    int level = element.getTagName().charAt(1) - '0';
                    assertThat(level).as(element.getTextContent()).isLessThanOrEqualTo(before + 1);
                    before = level;
                }
            }
            assertThat(elements(parse(report), "h1")).hasSize(1);
        }
    }

    @Test
    void every_table_has_a_caption_scopes_and_rows_as_wide_as_its_head() throws Exception {
        for (FairnessReport report : REPORTS) {
            for (Element table : elements(parse(report), "table")) {
                String caption = elements(table, "caption").get(0).getTextContent();
                assertThat(caption).isNotBlank();
                int width = elements(elements(table, "thead").get(0), "th").size();
                assertThat(elements(table, "th"))
                        .allMatch(head -> head.getAttribute("scope").matches("row|col"));
                assertThat(elements(table, "th"))
                        .noneMatch(head -> head.getTextContent().isBlank());
                for (Element row : elements(table, "tr")) {
                    assertThat(width(row))
                            .as(caption + ": " + row.getTextContent())
                            .isEqualTo(width);
                }
            }
        }
    }

    @Test
    void every_chart_is_an_image_with_a_title_and_a_description_in_a_box_that_scrolls() throws Exception {
        for (Element chart : charts(ReportFixture.rich())) {
            assertThat(chart.getAttribute("role")).isEqualTo("img");
            assertThat(elements(chart, "title").get(0).getTextContent()).isNotBlank();
            assertThat(elements(chart, "desc").get(0).getTextContent()).isNotBlank();
            Element box = (Element) chart.getParentNode();
            assertThat(box.getAttribute("tabindex")).isEqualTo("0");
            assertThat(box.getAttribute("aria-label")).isNotBlank();
        }
    }

    @Test
    void every_number_in_a_plot_stands_in_the_table_that_follows() throws Exception {
        int numbers = 0;
        for (FairnessReport report : REPORTS) {
            for (Element chart : charts(report)) {
                List<String> cells = cellsAfter(chart);
                for (Element text : elements(chart, "text")) {
                    String look = text.getAttribute("class");
                    if (look.contains("value") || look.contains("note")) {
                        for (String number : numbersOf(text.getTextContent())) {
                            numbers++;
                            assertThat(cells)
                                    .as(number + " in "
                                            + elements(chart, "title").get(0).getTextContent())
                                    .anyMatch(cell -> numbersOf(cell).contains(number));
                        }
                    }
                }
            }
        }
        assertThat(numbers).isGreaterThan(90);
    }

    @Test
    void no_more_rows_are_drawn_than_one_page_holds() throws Exception {
        for (Element chart : charts(ReportFixture.rich())) {
            assertThat(Double.parseDouble(chart.getAttribute("height"))).isLessThan(960);
        }
    }

    @Test
    void withheld_numbers_say_so_and_absent_ones_are_dashes() throws Exception {
        List<String> rows = texts(parse(ReportFixture.rich()), "tr");
        assertThat(rows)
                .anyMatch(row ->
                        row.startsWith("withheld") && row.contains("未回答") && row.split("withheld", -1).length == 2);
        assertThat(rows).anyMatch(row -> row.startsWith("not known00" + Figures.NONE));
        assertThat(HtmlReport.of(ReportFixture.rich())).doesNotContain("NaN", "Infinity", "Optional");
    }

    @Test
    void where_the_reference_is_withheld_what_was_held_against_it_is_withheld_too() {
        CharacteristicResult sex = new GroupFixture("sex", "matching")
                .group("a", 1000, 500)
                .withheld("b")
                .result();
        GroupResult kept = sex.groups().get(0);
        GroupResult open = new GroupResult(
                "a",
                kept.persons(),
                kept.selected(),
                kept.rate(),
                kept.rateInterval(),
                OptionalDouble.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Double.NaN,
                Double.NaN,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                false,
                Verdict.CONCERN);
        CharacteristicResult hidden = new CharacteristicResult(
                "sex",
                "matching",
                false,
                Direction.BENEFIT,
                List.of(open, sex.groups().get(1)),
                Missing.hidden(),
                Optional.of("b"),
                Optional.of("b"),
                OptionalDouble.empty(),
                Verdict.CONCERN,
                true);
        Page page = Page.of(Thresholds.USUAL, 1);
        GroupsPart.write(page, hidden, 4);
        String text = page.out().end().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        assertThat(text)
                .contains("Lowest AIR withheld")
                .contains("a 1,000 500 50.0% 46.9 to 53.1% withheld withheld withheld withheld withheld !")
                .contains("withheld reference, largest group, not assessable b ≈")
                .contains("not known withheld")
                .doesNotContain("0.8 line");
    }

    @Test
    void a_withheld_cause_shows_no_number_and_no_plot() {
        Cause cause = new Cause(
                "sex",
                "a",
                "b",
                Cause.Scale.LOG_RATIO,
                Double.NaN,
                Double.NaN,
                List.of(new Cause.Share("x = 1", Double.NaN, OptionalDouble.empty(), Double.NaN, Double.NaN)),
                List.of(new Cause.Step("x = 1", Count.none(), Count.none(), OptionalDouble.empty(), true)),
                0);
        Page page = Page.of(Thresholds.USUAL, 1);
        CausePart.write(page, ReportFixture.segment(Direction.BENEFIT, List.of(), List.of(cause)));
        String text = page.out().end();
        assertThat(text).contains("Gap: withheld").doesNotContain("<svg", "exact", "NaN", Figures.NONE);
    }

    @Test
    void nobody_and_everybody_selected_and_a_thousand_million_persons_are_shown() {
        CharacteristicResult odd = new GroupFixture("sex", "matching")
                .group("none", 1, 0)
                .group("all", 1_000_000_000L, 1_000_000_000L)
                .group("nobody", 500_000_000L, 0)
                .result();
        Page page = Page.of(Thresholds.USUAL, 1);
        GroupsPart.write(page, odd, 4);
        assertThat(page.out().end()).contains("1,000,000,000", "100.0%").doesNotContain("NaN", "Infinity");
    }

    @Test
    void a_burdens_cause_reads_from_the_other_side() {
        Cause cause = new Cause(
                "sex",
                "a",
                "b",
                Cause.Scale.LOG_RATIO,
                Math.log(1.5),
                0,
                List.of(
                        new Cause.Share("x = 1", 0.5055, OptionalDouble.of(1.2467), 0.5, 0.5),
                        new Cause.Share("y = 1", -0.1, OptionalDouble.of(-0.2467), -0.1, -0.1)),
                List.of(
                        new Cause.Step(
                                "x = 1", new Count(1000, 330), new Count(1000, 200), OptionalDouble.of(1.65), false),
                        new Cause.Step(
                                "y = 1", new Count(1000, 300), new Count(1000, 200), OptionalDouble.of(1.5), false)),
                -1);
        GroupFixture of =
                new GroupFixture("sex", "matching").group("a", 1000, 900).group("b", 1000, 200);
        Page burden = Page.of(Thresholds.USUAL, 1);
        CausePart.write(
                burden,
                ReportFixture.segment(Direction.BURDEN, List.of(of.burden().result()), List.of(cause)));
        assertThat(burden.out().end())
                .contains("▶ first above the line", "line 1.25", "Hatched, to the right: widens the gap against a.")
                .contains("Hatched: the condition raises it, against a.")
                .doesNotContain("below the line", "line 0.8");
        Page benefit = Page.of(Thresholds.USUAL, 1);
        GroupFixture other =
                new GroupFixture("sex", "matching").group("a", 1000, 200).group("b", 1000, 900);
        CausePart.write(benefit, ReportFixture.segment(Direction.BENEFIT, List.of(other.result()), List.of(cause)));
        assertThat(benefit.out().end())
                .contains("line 0.8", "Hatched, to the left: widens the gap against a.")
                .doesNotContain("▶", "line 1.25");
    }

    @Test
    void a_page_of_many_segments_stays_small_and_draws_what_was_found() throws Exception {
        FairnessReport many = ManySegments.of(20);
        assertThat(HtmlReport.of(many).length()).isLessThan(1_800_000);
        assertThat(HtmlReport.of(ManySegments.of(1)).length()).isLessThan(250_000);
        List<String> drawn = charts(many).stream()
                .map(chart -> elements(chart, "title").get(0).getTextContent())
                .toList();
        assertThat(drawn)
                .contains("Selection rates by sex, matching")
                .doesNotContain("Selection rates by even, matching");
        assertThat(drawn).noneMatch(title -> title.contains("×"));
        assertThat(texts(parse(many), "summary"))
                .anyMatch(text -> text.startsWith("even, matching: ") && text.contains("no concern found"));
    }

    @Test
    void groups_of_all_intersections_in_which_something_was_found_stand_in_one_table() throws Exception {
        Document page = parse(ManySegments.of(1));
        Element table = elements(page, "table").stream()
                .filter(one ->
                        elements(one, "caption").get(0).getTextContent().startsWith("Groups with adverse impact"))
                .findFirst()
                .orElseThrow();
        List<String> rows = texts(table, "tr");
        assertThat(rows).hasSizeGreaterThan(15);
        assertThat(rows.subList(1, rows.size()))
                .allMatch(row -> row.contains("adverse impact indicated") || row.contains("concern"));
        assertThat(rows)
                .anyMatch(row -> row.startsWith("c1 × c2"))
                .anyMatch(row -> row.startsWith("c2 × c6"))
                .noneMatch(row -> row.startsWith("c1 × c3"));
    }

    @Test
    void what_is_withheld_is_named_by_the_minimum_and_nothing_where_nothing_is() {
        assertThat(HtmlReport.of(ReportFixture.rich())).contains("The number counts 1 to 49 persons");
        assertThat(HtmlReport.of(ManySegments.of(1)))
                .contains("this page holds every number")
                .doesNotContain("The number counts 1 to");
    }

    @Test
    void columns_are_held_against_characteristics_once_for_all_segments() throws Exception {
        Document page = parse(ReportFixture.rich());
        List<Element> maps = elements(page, "table").stream()
                .filter(one -> elements(one, "caption").get(0).getTextContent().startsWith("How far each column"))
                .toList();
        assertThat(maps).hasSize(1);
        assertThat(texts(maps.get(0), "tr"))
                .anyMatch(row -> row.startsWith("postcode_area") && row.endsWith("comfort-seekers"))
                .anyMatch(row -> row.startsWith("newsletter") && !row.endsWith("comfort-seekers"));
    }

    @Test
    void an_empty_part_says_why_it_is_empty() throws Exception {
        Document page = parse(ReportFixture.empty());
        assertThat(texts(page, "p").stream().filter(text -> text.startsWith("None: ")))
                .hasSize(13);
        assertThat(elements(page, "table")).isEmpty();
    }

    @Test
    void no_word_judges() throws Exception {
        Pattern judging =
                Pattern.compile("\\b(fair|unbiased|compliant|illegal|pass(es|ed)?)\\b", Pattern.CASE_INSENSITIVE);
        for (FairnessReport report : REPORTS) {
            assertThat(judging.matcher(elements(parse(report), "body").get(0).getTextContent())
                            .find())
                    .isFalse();
        }
    }

    @Test
    void a_burdens_line_is_seen_from_the_other_side() {
        var burden = new GroupFixture("sex", "matching")
                .burden()
                .group("a", 1000, 500)
                .group("b", 1000, 200)
                .result();
        // 1 - 0.8 * (1 - 0.2): the rate of being spared is 0.64 there.
        assertThat(RatePlot.line(burden, 0.8).getAsDouble()).isEqualTo(1 - 0.8 * 0.8);
    }

    private static Document parse(FairnessReport report) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(HtmlReport.of(report))));
    }

    private static List<Element> charts(FairnessReport report) throws Exception {
        return elements(parse(report), "svg").stream()
                .filter(one -> one.hasAttribute("role"))
                .toList();
    }

    private static int width(Element row) {
        int width = 0;
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNextSibling()) {
            if (cell instanceof Element element) {
                width += element.hasAttribute("colspan") ? Integer.parseInt(element.getAttribute("colspan")) : 1;
            }
        }
        return width;
    }

    /** The texts of the cells of the first table after a chart. */
    private static List<String> cellsAfter(Element chart) {
        List<Element> all = elements(chart.getOwnerDocument(), "*");
        List<Element> after = all.subList(all.indexOf(chart), all.size());
        Element table = after.stream()
                .filter(one -> one.getTagName().equals("table"))
                .findFirst()
                .orElseThrow();
        List<String> texts = texts(table, "td");
        texts.addAll(texts(table, "th"));
        return texts;
    }

    private static List<String> numbersOf(String text) {
        return Pattern.compile("[0-9][0-9.,]*(%|e-[0-9]+)?")
                .matcher(text)
                .results()
                .map(found -> found.group().replaceAll("[.,]$", ""))
                .toList();
    }

    private static List<String> attributes(Document page, String name) {
        List<String> values = new ArrayList<>();
        for (Element element : elements(page, "*")) {
            if (element.hasAttribute(name)) {
                values.add(element.getAttribute(name));
            }
        }
        return values;
    }

    private static List<String> texts(Node within, String name) {
        return new ArrayList<>(
                elements(within, name).stream().map(Element::getTextContent).toList());
    }

    private static List<Element> elements(Node within, String name) {
        var found = within instanceof Document page
                ? page.getElementsByTagName(name)
                : ((Element) within).getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }
}

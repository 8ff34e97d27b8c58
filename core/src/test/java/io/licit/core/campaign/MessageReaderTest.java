package io.licit.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    private static final String CAMPAIGN = """
            campaign: spring
            segment: regulars
            channel: %s
            message:
              subject: Hello
              %s
            """;

    private record Read(Optional<Message> message, List<Diagnostic> found) {
        List<String> words() {
            return message.orElseThrow().passages().stream()
                    .map(passage -> passage.part() + ": " + passage.text())
                    .toList();
        }

        List<String> mistakes() {
            return found.stream().map(one -> one.code() + " " + one.message()).toList();
        }
    }

    private static Read file(String path, String body) {
        return read(new Desk().with(path, body), "email", "body_file: " + path);
    }

    private static Read inline(String channel, String body) {
        return read(new Desk(), channel, "body: " + Copy.quoted(body));
    }

    private static Read read(Desk desk, String channel, String body) {
        desk.with("campaigns/spring.yaml", CAMPAIGN.formatted(channel, body));
        Diagnostics out = new Diagnostics();
        Optional<Message> message =
                MessageReader.read(desk.of("spring"), desk.workspace().sources(), out);
        return new Read(message, out.sorted());
    }

    @Test
    void a_plain_body_is_its_paragraphs_and_its_links() {
        Read read = file("mail.txt", """
                Hello {{first_name}},
                the shirts are in.

                See https://shop.example/new?u={{id}}. Or write to
                mailto:help@shop.example
                """);
        assertThat(read.words())
                .containsExactly(
                        "SUBJECT: Hello",
                        "BODY: Hello {{first_name}},\nthe shirts are in.",
                        "BODY: See https://shop.example/new?u={{id}}. Or write to\nmailto:help@shop.example");
        assertThat(read.message().orElseThrow().links())
                .extracting(Message.Link::address)
                .containsExactly("https://shop.example/new?u={{id}}", "mailto:help@shop.example");
        assertThat(read.message().orElseThrow().fields())
                .extracting(Message.MergeField::name)
                .contains("first_name", "id");
        assertThat(read.found()).isEmpty();
    }

    @Test
    void an_html_body_is_its_blocks_cells_links_buttons_and_alternative_texts() {
        Read read = file("mail.html", """
                <html><head><title>T</title></head><body>
                <h1>The <b>shirts</b></h1><p>are&nbsp;in,<br>a&#x6C;l of them. <a href="https://s.example/a">See</a></p>
                <table><tr><td>Linen</td><td>EUR 59</td></tr></table>
                <p><a href="https://s.example/b">All shirts</a></p>
                <a href="https://s.example/c" style="background-color:#036">Buy</a>
                <img src="x" alt="A &quot;shirt&quot;">
                </body></html>
                """);
        assertThat(read.words())
                .containsExactly(
                        "SUBJECT: Hello",
                        "BODY: The shirts",
                        "BODY: are in,\nall of them. See",
                        "BODY: Linen",
                        "BODY: EUR 59",
                        "LINK: All shirts",
                        "IMAGE: A \"shirt\"",
                        "BUTTON: Buy");
        assertThat(read.message().orElseThrow().links())
                .extracting(link -> link.text() + " " + link.address())
                .containsExactly(
                        "See https://s.example/a", "All shirts https://s.example/b", "Buy https://s.example/c");
        assertThat(read.found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='display:none'>secret</div>",
                "<div style='DISPLAY : none !important'>secret</div>",
                "<div hidden>secret</div>",
                "<span style='visibility:hidden'>secret</span>",
                "<span style='font-size:0'>secret</span>",
                "<span style='font-size:0px;line-height:0'>secret</span>",
                "<span style='font-size:1px'>secret</span>",
                "<div style='max-height:0;overflow:hidden'>secret</div>",
                "<div style='opacity:0'>secret</div>",
                "<div style='text-indent:-9999px'>secret</div>",
                "<div style='position:absolute;left:-9999px'>secret</div>",
                "<p style='color:#fff;background:#ffffff'>secret</p>",
                "<table bgcolor='white'><tr><td style='color:#FEFEFE'>secret</td></tr></table>",
                "<p class='gone'>secret</p>",
                "<!--[if mso]><p>secret</p><![endif]-->"
            })
    void what_is_not_shown_is_told_apart(String markup) {
        Read read = file(
                "mail.html",
                "<html><head><style>/* a */ .gone, #x { display: none }</style></head><body><p>Shown.</p>" + markup
                        + "<p>Shown too.</p></body></html>");
        assertThat(read.words()).contains("BODY: Shown.", "HIDDEN: secret", "BODY: Shown too.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<td style='font-size:0'><span style='font-size:14px'>plain</span></td>",
                "<p style='color:#fff;background:#036'>plain</p>",
                "<p style='color:#fff'>plain</p>",
                "<div style='color:#fff;background:#fff'><span style='color:#000'>plain</span></div>",
                "<p style='mso-hide:all'>plain</p>",
                "<style>@media (max-width:600px) { p { display:none } }</style><p>plain</p>",
                "<div style='display:block'>plain</div>"
            })
    void what_is_shown_is_not(String markup) {
        Read read = file("mail.html", "<html><body><p>First.</p><table><tr>" + markup + "</tr></table></body></html>");
        assertThat(read.words()).contains("BODY: plain");
    }

    @Test
    void hidden_words_that_come_first_are_the_preheader_and_later_ones_do_not_part_a_word() {
        Read read = file(
                "mail.html",
                "<body><div style='display:none'>In the list</div><p>na<span style='display:none'>x</span>tion</p></body>");
        assertThat(read.words())
                .containsExactly("SUBJECT: Hello", "PREHEADER: In the list", "BODY: nation", "HIDDEN: x");
    }

    @Test
    void a_field_tells_whether_it_is_shown() {
        Read read = file(
                "mail.html",
                "<body><div style='display:none'>{{a}}</div><p>Hi {{b}}</p><p hidden>{{c}}</p>"
                        + "<a href='{{d}}'></a><a href='{{e}}'>See</a></body>");
        assertThat(read.message().orElseThrow().fields())
                .extracting(field -> field.name() + " " + field.part().meetsRequirements())
                .containsExactlyInAnyOrder("a false", "b true", "c false", "d false", "e true");
    }

    @Test
    void a_body_of_a_preheader_alone_shows_no_words() {
        assertThat(file("mail.html", "<body><div style='display:none'>In the list</div></body>")
                        .mistakes())
                .singleElement()
                .asString()
                .contains("shows no words");
    }

    @Test
    void a_body_is_the_same_file_for_reading_and_for_the_digest() {
        Desk desk = new Desk().with("mail.txt", "Hello.");
        assertThat(read(desk, "email", "body_file: ./mail.txt").message()).isPresent();
        Optional<String> first =
                CampaignDigest.of(desk.of("spring"), desk.workspace().sources());
        desk.with("mail.txt", "Hello!");
        assertThat(first).isPresent();
        assertThat(CampaignDigest.of(desk.of("spring"), desk.workspace().sources()))
                .isPresent()
                .isNotEqualTo(first);
    }

    @Test
    void every_character_has_its_place() {
        String body =
                "<html><body>\n<p>Was &euro;100 &amp; n<b>&#111;</b>w \uD83D\uDE00 chea\u00ADper</p>\n</body></html>";
        Message message = file("mail.html", body).message().orElseThrow();
        Message.Passage passage = message.in(Message.Part.BODY).get(0);
        assertThat(passage.text()).isEqualTo("Was €100 & now \uD83D\uDE00 cheaper");
        int now = passage.text().indexOf("now");
        assertThat(passage.span(now, now + 3).text()).isEqualTo("n<b>&#111;</b>w");
        assertThat(passage.span(4, 8).text()).isEqualTo("&euro;100");
        int cheaper = passage.text().indexOf("cheaper");
        assertThat(passage.span(cheaper, cheaper + 7).text()).isEqualTo("chea\u00ADper");
        assertThat(passage.span().from().line()).isEqualTo(2);
    }

    @Test
    void places_in_the_campaign_file_are_those_of_its_own_text() {
        Read read = read(new Desk(), "email", "body: |\n    One.\n\n    Two <b>thr</b>ee.");
        assertThat(read.words()).contains("BODY: One. Two three.");
        Message.Passage passage =
                read.message().orElseThrow().in(Message.Part.BODY).get(0);
        int three = passage.text().indexOf("three");
        assertThat(passage.span(three, three + 5).text()).isEqualTo("thr</b>ee");
        assertThat(passage.span(three, three + 5).file().path()).isEqualTo("campaigns/spring.yaml");
    }

    @Test
    void what_mail_alone_has_is_read() {
        Read read = read(
                new Desk(),
                "email",
                "preheader: In the list\n  from: Emporium\n  headers: {List-Unsubscribe: \"<https://s.example/u>\"}\n  body: Hi.");
        assertThat(read.words())
                .containsExactly("SENDER: Emporium", "SUBJECT: Hello", "PREHEADER: In the list", "BODY: Hi.");
        assertThat(read.message().orElseThrow().headers())
                .extracting(header -> header.name() + ": " + header.value())
                .containsExactly("From: Emporium", "List-Unsubscribe: <https://s.example/u>");
    }

    @Test
    void a_short_message_is_no_html() {
        assertThat(inline("sms", "1 <b>and</b> 2").words()).contains("BODY: 1 <b>and</b> 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../outside.txt | lies outside the workspace",
                "/etc/passwd | lies outside the workspace",
                "C:\\mail.txt | lies outside the workspace",
                "mails/../../x.txt | lies outside the workspace",
                "https://shop.example/mail.html | lies outside the workspace",
                "missing.html | the workspace has no text `missing.html`"
            })
    void a_body_that_is_not_there_is_an_error(String path, String message) {
        Read read = read(new Desk(), "email", "body_file: " + Copy.quoted(path));
        assertThat(read.message()).isEmpty();
        assertThat(read.mistakes())
                .singleElement()
                .asString()
                .startsWith("CMP7003")
                .contains(message);
    }

    @Test
    void a_body_that_was_decoded_wrongly_or_says_nothing_is_an_error() {
        assertThat(file("mail.txt", "Gr\uFFFD\uFFFDe").mistakes())
                .singleElement()
                .asString()
                .contains("CMP7003 the body has been decoded wrongly");
        assertThat(file("mail.html", "<html><body><img src='a.png'></body></html>")
                        .mistakes())
                .singleElement()
                .asString()
                .contains("CMP7003 the body of `spring` shows no words");
        assertThat(file("mail.txt", "x".repeat(MessageReader.LENGTH_MAX + 1)).mistakes())
                .singleElement()
                .asString()
                .contains("CMP7003 the body is longer than");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a href=''>x</a> | the link `x` leads nowhere",
                "<a href='#'>x</a> | the link `x` leads nowhere",
                "<a href='javascript:alert(1)'>x</a> | runs or opens something",
                "<a href='java&#10;script:alert(1)'>x</a> | runs or opens something",
                "<a href='http://s.example/'>x</a> | leads over an open connection",
                "<a href='/offers'>x</a> | has no whole address",
                "<a href='https://evil.example/'>bank.example</a> | a link that says `bank.example` leads to `evil.example`",
                "<a href='https://s.example/{{id'>x</a> | begins or ends here",
                "<p>Hello {{first_name</p> | begins or ends here",
                "<p>Hello {% name</p> | begins or ends here",
                "<p>Hello {{}}</p> | a merge field without a name",
                "<a href='https://s.example/'></a> | a link shows no words",
                "<a href='https://s.example/'> &nbsp; </a> | a link shows no words",
                "<a href='https://s.example/'><img src='x'></a> | a link shows no words",
                "<a href='https://s.example/'><img src='x' alt='x' style='display:none'></a> | a link shows no words",
                "<a href='https://s.example/'><span style='display:none'>x</span></a> | a link shows no words",
                "<a href='https://s.example/'><span style='font-size:0'>x</span></a> | a link shows no words"
            })
    void links_and_fields_that_do_not_work_are_errors(String markup, String message) {
        Read read = file("mail.html", "<html><body><p>Hello.</p>" + markup + "</body></html>");
        assertThat(read.mistakes()).isNotEmpty().allMatch(one -> one.startsWith("CMP7005"));
        assertThat(read.mistakes().get(0)).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='{{unsubscribe_url}}'>x</a>",
                "<a href='*|UNSUB|*'>x</a>",
                "<a href='%%unsub%%'>x</a>",
                "<a href='[[unsub]]'>x</a>",
                "<a href='https://s.example/#top'>x</a>",
                "<a href='#top'>x</a>",
                "<a href='mailto:a@s.example'>a@s.example</a>",
                "<a href='tel:+49301234'>030 1234</a>",
                "<a href='https://click.bank.example/1'>bank.example</a>",
                "<a href='https://www.bank.example/'>https://bank.example</a>",
                "<a href='https://{{host}}/x'>bank.example</a>",
                "<p>Hello {first_name}, {% if vip %}dear{% endif %} *|LNAME|* %%city%% [[code]] 100%%</p>"
            })
    void links_and_fields_that_work_are_none(String markup) {
        assertThat(file("mail.html", "<html><body><p>Hello.</p>" + markup + "</body></html>")
                        .mistakes())
                .isEmpty();
    }

    @Test
    void a_field_is_no_words() {
        Message message = file("mail.txt", "Hello {{free_gift_name}}, *|CURES_CANCER|*")
                .message()
                .orElseThrow();
        assertThat(Desk.PATTERNS.hits(message, List.of("price-free", "health-cure"), Patterns.everywhere()))
                .isEmpty();
    }
}

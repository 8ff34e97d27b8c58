package io.licit.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Channel;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MappingReaderTest {
    @Test
    void values_come_out_typed() {
        String text = "text: NO\nnumber: 1.50\nwhole: '7'\ntruth: true\ndate: 2026-10-01\ntime: 2027-03-02T09:00\n"
                + "instant: 2026-10-01T12:00:00+02:00\nperiod: P1Y6M\nword: email\nlist: [email, sms]\none: post\n";
        List<String> found = read(text, reader -> {
            assertThat(reader.optional("text", Form.TEXT)).contains("NO");
            assertThat(reader.optional("number", Form.NUMBER).orElseThrow()).isEqualByComparingTo("1.5");
            assertThat(reader.optional("whole", Form.TEXT)).contains("7");
            assertThat(reader.optional("truth", Form.TRUTH)).contains(true);
            assertThat(reader.required("date", Form.DATE)).contains(LocalDate.of(2026, 10, 1));
            assertThat(reader.optional("time", Form.LOCAL_TIME)).contains(LocalDateTime.of(2027, 3, 2, 9, 0));
            assertThat(reader.optional("instant", Form.INSTANT)).contains(Instant.parse("2026-10-01T10:00:00Z"));
            assertThat(reader.optional("period", Form.PERIOD)).contains(Period.of(1, 6, 0));
            assertThat(reader.optional("word", Form.word(Channel.class))).contains(Channel.EMAIL);
            assertThat(reader.list("list", Form.word(Channel.class))).containsExactly(Channel.EMAIL, Channel.SMS);
            assertThat(reader.list("one", Form.word(Channel.class))).containsExactly(Channel.POST);
            assertThat(reader.optional("absent", Form.TEXT)).isEmpty();
            reader.finish();
            assertThat(reader.failed()).isFalse();
        });
        assertThat(found).isEmpty();
    }

    @Test
    void a_missing_key_shows_the_line_to_write() {
        assertThat(read("a: 1\n", reader -> {
                    reader.known("a");
                    reader.required("segment", Form.TEXT.like("lapsed"));
                    reader.requiredMapping("use", "{purpose: analytics, channel: none}");
                    reader.requiredList("rules", Form.TEXT.like("x"));
                    reader.finish();
                    assertThat(reader.failed()).isTrue();
                }))
                .containsExactly(
                        "SRC1005 1:1 the key `rules` is missing (write `rules: x`)",
                        "SRC1005 1:1 the key `segment` is missing (write `segment: lapsed`)",
                        "SRC1005 1:1 the key `use` is missing (write `use: {purpose: analytics, channel: none}`)");
    }

    @Test
    void a_key_nobody_asked_for_is_not_known() {
        assertThat(read("channel: email\nchanel: sms\nzzz: 1\n", reader -> {
                    reader.optional("channel", Form.TEXT);
                    reader.optional("purpose", Form.TEXT);
                    reader.finish();
                }))
                .containsExactly(
                        "SRC1003 2:1 the key `chanel` is not known here"
                                + " (did you mean `channel`? the keys here are channel, purpose)",
                        "SRC1003 3:1 the key `zzz` is not known here (the keys here are channel, purpose)");
    }

    @Test
    void a_value_of_another_type_is_named() {
        assertThat(read("a: [x]\nb: {c: d}\nc: soon\nd: '5'\ne: yes\nf:\ng: x\nh: []\ni: [~]\nj: P0D\n", reader -> {
                    reader.optional("a", Form.TEXT);
                    reader.optional("b", Form.NUMBER);
                    reader.optional("c", Form.DATE);
                    reader.optional("d", Form.WHOLE_NUMBER);
                    reader.optional("e", Form.TRUTH);
                    reader.optional("f", Form.TEXT);
                    reader.mapping("g");
                    reader.requiredList("h", Form.TEXT.like("x"));
                    reader.list("i", Form.TEXT);
                    reader.optional("j", Form.PERIOD);
                }))
                .containsExactly(
                        "SRC1004 1:4 a list stands where `a` takes text (write text here)",
                        "SRC1004 2:4 a mapping stands where `b` takes a number (write a number here)",
                        "SRC1004 3:4 `soon` stands where `c` takes a date (write it like `c: 2026-10-01`)",
                        "SRC1004 4:4 `5` in quotes stands where `d` takes a whole number (write it like `d: 50`)",
                        "SRC1004 5:4 `yes` stands where `e` takes true or false (write it like `e: true`)",
                        "SRC1004 6:1 `f` has no value (write a value after `f:`, or remove the key)",
                        "SRC1004 7:4 text stands where `g` takes a mapping (write a mapping here)",
                        "SRC1004 8:4 `h` is a list of nothing (write `h: [x]`)",
                        "SRC1004 9:5 `i` holds an item without a value (write a value there, or remove the item)",
                        "SRC1004 10:4 `P0D` stands where `j` takes a period (write it like `j: P3Y`)");
    }

    @Test
    void a_word_outside_its_vocabulary_is_held_against_the_words() {
        assertThat(read("channel: emial\n", reader -> reader.optional("channel", Form.word(Channel.class))))
                .containsExactly(
                        "SRC1006 1:10 `channel` has no word `emial` (did you mean `email`? the words are email,"
                                + " sms, phone-live, phone-automated, messaging, push, in-app, fax, post, web-ads, trackers,"
                                + " none)");
    }

    @Test
    void a_mistake_inside_makes_the_whole_failed() {
        read("use: {purpose: x}\n", reader -> {
            reader.mapping("use").orElseThrow().finish();
            assertThat(reader.failed()).isTrue();
        });
    }

    @Test
    void impossible_dates_are_no_dates() {
        assertThat(read("a: 2026-02-30\nb: 2026-10-01T25:00\n", reader -> {
                    reader.optional("a", Form.DATE);
                    reader.optional("b", Form.INSTANT);
                }))
                .hasSize(2);
    }

    private static List<String> read(String text, Consumer<MappingReader> use) {
        Diagnostics diagnostics = new Diagnostics();
        use.accept(
                MappingReader.open(new SourceFile("x.yaml", text), diagnostics).orElseThrow());
        return diagnostics.sorted().stream()
                .map(d -> d.code().id() + " " + d.span().from().line() + ":"
                        + d.span().from().column() + " " + d.message() + " (" + d.help() + ")")
                .toList();
    }
}

package io.licit.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are an element, and words that only come near to one. */
class SignsTest {
    private static boolean shows(String element, String words) {
        return Reviewed.LIBRARY.elements().element(element).signs().stream()
                .filter(Sign.Words.class::isInstance)
                .map(Sign.Words.class::cast)
                .anyMatch(sign -> sign.pattern().matcher(words).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Weekend sale: get 20% off",
                "Recommended for you: our spring list",
                "Send a friend a gift card",
                "Don't want to miss our newsletter?",
                "Don't get left behind: write to us",
                "The trend of the year, in a letter from us",
                "Weekend calls for cake",
                "Sales that take you off the beaten track",
                "A nonstop delivery of post cards",
                "Stop by and get a card",
                "Leave your coat and write to a friend"
            })
    void what_only_holds_the_letters_is_no_way_out(String words) {
        assertThat(shows("opt-out", words)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You can unsubscribe here",
                "Opt out of mails",
                "opt-out",
                "To stop receiving these messages, reply",
                "Don't want these letters? Write to us",
                "If you no longer wish to receive our newsletter, tell us",
                "Would you rather not get cards?",
                "No more cards, please? Write to stop@shop.example",
                "Say stop, and we take you off our list.",
                "Leave this list",
                "You would rather not hear from us?",
                "Reply STOP"
            })
    void what_says_how_to_leave_is(String words) {
        assertThat(shows("opt-out", words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Save 20 percent all the way",
                "Save 20 Percent All The Way, Dublin",
                "Platz 1 bei Stiftung",
                "Auf Platz 1, 15000 Punkte",
                "Jetzt 20 % auf dem Weg 3 Stück",
                "1 place offerte pour 2 achetées",
                "知道吗？6月18号",
                "街头 18号 见",
                "北海道のおいしい市場",
                "추가로 20% 할인",
                "다시 만나는 친구"
            })
    void a_number_beside_a_word_is_no_address(String words) {
        assertThat(shows("postal-address", words)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 High Street, Dublin",
                "350 5th Avenue, New York NY 10118",
                "12 HIGH STREET, LEEDS",
                "1 Main Street\nOakland CA 94601",
                "P.O. Box 12, Leeds",
                "Musterstr. 1, 10115 Berlin",
                "Am Platz 1\n1060 Wien",
                "Postfach 12 34, 10115 Berlin",
                "12 bis, rue de la Paix, 75002 Paris",
                "上海市浦东新区世纪大道100号",
                "〒150-0001 東京都渋谷区",
                "東京都港区六本木6-10-1",
                "서울특별시 강남구 테헤란로 123",
                "경기도 성남시 분당구 판교로 10"
            })
    void a_street_with_its_town_is(String words) {
        assertThat(shows("postal-address", words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"随时下单", "不要拒绝美味", "Commandez à tout moment", "Shop at any time", "A cup may objectify a room"})
    void at_any_time_alone_is_no_right_to_object(String words) {
        assertThat(shows("right-to-object", words)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "您可以随时退订",
                "您有权拒绝",
                "Vous pouvez vous désabonner à tout moment",
                "À tout moment, vous pouvez vous opposer à ces envois",
                "You may object to these mails at any time",
                "Unsubscribe at any time"
            })
    void what_says_that_one_may_object_is(String words) {
        assertThat(shows("right-to-object", words)).isTrue();
    }

    /** Expressions end on long texts that come near again and again. */
    @ParameterizedTest
    @ValueSource(strings = {"1 High ", "stop our ", "no longer want to ", "市浦东", "서울 강남구 ", "1 rue a "})
    void a_search_ends_however_the_text_is_made(String piece) {
        String text = piece.repeat(20_000 / piece.length());
        for (String element : List.of("opt-out", "postal-address", "right-to-object")) {
            assertThat(shows(element, text)).as(element).isFalse();
        }
    }
}

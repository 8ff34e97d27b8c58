package io.licit.core.campaign;

import java.lang.Character.UnicodeScript;
import java.util.Optional;

/** Which languages a text may be in. */
final class Tongue {
    private Tongue() {}

    /** The language of a tag such as {@code zh-Hant}. */
    static String of(String tag) {
        int dash = tag.indexOf('-');
        return dash < 0 ? tag : tag.substring(0, dash);
    }

    /**
     * Whether a wording of {@code language} may stand in a text.
     *
     * <p>INVARIANT: a message that states no language may be in any, and to state one takes away only what its script and
     * English, which every trade mixes in, do not bring back.
     *
     * @param stated the message's
     */
    static boolean mayBe(String language, Optional<String> stated, String text) {
        if (stated.isEmpty() || language.equals("en")) {
            return true;
        }
        String own = of(stated.get());
        if (language.equals(own)) {
            return true;
        }
        return switch (language) {
            case "zh" -> !own.equals("ja") && !own.equals("ko") && Folded.has(UnicodeScript.HAN, text) && !kana(text);
            case "ja" -> kana(text);
            case "ko" -> Folded.has(UnicodeScript.HANGUL, text);
            default -> false;
        };
    }

    private static boolean kana(String text) {
        return Folded.has(UnicodeScript.HIRAGANA, text) || Folded.has(UnicodeScript.KATAKANA, text);
    }
}

package io.licit.core.campaign;

import java.util.EnumSet;
import java.util.Set;

/** Where words begin and end. */
final class Words {
    /** Scripts that write words without a space between, or hang endings on them. */
    private static final Set<Character.UnicodeScript> UNPARTED = EnumSet.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.HANGUL,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR);

    private Words() {}

    /** Whether the stretch from {@code start} until {@code end} begins and ends no word in its midst. */
    static boolean areWhole(String text, int start, int end) {
        return !cuts(text, start) && !cuts(text, end);
    }

    private static boolean cuts(String text, int at) {
        return at > 0 && at < text.length() && isOfWord(text.codePointBefore(at)) && isOfWord(text.codePointAt(at));
    }

    private static boolean isOfWord(int point) {
        return Character.isLetterOrDigit(point) && !isUnparted(point);
    }

    static boolean isUnparted(int point) {
        return UNPARTED.contains(Character.UnicodeScript.of(point));
    }
}

package io.licit.programme.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Why a text can't be somebody's new password. */
public enum Unfit {
    /** It has fewer than twelve characters. */
    SHORT("a password has at least 12 characters"),
    /** It has more than 256. */
    LONG("a password has at most 256 characters"),
    /** It is the one that she has. */
    SAME("the new password is the old one"),
    /** It is her id. */
    ID("the password is the name that goes with it"),
    /** A common word, digits and signs alone, or the same again and again. */
    COMMON("the password is among the first that anybody would try: a common word, digits alone, or the same again");

    private static final int FEWEST_CHARACTERS = 12;

    /** The same piece over and over, and perhaps a few characters more. */
    private static final Pattern OVER_AND_OVER = Pattern.compile("(.{1,12}?)\\1+.{0,3}", Pattern.DOTALL);

    /** Of twelve characters and more, without the digits and signs that are put behind. */
    private static final Set<String> TRIED = Set.of(
            "",
            "abc",
            "abcdefghijkl",
            "abcdefghijklm",
            "abcdefghijklmnopqrstuvwxyz",
            "admin",
            "administrator",
            "asdfghjkl",
            "baseball",
            "changeme",
            "changemenow",
            "changemeplease",
            "dragon",
            "football",
            "iloveyou",
            "letmein",
            "letmeinplease",
            "licit",
            "licitpassword",
            "monkey",
            "mypassword",
            "p@ssw0rd",
            "p@ssword",
            "passw0rd",
            "passwort",
            "password",
            "princess",
            "qazwsx",
            "qazwsxedc",
            "qazwsxedcrfv",
            "qwerty",
            "qwertyuiop",
            "qwertyuiopasdfghjkl",
            "secret",
            "sunshine",
            "superman",
            "trustno",
            "welcome",
            "woaini");

    private static final Pattern PUT_BEHIND = Pattern.compile("[\\p{Digit}\\p{Punct}\\s]+$");

    private final String text;

    Unfit(String text) {
        this.text = text;
    }

    /** As a fragment for people. */
    public String text() {
        return text;
    }

    /** What is wrong with a new password; empty where nothing is. */
    static Optional<Unfit> of(String id, String old, String fresh) {
        if (fresh.length() > Passwords.MOST_CHARACTERS) {
            return Optional.of(LONG);
        }
        String normal = Passwords.normal(fresh);
        if (normal.codePointCount(0, normal.length()) < FEWEST_CHARACTERS) {
            return Optional.of(SHORT);
        }
        if (normal.equals(Passwords.normal(old)) || Chance.plain(fresh).equals(Chance.plain(old))) {
            return Optional.of(SAME);
        }
        String folded = normal.toLowerCase(Locale.ROOT);
        if (folded.strip().equals(Account.folded(id))) {
            return Optional.of(ID);
        }
        boolean common = OVER_AND_OVER.matcher(folded).matches()
                || TRIED.contains(PUT_BEHIND.matcher(folded).replaceAll(""));
        return common ? Optional.of(COMMON) : Optional.empty();
    }
}

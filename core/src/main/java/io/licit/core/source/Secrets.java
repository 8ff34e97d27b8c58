package io.licit.core.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords that stand in addresses, and how a text is shown without them. */
public final class Secrets {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(?<=(?:password|passwd|passphrase|pwd|secret|token)=)[^&\\s\"']+|(?<=://)[^/\\s\"']*(?=@)");

    private Secrets() {}

    /** The text with a star for each character of a password, so that every place in it stays where it is. */
    public static String hidden(String text) {
        Matcher found = SECRET.matcher(text);
        StringBuilder shown = new StringBuilder();
        while (found.find()) {
            found.appendReplacement(shown, "*".repeat(found.group().length()));
        }
        return found.appendTail(shown).toString();
    }
}

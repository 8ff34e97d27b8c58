package io.licit.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The digests that an entry names, as {@code sha256:} and 64 hexadecimal digits. */
final class Mentions {
    private static final Pattern DIGEST = Pattern.compile("(?<![0-9A-Za-z])sha256:[0-9a-f]{64}(?![0-9A-Za-z])");

    private Mentions() {}

    static Set<String> in(byte[] entry) {
        Set<String> digests = new TreeSet<>();
        Matcher matcher = DIGEST.matcher(new String(entry, StandardCharsets.UTF_8));
        while (matcher.find()) {
            digests.add(matcher.group());
        }
        return digests;
    }
}

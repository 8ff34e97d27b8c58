package io.licit.programme.people;

import java.util.Locale;

/**
 * Who acts, by the name that they go by in {@code people} of licit.yaml. On a command line this is what they say of
 * themselves; a server that signs people in knows it.
 */
public record Actor(String id) {
    /** The program itself, such as an audit on its schedule. */
    public static final Actor LICIT = new Actor("licit");

    public Actor {
        if (id.isBlank()) {
            throw new IllegalArgumentException("nobody");
        }
    }

    /** Whether two names are one person's: capitals and blanks around them do not count. */
    public static boolean isSame(String name, String other) {
        return name.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}

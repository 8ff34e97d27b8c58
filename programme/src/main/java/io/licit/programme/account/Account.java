package io.licit.programme.account;

import io.licit.core.json.Json;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param id as {@code people} of licit.yaml names her; capitals do not make another
 * @param epoch grows with every change after which older sessions no longer count
 * @param oneTimeUntil until when the password that she was given may be used, where she has not chosen her own
 */
public record Account(
        String id, Set<Role> roles, boolean enabled, long epoch, Instant madeAt, Optional<Instant> oneTimeUntil) {
    static final int MOST_CHARACTERS = 200;

    public Account {
        roles = Role.ordered(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("an account without a role");
        }
    }

    /** Her, as one who acts. */
    public Actor actor() {
        return new Actor(id);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** As lists have it: nothing that lets anybody sign in. */
    public Json.Obj json() {
        return Json.object()
                .put("account", id)
                .put("roles", Json.strings(roles.stream().map(Role::word).toList()))
                .put("enabled", enabled)
                .put("made_at", madeAt.toString())
                .put("one_time_until", oneTimeUntil.map(Instant::toString).orElse(""))
                .build();
    }

    static Account of(Row row) {
        return new Account(
                row.text("id"),
                Role.parse(row.text("roles")),
                row.truth("enabled"),
                row.number("epoch"),
                row.instant("made_at"),
                row.optionalInstant("one_time_until"));
    }

    /** An id as ids are compared; see {@link Actor#isSame}. */
    static String folded(String id) {
        return id.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether it can be somebody's id: the program's own is nobody's. */
    static boolean isId(String id) {
        return isLine(id, MOST_CHARACTERS) && !Actor.isSame(id, Actor.LICIT.id());
    }

    /** Whether a text is one line that is not blank and that both databases can keep. */
    static boolean isLine(String text, int mostCharacters) {
        return !text.isBlank()
                && text.length() <= mostCharacters
                && text.codePoints().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}

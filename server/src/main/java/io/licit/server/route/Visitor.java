package io.licit.server.route;

import io.licit.programme.account.Role;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks.
 *
 * @param id of the account; empty where nobody has signed in
 * @param mustChange whether a new password is to be chosen before anything else
 * @param epoch of the account when it signed in; another one since, and it has to sign in again
 */
public record Visitor(String id, EnumSet<Role> roles, boolean mustChange, long epoch) implements Serializable {
    public static final Visitor NOBODY = new Visitor("", EnumSet.noneOf(Role.class), false, 0);

    public static Visitor of(String id, Set<Role> roles, boolean mustChange, long epoch) {
        EnumSet<Role> all = EnumSet.noneOf(Role.class);
        all.addAll(roles);
        return new Visitor(id, all, mustChange, epoch);
    }

    public boolean isKnown() {
        return !id.isEmpty();
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}

package io.licit.server.route;

import io.licit.programme.account.Role;
import java.util.EnumSet;
import java.util.Set;

/** Who may use a route. Every route has one, so that none is open because nobody thought of it. */
public sealed interface Access {
    /** Whether a visitor may. */
    boolean admits(Visitor visitor);

    /** Anybody, signed in or not. */
    record Anybody() implements Access {
        @Override
        public boolean admits(Visitor visitor) {
            return true;
        }
    }

    /** Whoever has signed in, even where a new password is still to be chosen. */
    record SignedIn() implements Access {
        @Override
        public boolean admits(Visitor visitor) {
            return visitor.isKnown();
        }
    }

    /** Whoever has one of the roles, and a password of her own choice. */
    public record Of(Set<Role> roles) implements Access {
        public Of {
            roles = Set.copyOf(roles);
        }

        @Override
        public boolean admits(Visitor visitor) {
            return !visitor.mustChange() && visitor.roles().stream().anyMatch(roles::contains);
        }
    }

    Access ANYBODY = new Anybody();
    Access SIGNED_IN = new SignedIn();

    /** Every role. */
    Access STAFF = new Of(EnumSet.allOf(Role.class));

    /** Those who change definitions. */
    Access AUTHORS = new Of(EnumSet.of(Role.MARKETER, Role.ANALYST, Role.OFFICER));

    /** Those who look at segments: everybody but who only administers. */
    Access READERS = new Of(EnumSet.of(Role.MARKETER, Role.ANALYST, Role.OFFICER, Role.AUDITOR));

    Access ADMINS = new Of(EnumSet.of(Role.ADMIN));
}

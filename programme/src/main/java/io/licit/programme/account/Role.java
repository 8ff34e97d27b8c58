package io.licit.programme.account;

import io.licit.core.catalogue.Word;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody does with Licit; an account has one or more. */
public enum Role implements Word {
    /** Makes segments and campaigns. */
    MARKETER,
    /** Measures fairness and impact. */
    ANALYST,
    /** Decides: approves, answers requests, accepts findings. */
    OFFICER,
    /** Reads everything, and changes nothing. */
    AUDITOR,
    /** Keeps accounts and settings. */
    ADMIN;

    private static final String BETWEEN = " ";

    @Override
    public String word() {
        return Word.written(this);
    }

    public static Optional<Role> of(String word) {
        return Word.of(Role.class, word);
    }

    /** A copy that nobody changes, in the order of the roles. */
    static Set<Role> ordered(Collection<Role> roles) {
        EnumSet<Role> ordered = EnumSet.noneOf(Role.class);
        ordered.addAll(roles);
        return Collections.unmodifiableSet(ordered);
    }

    static String text(Collection<Role> roles) {
        return ordered(roles).stream().map(Role::word).collect(Collectors.joining(BETWEEN));
    }

    /** Reads what {@link #text} wrote. */
    static Set<Role> parse(String text) {
        return ordered(Arrays.stream(text.split(BETWEEN))
                .map(word -> of(word).orElseThrow(() -> new IllegalStateException("no role " + word)))
                .toList());
    }
}

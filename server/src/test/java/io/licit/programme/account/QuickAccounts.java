package io.licit.programme.account;

import io.licit.programme.Programme;

/** Accounts whose passwords are hashed as everywhere, but not as often over: what a test signs in for is something else. */
public final class QuickAccounts {
    private static final int ROUNDS = 1_000;

    private QuickAccounts() {}

    public static Accounts of(Programme programme) {
        return new Accounts(programme, ROUNDS);
    }
}

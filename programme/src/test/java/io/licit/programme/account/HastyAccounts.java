package io.licit.programme.account;

import io.licit.programme.Programme;

/** Accounts whose passwords are hashed in few rounds, for tests of other packages. */
public final class HastyAccounts {
    private static final int ROUNDS = 10;

    private HastyAccounts() {}

    public static Accounts of(Programme programme) {
        return new Accounts(programme, ROUNDS);
    }
}

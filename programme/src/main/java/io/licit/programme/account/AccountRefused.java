package io.licit.programme.account;

/** What was asked of an account or a token can't be done; the message says why, for whoever asked. */
public final class AccountRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** Why, for those who say it in another language. */
    public enum Why {
        ID_UNFIT("this can't be an account's id", "give the name that `people` in licit.yaml has"),
        ID_TAKEN("there is such an account already", "change its roles, or reset its password"),
        NOT_THERE("there is no such account", "make it first"),
        NO_ROLES("an account or a token has at least one role", "give it one"),
        LAST_ADMIN("nobody else could keep the accounts", "make another account an admin first"),
        DISABLED("the account is disabled", "enable it first"),
        SUBJECT_UNFIT("an issuer or a subject is empty or too long", "give both as the identity provider has them"),
        SUBJECT_TAKEN("this identity belongs to another account", "unlink it there first"),
        ROLE_NOT_HELD("a token can't do more than its account", "leave out the roles that the account has not"),
        NAME_UNFIT("a token has a name of one line, of at most 100 characters", "say what it is for"),
        DAYS_UNFIT("a token lives for 1 to 365 days", "give a number of days"),
        TOO_MANY_TOKENS("the account has 50 tokens that can be used", "revoke those that nobody uses");

        private final String message;
        private final String help;

        Why(String message, String help) {
            this.message = message;
            this.help = help;
        }
    }

    AccountRefused(Why why) {
        super(why.message);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** The message, which is never missing. */
    public String text() {
        return why.message;
    }

    /** What to do instead. */
    public String help() {
        return why.help;
    }
}

package io.licit.programme.request;

import io.licit.core.catalogue.Word;
import io.licit.core.law.Deadline;

/** What a person asks for. */
public enum Kind implements Word {
    ACCESS(Deadline.Request.ACCESS, true),
    PORTABILITY(Deadline.Request.PORTABILITY, true),
    RECTIFICATION(Deadline.Request.RECTIFICATION, true),
    ERASURE(Deadline.Request.ERASURE, true),
    RESTRICTION(Deadline.Request.RESTRICTION, false),
    OBJECTION(Deadline.Request.OBJECTION, false),
    /** Of sale, sharing and targeted advertising. */
    OPT_OUT(Deadline.Request.OPT_OUT, false),
    WITHDRAWAL(Deadline.Request.WITHDRAWAL, false),
    /** Of the use of sensitive data. */
    LIMIT(Deadline.Request.LIMIT, false);

    private final Deadline.Request asked;
    private final boolean verified;

    Kind(Deadline.Request asked, boolean verified) {
        this.asked = asked;
        this.verified = verified;
    }

    /** How the deadlines of the law call it. */
    Deadline.Request asked() {
        return asked;
    }

    /** Whether it is known for certain who asks before it is met: what is handed out or changed can't be taken back. */
    public boolean needsVerification() {
        return verified;
    }

    /** Whether it takes effect by being recorded, from the moment at which it is opened. */
    public boolean isSuppression() {
        return !verified;
    }

    @Override
    public String word() {
        return Word.written(this);
    }
}

package io.licit.core.law.view;

import io.licit.core.catalogue.Word;
import io.licit.core.law.Effect;
import io.licit.core.law.Rule;

/** What becomes of a rule: who acts on it. */
public enum Treatment implements Word {
    /** A machine: it decides on persons or on a segment. */
    EXECUTED,

    /** A person: it waits for a signed assessment. */
    JUDGEMENT,

    /** A message, a process or the organisation: it is listed and tested as a duty. */
    DUTY,

    /** Nobody but whoever reads it. */
    INFORM,

    /** Nobody: no day sees it in force. */
    NEVER;

    public static Treatment of(Rule rule) {
        return rule.neverBinds() ? NEVER : rule.effect().accept(new OfEffect());
    }

    /** Whether somebody or something acts on it. */
    public boolean acts() {
        return this == EXECUTED || this == JUDGEMENT || this == DUTY;
    }

    @Override
    public String word() {
        return Word.written(this);
    }

    private static final class OfEffect implements Effect.Visitor<Treatment> {
        @Override
        public Treatment requireConsent(Effect.RequireConsent effect) {
            return EXECUTED;
        }

        @Override
        public Treatment softOptIn(Effect.SoftOptIn effect) {
            return EXECUTED;
        }

        @Override
        public Treatment requireBasis(Effect.RequireBasis effect) {
            return EXECUTED;
        }

        @Override
        public Treatment excludeRefused(Effect.ExcludeRefused effect) {
            return EXECUTED;
        }

        @Override
        public Treatment excludeMinors(Effect.ExcludeMinors effect) {
            return EXECUTED;
        }

        @Override
        public Treatment excludeRestricted(Effect.ExcludeRestricted effect) {
            return EXECUTED;
        }

        @Override
        public Treatment excludeRetention(Effect.ExcludeRetention effect) {
            return EXECUTED;
        }

        @Override
        public Treatment forbidData(Effect.ForbidData effect) {
            return EXECUTED;
        }

        @Override
        public Treatment justify(Effect.Justify effect) {
            return JUDGEMENT;
        }

        @Override
        public Treatment limitPurpose(Effect.LimitPurpose effect) {
            return EXECUTED;
        }

        @Override
        public Treatment limitLookBack(Effect.LimitLookBack effect) {
            return EXECUTED;
        }

        @Override
        public Treatment duty(Effect.Duty effect) {
            return DUTY;
        }

        @Override
        public Treatment inform(Effect.Inform effect) {
            return INFORM;
        }
    }
}

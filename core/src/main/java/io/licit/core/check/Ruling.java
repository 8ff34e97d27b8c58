package io.licit.core.check;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.law.Effect;
import io.licit.core.law.UseFacts;
import java.util.Optional;

/**
 * What an applying rule comes to on a use as such, before any person is looked at. Effects that only concern persons are
 * satisfied here; the gate does the rest. A rule that is not satisfied and has a stage leaves out everybody whom it
 * reaches.
 */
public final class Ruling implements Effect.Visitor<Verdict> {
    private final UseFacts use;

    private Ruling(UseFacts use) {
        this.use = use;
    }

    public static Verdict of(Effect effect, UseFacts use) {
        return effect.accept(new Ruling(use));
    }

    /** Whether the rule lets nobody in, whoever it is. */
    public static boolean blocks(Effect effect, UseFacts use) {
        return effect.stage().isPresent() && of(effect, use) != Verdict.SATISFIED;
    }

    @Override
    public Verdict requireBasis(Effect.RequireBasis effect) {
        return use.basis().filter(effect.allowed()::contains).isPresent() ? Verdict.SATISFIED : Verdict.VIOLATED;
    }

    @Override
    public Verdict justify(Effect.Justify effect) {
        return Optional.ofNullable(use.assessed().get(effect.assessment()))
                        .filter(cited -> cited.containsAll(effect.cites()))
                        .isPresent()
                ? Verdict.SATISFIED
                : Verdict.UNDETERMINED;
    }

    @Override
    public Verdict limitPurpose(Effect.LimitPurpose effect) {
        if (isConsent() || use.assessments().contains(AssessmentKind.PURPOSE_COMPATIBILITY)) {
            return Verdict.SATISFIED;
        }
        return use.collectedFor()
                .map(purposes -> purposes.contains(use.purpose()) ? Verdict.SATISFIED : Verdict.VIOLATED)
                .orElse(Verdict.UNDETERMINED);
    }

    @Override
    public Verdict forbidData(Effect.ForbidData effect) {
        boolean curable = effect.unless().isPresent() && isConsent();
        if (curable || !effect.mayBeRead(use.reading())) {
            return Verdict.SATISFIED;
        }
        return effect.isRead(use.reading()) ? Verdict.VIOLATED : Verdict.UNDETERMINED;
    }

    @Override
    public Verdict limitLookBack(Effect.LimitLookBack effect) {
        return use.unlimitedLookBack() ? Verdict.VIOLATED : Verdict.SATISFIED;
    }

    @Override
    public Verdict excludeRetention(Effect.ExcludeRetention effect) {
        return use.retentionDeclared() ? Verdict.SATISFIED : Verdict.UNDETERMINED;
    }

    @Override
    public Verdict requireConsent(Effect.RequireConsent effect) {
        return Verdict.SATISFIED;
    }

    @Override
    public Verdict softOptIn(Effect.SoftOptIn effect) {
        return Verdict.SATISFIED;
    }

    @Override
    public Verdict excludeRefused(Effect.ExcludeRefused effect) {
        return Verdict.SATISFIED;
    }

    @Override
    public Verdict excludeMinors(Effect.ExcludeMinors effect) {
        return Verdict.SATISFIED;
    }

    @Override
    public Verdict excludeRestricted(Effect.ExcludeRestricted effect) {
        return Verdict.SATISFIED;
    }

    @Override
    public Verdict duty(Effect.Duty effect) {
        return Verdict.SATISFIED;
    }

    @Override
    public Verdict inform(Effect.Inform effect) {
        return Verdict.SATISFIED;
    }

    private boolean isConsent() {
        return use.basis().filter(Basis.CONSENT::equals).isPresent();
    }
}

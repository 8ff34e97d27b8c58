package io.licit.core.catalogue;

/** A figure on fairness that an assessment can cite: see the fairness report for what each measures. */
public enum Figure implements Word {
    AIR,
    P_VALUE,
    ALTERNATIVES,
    STANDARDISED_DIFFERENCE;

    @Override
    public String word() {
        return Word.written(this);
    }
}

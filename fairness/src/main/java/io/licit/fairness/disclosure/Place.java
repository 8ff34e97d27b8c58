package io.licit.fairness.disclosure;

/**
 * Where in a list of results numbers stand.
 *
 * @param result its number
 * @param group its number in the result; {@link #MISSING} for the persons of whom the characteristic is not known
 */
record Place(int result, int group) {
    static final int MISSING = -1;
}

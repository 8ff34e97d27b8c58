package io.licit.fairness.alternative;

/**
 * What an alternative must keep.
 *
 * @param personsLeast over the persons of the segment as it is; house convention
 * @param personsMost the same at most, since a segment that takes in everybody treats all alike and serves nobody
 * @param value over the value of the segment as it is; plays no part where it states none
 * @param response over the response rate of the segment as it is; plays no part where responses are not known
 */
public record Floors(double personsLeast, double personsMost, double value, double response) {
    public static final Floors USUAL = new Floors(0.9, 1.25, 0.95, 0.97);
}

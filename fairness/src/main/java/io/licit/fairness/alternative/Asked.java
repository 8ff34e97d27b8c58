package io.licit.fairness.alternative;

import io.licit.fairness.cause.Formula;
import java.util.List;

/**
 * What persons are to be counted by: their codes for at most three conditions, and what the formula makes of these
 * conditions once all others are settled for a person.
 *
 * @param formula of the segment
 * @param varied the conditions that change together, in the order of their literals; none for the segment as it is
 */
public record Asked(Formula formula, List<Varied> varied) {
    static final int MOST = 3;

    public Asked {
        varied = List.copyOf(varied);
        if (varied.size() > MOST) {
            throw new IllegalArgumentException("asked of " + varied.size() + " conditions at once");
        }
    }

    /** The numbers of the conditions' literals. */
    public List<Integer> literals() {
        return varied.stream().map(Varied::literal).toList();
    }

    /**
     * The number of the function that the formula is of the conditions, given which literals are true: its truth table.
     * Bit j of it tells whether the formula holds where condition i is as true as bit i of j; so 0 is never, and there are
     * at most 256.
     *
     * @param mask bit i is set where literal i is true of the person as the segment stands; the conditions' own play no
     *     part
     */
    public int residual(long mask) {
        int table = 0;
        for (int setting = 0; setting < 1 << varied.size(); setting++) {
            if (formula.holds(set(mask, setting))) {
                table |= 1 << setting;
            }
        }
        return table;
    }

    private long set(long mask, int setting) {
        long all = mask;
        for (int i = 0; i < varied.size(); i++) {
            long bit = 1L << varied.get(i).literal();
            all = (setting >>> i & 1) == 1 ? all | bit : all & ~bit;
        }
        return all;
    }

    /** One number for the codes of all conditions, from 0 to {@link #codes} - 1; the first condition's counts most. */
    public int code(int... codes) {
        int code = 0;
        for (int i = 0; i < varied.size(); i++) {
            code = code * varied.get(i).codes() + codes[i];
        }
        return code;
    }

    /** How many of them there are; an {@link ArithmeticException} where that is no int. */
    public int codes() {
        return varied.stream().mapToInt(Varied::codes).reduce(1, Math::multiplyExact);
    }
}

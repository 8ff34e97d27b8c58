package io.licit.engine.column;

import java.io.Serializable;
import java.util.List;

/** A condition over tests of columns and over answers that come before its own. One without tests can be sent. */
public sealed interface Formula extends Serializable {
    /** A test of a column's values. */
    record Test(Column column, Predicate predicate) implements Formula {}

    /** The same of everybody. */
    record Known(Predicate.Answer answer) implements Formula {}

    record Not(Formula operand) implements Formula {}

    /** True where all are, false where one is. */
    record All(List<Formula> operands) implements Formula {
        public All {
            operands = List.copyOf(operands);
        }
    }

    /** True where one is, false where all are. */
    record Any(List<Formula> operands) implements Formula {
        public Any {
            operands = List.copyOf(operands);
        }
    }

    /** The answer to an earlier formula of the same asking, by its index. */
    record Earlier(int index) implements Formula {}
}

package io.licit.engine;

import io.licit.core.catalogue.Type;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import io.licit.engine.column.Kind;
import io.licit.engine.sql.StateSql;
import io.licit.engine.sql.StateSql.Valued;

/** What a prepared column holds of every person. */
public sealed interface ColumnSource {
    /** Tells it from all others. */
    String text();

    /** Turned to SQL over a person state, which learns what it needs for that. */
    Valued in(StateSql state);

    /** How codes tell values of a type. */
    static Kind kind(Type type) {
        return switch (type) {
            case BOOLEAN -> Kind.BOOLEAN;
            case NUMBER -> Kind.NUMBER;
            case DATE -> Kind.DATE;
            case TIMESTAMP -> Kind.TIMESTAMP;
            case TEXT, UNKNOWN -> Kind.TEXT;
        };
    }

    /** The value of an expression. */
    record OfValue(Expr value) implements ColumnSource {
        @Override
        public String text() {
            return "value of " + Canonical.text(value);
        }

        @Override
        public Valued in(StateSql state) {
            return state.value(value);
        }
    }

    /** The truth of a condition. */
    record OfCondition(Expr condition) implements ColumnSource {
        @Override
        public String text() {
            return "truth of " + Canonical.text(condition);
        }

        @Override
        public Valued in(StateSql state) {
            return new Valued(state.condition(condition), Type.BOOLEAN);
        }
    }

    /** An expression on the table of persons alone. */
    record OfPersons(String sql, Type type) implements ColumnSource {
        @Override
        public String text() {
            return "of persons " + sql;
        }

        @Override
        public Valued in(StateSql state) {
            return new Valued(sql, type);
        }
    }
}

package io.licit.engine.sql;

import io.licit.core.catalogue.Type;
import java.util.List;

/**
 * An expression with the type of its values; {@code UNKNOWN} is null. Values of types that don't compare give null, as in
 * the reference evaluation.
 */
record Typed(String sql, Type type) {
    static Typed nothing() {
        return new Typed("NULL", Type.UNKNOWN);
    }

    /** Null of a type. */
    static Typed nothing(Type type, Dialect dialect) {
        return new Typed("CAST(NULL AS " + dialect.stored(type) + ")", type);
    }

    static Typed number(String sql) {
        return new Typed(sql, Type.NUMBER);
    }

    static Typed truth(String sql) {
        return new Typed(sql, Type.BOOLEAN);
    }

    boolean isTime() {
        return type == Type.DATE || type == Type.TIMESTAMP;
    }

    boolean is(Type other) {
        return type == other;
    }

    boolean comparesWith(Typed other) {
        return (type == other.type && type != Type.UNKNOWN) || (isTime() && other.isTime());
    }

    /** The type in which all of them that are of the first known kind can stand side by side. */
    static Type common(List<Typed> all) {
        Type first = all.stream()
                .map(Typed::type)
                .filter(type -> type != Type.UNKNOWN)
                .findFirst()
                .orElse(Type.UNKNOWN);
        boolean times = first == Type.DATE && all.stream().anyMatch(typed -> typed.is(Type.TIMESTAMP));
        return times ? Type.TIMESTAMP : first;
    }

    /** The expression as that type: itself, a date's first instant, or null. */
    String as(Type wanted, Dialect dialect) {
        if (type == wanted && type != Type.UNKNOWN) {
            return sql;
        }
        if (wanted == Type.TIMESTAMP && type == Type.DATE) {
            return "CAST(" + sql + " AS TIMESTAMP)";
        }
        return nothing(wanted, dialect).sql;
    }

    /** The day of a time. */
    String day() {
        return type == Type.DATE ? sql : "CAST(" + sql + " AS DATE)";
    }
}

package io.licit.core.segment;

import io.licit.core.catalogue.Type;
import io.licit.core.segment.Expr.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * The type of a resolved expression. {@link Type#UNKNOWN} for {@code null}, for a column whose type nobody knows, and
 * for what is computed from those alone; it fits everywhere.
 */
public final class Types {
    private static final Visitor VISITOR = new Visitor();

    private Types() {}

    public static Type of(Expr expr) {
        return expr.accept(VISITOR);
    }

    /** Whether values of the two can be compared; a date compares with a timestamp as that day's first instant. */
    static boolean comparable(Type left, Type right) {
        return left == right || left == Type.UNKNOWN || right == Type.UNKNOWN || (isTime(left) && isTime(right));
    }

    static boolean isTime(Type type) {
        return type == Type.DATE || type == Type.TIMESTAMP;
    }

    /** The type that holds values of all of them: the first known one, but a timestamp where dates and timestamps mix. */
    static Type common(List<Type> types) {
        List<Type> known =
                types.stream().filter(type -> type != Type.UNKNOWN).distinct().toList();
        if (known.isEmpty()) {
            return Type.UNKNOWN;
        }
        boolean mixed = known.contains(Type.DATE) && known.contains(Type.TIMESTAMP);
        return mixed ? Type.TIMESTAMP : known.get(0);
    }

    /** What a {@code case} may give. */
    static List<Expr> results(Expr.Case node) {
        List<Expr> results = new ArrayList<>();
        node.branches().forEach(branch -> results.add(branch.then()));
        node.otherwise().ifPresent(results::add);
        return results;
    }

    private static final class Visitor implements Expr.Visitor<Type> {
        @Override
        public Type number(Expr.Number node) {
            return Type.NUMBER;
        }

        @Override
        public Type text(Expr.Text node) {
            return Type.TEXT;
        }

        @Override
        public Type bool(Expr.Bool node) {
            return Type.BOOLEAN;
        }

        @Override
        public Type nothing(Expr.Null node) {
            return Type.UNKNOWN;
        }

        @Override
        public Type date(Expr.Date node) {
            return Type.DATE;
        }

        @Override
        public Type today(Expr.Today node) {
            return Type.DATE;
        }

        /** A stretch of time is no value by itself. */
        @Override
        public Type duration(Expr.Duration node) {
            return Type.UNKNOWN;
        }

        @Override
        public Type name(Expr.Name node) {
            return Type.UNKNOWN;
        }

        @Override
        public Type column(Expr.Column node) {
            return node.type();
        }

        @Override
        public Type not(Expr.Not node) {
            return Type.BOOLEAN;
        }

        @Override
        public Type logic(Expr.Logic node) {
            return Type.BOOLEAN;
        }

        @Override
        public Type compare(Expr.Compare node) {
            return Type.BOOLEAN;
        }

        @Override
        public Type in(Expr.In node) {
            return Type.BOOLEAN;
        }

        @Override
        public Type between(Expr.Between node) {
            return Type.BOOLEAN;
        }

        @Override
        public Type like(Expr.Like node) {
            return Type.BOOLEAN;
        }

        @Override
        public Type isNull(Expr.IsNull node) {
            return Type.BOOLEAN;
        }

        @Override
        public Type inSegment(Expr.InSegment node) {
            return Type.BOOLEAN;
        }

        /**
         * Time plus or minus a duration is a time of the same kind, time minus time is a number of days, and everything
         * else a number. Of what makes no sense the type is unknown, so that it is reported once.
         */
        @Override
        public Type arithmetic(Expr.Arithmetic node) {
            boolean sum = node.operator() == Operation.ADD || node.operator() == Operation.SUBTRACT;
            if (sum && node.right() instanceof Expr.Duration) {
                return of(node.left());
            }
            Type left = of(node.left());
            Type right = of(node.right());
            boolean difference = node.operator() == Operation.SUBTRACT && comparable(left, right);
            return difference || !(isTime(left) || isTime(right)) ? Type.NUMBER : Type.UNKNOWN;
        }

        @Override
        public Type negate(Expr.Negate node) {
            return Type.NUMBER;
        }

        @Override
        public Type choice(Expr.Case node) {
            return common(results(node).stream().map(Types::of).toList());
        }

        @Override
        public Type call(Expr.Call node) {
            return switch (node.function()) {
                case AGE, DAYS_SINCE, PERCENTILE, NTILE -> Type.NUMBER;
                case LOWER -> Type.TEXT;
                case COALESCE -> common(node.arguments().stream().map(Types::of).toList());
            };
        }

        @Override
        public Type aggregate(Expr.Aggregate node) {
            return switch (node.function()) {
                case COUNT, DISTINCT_COUNT, SUM, AVG -> Type.NUMBER;
                case MIN, MAX, FIRST, LAST -> node.column().map(Types::of).orElse(Type.UNKNOWN);
            };
        }

        @Override
        public Type rfm(Expr.Rfm node) {
            return Type.TEXT;
        }
    }
}

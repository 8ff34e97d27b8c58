package io.licit.core.segment;

import io.licit.core.segment.Expr.Operation;
import java.util.List;

/** Writes a tree as canonical text. */
final class CanonicalWriter implements Expr.Visitor<StringBuilder> {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int COMPARISON = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int UNARY = 7;
    private static final int OPERAND = 8;

    private final StringBuilder out = new StringBuilder();

    private CanonicalWriter() {}

    static String text(Expr expr) {
        return expr.accept(new CanonicalWriter()).toString();
    }

    /** Writes a part, in parentheses where it binds more loosely than its place asks for. */
    private StringBuilder part(Expr expr, int loosest) {
        if (binding(expr) >= loosest) {
            return expr.accept(this);
        }
        out.append('(');
        expr.accept(this);
        return out.append(')');
    }

    private static int binding(Expr expr) {
        if (expr instanceof Expr.Logic logic) {
            return logic.and() ? AND : OR;
        }
        if (expr instanceof Expr.Not) {
            return NOT;
        }
        if (expr instanceof Expr.Compare
                || expr instanceof Expr.In
                || expr instanceof Expr.Between
                || expr instanceof Expr.Like
                || expr instanceof Expr.IsNull) {
            return COMPARISON;
        }
        if (expr instanceof Expr.Arithmetic arithmetic) {
            return binding(arithmetic.operator());
        }
        return expr instanceof Expr.Negate ? UNARY : OPERAND;
    }

    private static int binding(Operation operation) {
        return switch (operation) {
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE -> PRODUCT;
        };
    }

    private StringBuilder list(List<Expr> items) {
        out.append('(');
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            items.get(i).accept(this);
        }
        return out.append(')');
    }

    private StringBuilder word(boolean negated, String word) {
        return out.append(negated ? " not " : " ").append(word).append(' ');
    }

    @Override
    public StringBuilder number(Expr.Number node) {
        return out.append(NormalForm.number(node.value()).toPlainString());
    }

    @Override
    public StringBuilder text(Expr.Text node) {
        return out.append(Canonical.quoted(node.value()));
    }

    @Override
    public StringBuilder bool(Expr.Bool node) {
        return out.append(node.value());
    }

    @Override
    public StringBuilder nothing(Expr.Null node) {
        return out.append("null");
    }

    @Override
    public StringBuilder date(Expr.Date node) {
        return out.append("date '").append(node.value()).append('\'');
    }

    @Override
    public StringBuilder today(Expr.Today node) {
        return out.append("today");
    }

    @Override
    public StringBuilder duration(Expr.Duration node) {
        String unit = Words.word(node.unit());
        return out.append(node.count())
                .append(' ')
                .append(node.count() == 1 ? unit.substring(0, unit.length() - 1) : unit);
    }

    @Override
    public StringBuilder name(Expr.Name node) {
        node.table().ifPresent(table -> out.append(Canonical.name(table)).append('.'));
        return out.append(Canonical.name(node.name()));
    }

    @Override
    public StringBuilder column(Expr.Column node) {
        return out.append(Canonical.name(node.name()));
    }

    @Override
    public StringBuilder not(Expr.Not node) {
        out.append("not ");
        return part(node.operand(), NOT);
    }

    @Override
    public StringBuilder logic(Expr.Logic node) {
        for (int i = 0; i < node.operands().size(); i++) {
            out.append(i == 0 ? "" : node.and() ? " and " : " or ");
            part(node.operands().get(i), node.and() ? AND : OR);
        }
        return out;
    }

    @Override
    public StringBuilder compare(Expr.Compare node) {
        part(node.left(), SUM);
        out.append(' ').append(node.operator().symbol()).append(' ');
        return part(node.right(), SUM);
    }

    @Override
    public StringBuilder in(Expr.In node) {
        part(node.value(), SUM);
        word(node.negated(), "in");
        return list(node.options());
    }

    @Override
    public StringBuilder between(Expr.Between node) {
        part(node.value(), SUM);
        word(node.negated(), "between");
        part(node.low(), SUM);
        out.append(" and ");
        return part(node.high(), SUM);
    }

    @Override
    public StringBuilder like(Expr.Like node) {
        part(node.value(), SUM);
        word(node.negated(), "like");
        return text(node.pattern());
    }

    @Override
    public StringBuilder isNull(Expr.IsNull node) {
        part(node.value(), SUM);
        return out.append(node.negated() ? " is not null" : " is null");
    }

    @Override
    public StringBuilder inSegment(Expr.InSegment node) {
        return out.append("in segment ").append(Canonical.quoted(node.segment()));
    }

    @Override
    public StringBuilder arithmetic(Expr.Arithmetic node) {
        int binding = binding(node.operator());
        part(node.left(), binding);
        out.append(' ').append(node.operator().symbol()).append(' ');
        return part(node.right(), binding + 1);
    }

    /** A minus before a number is part of the number, and two of them begin a comment: both take parentheses. */
    @Override
    public StringBuilder negate(Expr.Negate node) {
        out.append('-');
        if (node.operand() instanceof Expr.Number || node.operand() instanceof Expr.Negate) {
            return part(node.operand(), OPERAND + 1);
        }
        return part(node.operand(), UNARY);
    }

    @Override
    public StringBuilder choice(Expr.Case node) {
        out.append("case");
        for (Expr.Branch branch : node.branches()) {
            out.append(" when ");
            branch.when().accept(this);
            out.append(" then ");
            branch.then().accept(this);
        }
        node.otherwise().ifPresent(otherwise -> {
            out.append(" else ");
            otherwise.accept(this);
        });
        return out.append(" end");
    }

    @Override
    public StringBuilder call(Expr.Call node) {
        out.append(Words.word(node.function()));
        return node.function() == Expr.Function.AGE ? out : list(node.arguments());
    }

    @Override
    public StringBuilder aggregate(Expr.Aggregate node) {
        out.append(Words.word(node.function())).append('(').append(Canonical.name(node.table()));
        node.column().ifPresent(column -> out.append('.').append(Canonical.name(columnName(column))));
        node.where().ifPresent(where -> {
            out.append(" where ");
            where.accept(this);
        });
        return out.append(')');
    }

    @Override
    public StringBuilder rfm(Expr.Rfm node) {
        out.append("rfm(").append(Canonical.name(node.table()));
        node.amount().ifPresent(amount -> out.append(", ").append(Canonical.name(columnName(amount))));
        return out.append(')');
    }

    /** The name of an aggregate's column; the grammar gives no other kind of node. */
    static String columnName(Expr expr) {
        if (expr instanceof Expr.Column column) {
            return column.name();
        }
        if (expr instanceof Expr.Name name) {
            return name.name();
        }
        throw new IllegalArgumentException("not a column: " + expr);
    }
}

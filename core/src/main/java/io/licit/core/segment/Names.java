package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites a tree with columns for names. A name without a meaning is reported and stays, and then fits everywhere, so
 * that one mistake is one diagnostic.
 */
final class Names implements Expr.Visitor<Expr> {
    private final Catalogue catalogue;
    private final Table persons;
    private final Set<String> segmentIds;
    private final Diagnostics out;
    private final NameMistakes mistakes;
    /** The table whose columns bare names are. */
    private Table scope;

    Names(Catalogue catalogue, Table persons, Set<String> segmentIds, Diagnostics out) {
        this.catalogue = catalogue;
        this.persons = persons;
        this.segmentIds = segmentIds;
        this.out = out;
        this.mistakes = new NameMistakes(catalogue, persons);
        this.scope = persons;
    }

    @Override
    public Expr name(Expr.Name node) {
        String table = node.table().orElse(scope.name());
        if (!table.equals(scope.name())) {
            return report(
                    node, scope == persons ? mistakes.tableOutside(node, table) : mistakes.outOfSight(node, scope));
        }
        return column(node, scope);
    }

    private Expr column(Expr.Name node, Table table) {
        Optional<Column> column = table.column(node.name());
        if (column.isEmpty()) {
            return report(node, mistakes.noColumn(node, table, scope == persons));
        }
        return new Expr.Column(
                node.span(), table.name(), node.name(), column.get().type());
    }

    private Expr report(Expr node, Diagnostic diagnostic) {
        out.add(diagnostic);
        return node;
    }

    @Override
    public Expr column(Expr.Column node) {
        return node;
    }

    @Override
    public Expr inSegment(Expr.InSegment node) {
        return segmentIds.contains(node.segment()) ? node : report(node, mistakes.noSegment(node, segmentIds));
    }

    @Override
    public Expr aggregate(Expr.Aggregate node) {
        Optional<Table> table = events(node.table(), node);
        if (table.isEmpty()) {
            return node;
        }
        Optional<Expr> column = node.column().map(of -> inside(table.get(), of));
        Optional<Expr> where = node.where().map(condition -> inside(table.get(), condition));
        return new Expr.Aggregate(node.span(), node.function(), node.table(), column, where);
    }

    @Override
    public Expr rfm(Expr.Rfm node) {
        Optional<Table> table = events(node.table(), node);
        if (table.isEmpty()) {
            return node;
        }
        if (node.amount().isPresent()) {
            return new Expr.Rfm(node.span(), node.table(), node.amount().map(of -> inside(table.get(), of)));
        }
        List<Column> amounts = amounts(table.get());
        if (amounts.size() != 1) {
            return report(node, mistakes.amount(node, amounts));
        }
        Column only = amounts.get(0);
        return new Expr.Rfm(
                node.span(),
                node.table(),
                Optional.of(new Expr.Column(node.span(), node.table(), only.name(), only.type())));
    }

    /** Columns that may hold money: numbers, and what may turn out to be one. */
    private static List<Column> amounts(Table table) {
        Table.Role.Events events = (Table.Role.Events) table.role();
        return table.columns().values().stream()
                .filter(column -> column.type() == Type.NUMBER || column.type() == Type.UNKNOWN)
                .filter(column ->
                        !column.name().equals(events.person()) && !column.name().equals(events.at()))
                .toList();
    }

    private Optional<Table> events(String name, Expr node) {
        Optional<Table> table = catalogue.table(name);
        if (table.isPresent() && table.get().role() instanceof Table.Role.Events) {
            return table;
        }
        out.add(mistakes.noEvents(node, name));
        return Optional.empty();
    }

    private Expr inside(Table table, Expr expr) {
        Table outer = scope;
        scope = table;
        Expr resolved = expr.accept(this);
        scope = outer;
        return resolved;
    }

    private List<Expr> all(List<Expr> exprs) {
        return exprs.stream().map(expr -> expr.accept(this)).toList();
    }

    @Override
    public Expr not(Expr.Not node) {
        return new Expr.Not(node.span(), node.operand().accept(this));
    }

    @Override
    public Expr logic(Expr.Logic node) {
        return new Expr.Logic(node.span(), node.and(), NormalForm.flattened(node.and(), all(node.operands())));
    }

    @Override
    public Expr compare(Expr.Compare node) {
        return new Expr.Compare(
                node.span(),
                node.left().accept(this),
                node.operator(),
                node.right().accept(this));
    }

    @Override
    public Expr in(Expr.In node) {
        return new Expr.In(node.span(), node.value().accept(this), all(node.options()), node.negated());
    }

    @Override
    public Expr between(Expr.Between node) {
        return new Expr.Between(
                node.span(),
                node.value().accept(this),
                node.low().accept(this),
                node.high().accept(this),
                node.negated());
    }

    @Override
    public Expr like(Expr.Like node) {
        return new Expr.Like(node.span(), node.value().accept(this), node.pattern(), node.negated());
    }

    @Override
    public Expr isNull(Expr.IsNull node) {
        return new Expr.IsNull(node.span(), node.value().accept(this), node.negated());
    }

    @Override
    public Expr arithmetic(Expr.Arithmetic node) {
        return new Expr.Arithmetic(
                node.span(),
                node.left().accept(this),
                node.operator(),
                node.right().accept(this));
    }

    @Override
    public Expr negate(Expr.Negate node) {
        return new Expr.Negate(node.span(), node.operand().accept(this));
    }

    @Override
    public Expr choice(Expr.Case node) {
        List<Expr.Branch> branches = node.branches().stream()
                .map(branch -> new Expr.Branch(
                        branch.when().accept(this), branch.then().accept(this)))
                .toList();
        return new Expr.Case(node.span(), branches, node.otherwise().map(otherwise -> otherwise.accept(this)));
    }

    @Override
    public Expr call(Expr.Call node) {
        return new Expr.Call(node.span(), node.function(), all(node.arguments()));
    }

    @Override
    public Expr number(Expr.Number node) {
        return node;
    }

    @Override
    public Expr text(Expr.Text node) {
        return node;
    }

    @Override
    public Expr bool(Expr.Bool node) {
        return node;
    }

    @Override
    public Expr nothing(Expr.Null node) {
        return node;
    }

    @Override
    public Expr date(Expr.Date node) {
        return node;
    }

    @Override
    public Expr today(Expr.Today node) {
        return node;
    }

    @Override
    public Expr duration(Expr.Duration node) {
        return node;
    }
}

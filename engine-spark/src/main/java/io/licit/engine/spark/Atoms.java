package io.licit.engine.spark;

import io.licit.core.catalogue.Type;
import io.licit.core.segment.Expr;
import io.licit.engine.AtomSplit;
import io.licit.engine.ColumnSource;
import io.licit.engine.column.Predicate;
import io.licit.engine.sql.StateSql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The simple conditions of a plan, as tests of columns that are made of the state. */
final class Atoms {
    private final List<Turned> all;
    private final UnaryOperator<String> meaning;

    /** @param meaning of an expression over the state, in words that mean the same in every plan */
    Atoms(List<Turned> all, UnaryOperator<String> meaning) {
        this.all = all;
        this.meaning = meaning;
    }

    /**
     * A condition, turned to SQL over the state.
     *
     * @param value what it is said of; of a constant, its truth
     */
    record Turned(AtomSplit.Split split, Valued value, Valued truth) {
        static Turned of(Expr atom, AtomSplit splitting, StateSql state) {
            AtomSplit.Split split = splitting.of(atom);
            Valued truth = valued(AtomSplit.whole(atom).source(), state);
            return new Turned(
                    split, split instanceof AtomSplit.Said said ? valued(said.source(), state) : truth, truth);
        }

        private static Valued valued(ColumnSource source, StateSql state) {
            StateSql.Valued value = source.in(state);
            return new Valued(source.text(), value.type(), value.sql());
        }

        /** Of each form that the codes of its value have; empty where they can't tell. */
        private Optional<Map<Integer, Predicate>> said(Columns.Form form) {
            Map<Integer, Predicate> said = new TreeMap<>();
            form.codings()
                    .forEach((places, coding) -> ((AtomSplit.Said) split)
                            .saying()
                            .of(coding)
                            .ifPresent(predicate -> said.put(places, predicate)));
            return said.size() == form.places().size() ? Optional.of(said) : Optional.empty();
        }
    }

    private record Valued(String text, Type type, String sql) {}

    private Columns.Wanted wanted(Valued value) {
        String name = PersonState.digest(value.text() + "\n" + value.type() + "\n" + meaning.apply(value.sql()));
        return new Columns.Wanted(name, ColumnSource.kind(value.type()), value.sql());
    }

    /** The columns of the values that something is said of. */
    List<Columns.Wanted> values() {
        return all.stream()
                .filter(one -> one.split() instanceof AtomSplit.Said)
                .map(one -> wanted(one.value()))
                .toList();
    }

    /** The truth of the conditions that the codes of their values can't tell. */
    List<Columns.Wanted> truths(Map<String, Columns.Form> forms) {
        return all.stream()
                .filter(one -> one.split() instanceof AtomSplit.Said)
                .filter(one -> one.said(form(forms, wanted(one.value()))).isEmpty())
                .map(one -> wanted(one.truth()))
                .toList();
    }

    /** @param forms of the columns of all values and truths */
    ArrayList<Atom> tests(Map<String, Columns.Form> forms) {
        Map<Valued, Columns.Wanted> names = new LinkedHashMap<>();
        ArrayList<Atom> atoms = new ArrayList<>();
        for (Turned one : all) {
            if (one.split() instanceof AtomSplit.Constant constant) {
                atoms.add(new Atom.Constant(constant.answer()));
                continue;
            }
            Columns.Wanted value = names.computeIfAbsent(one.value(), this::wanted);
            atoms.add(one.said(form(forms, value))
                    .map(said -> Atom.OfColumn.of(value.name(), said))
                    .orElseGet(() -> truth(wanted(one.truth()))));
        }
        return atoms;
    }

    private static Atom truth(Columns.Wanted column) {
        return Atom.OfColumn.of(column.name(), Map.of(0, AtomSplit.isTrue()));
    }

    private static Columns.Form form(Map<String, Columns.Form> forms, Columns.Wanted column) {
        return Optional.ofNullable(forms.get(column.name()))
                .orElseThrow(() -> new IllegalStateException("a column that was not made"));
    }
}

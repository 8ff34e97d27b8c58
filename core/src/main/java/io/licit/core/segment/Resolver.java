package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostics;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a condition's names their meaning and checks its types. Outside an aggregate a bare name is a column of the
 * table of persons, inside one a column of the aggregate's table; there the persons' columns are out of sight.
 */
public final class Resolver {
    private Resolver() {}

    /**
     * The condition with a column in place of every name; empty where anything is wrong with it, or where the catalogue
     * has no table of persons, which its reader has reported.
     *
     * @param segmentIds every segment that {@code in segment} may name
     */
    public static Optional<Expr> resolve(Expr condition, Catalogue catalogue, Set<String> segmentIds, Diagnostics out) {
        Optional<Table> persons = catalogue.persons();
        if (persons.isEmpty()) {
            return Optional.empty();
        }
        Diagnostics found = new Diagnostics();
        Expr resolved = condition.accept(new Names(catalogue, persons.get(), segmentIds, found));
        TypeCheck.check(resolved, catalogue, persons.get(), found);
        NeverTrue.check(resolved, found);
        out.addAll(found.sorted());

        return found.hasErrors() ? Optional.empty() : Optional.of(resolved);
    }
}

package io.licit.core.catalogue;

import io.licit.core.source.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column with its labels.
 *
 * @param category fideslang data category such as {@code user.contact.email}; empty where nobody has labelled it, and
 *     then the law takes it for every kind of data
 * @param protectedAs the protected characteristic it holds, such as {@code sex}, as declared
 * @param probabilityOf the group of that characteristic whose probability it holds, 0 to 1; empty where it holds the
 *     characteristic itself
 * @param auditOnly whether segments may not read it; a protected column is so unless it says {@code audit_only: false}
 * @param derivedFrom columns that it was computed from, {@code column} or {@code table.column}; their labels stay on it
 * @param contact the channel family that it is a contact point for: email, phone, post, push or messaging
 * @param origin where its values came from; empty where undeclared, and then the law takes it for every one
 * @param span where it is declared
 */
public record Column(
        String name,
        Type type,
        Optional<String> category,
        Optional<String> protectedAs,
        Optional<String> probabilityOf,
        boolean auditOnly,
        List<String> derivedFrom,
        Optional<String> contact,
        Optional<Origin> origin,
        Span span) {
    public Column {
        derivedFrom = List.copyOf(derivedFrom);
    }

    // Written out: what Java makes of a record is put together anew in each process, where a check needs it at once.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Column column
                        && name.equals(column.name)
                        && type == column.type
                        && category.equals(column.category)
                        && protectedAs.equals(column.protectedAs)
                        && probabilityOf.equals(column.probabilityOf)
                        && auditOnly == column.auditOnly
                        && derivedFrom.equals(column.derivedFrom)
                        && contact.equals(column.contact)
                        && origin.equals(column.origin)
                        && span.equals(column.span);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + span.hashCode();
    }

    /** The same column, of this origin where it declares none. */
    public Column orOrigin(Origin other) {
        return new Column(
                name,
                type,
                category,
                protectedAs,
                probabilityOf,
                auditOnly,
                derivedFrom,
                contact,
                Optional.of(origin.orElse(other)),
                span);
    }

    public Column withType(Type other) {
        return new Column(
                name, other, category, protectedAs, probabilityOf, auditOnly, derivedFrom, contact, origin, span);
    }
}

package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A small catalogue to try conditions on: customers, their orders and visits, and a consent ledger. */
final class Shop {
    static final SourceFile CUSTOMERS = new SourceFile("catalogue/customers.yaml", """
            table: customers
            columns:
              customer_id
              country
              region
              birth_date
              email
              sex
              postcode
              score
              lifetime_value
              vip
              signed_up
              last_active_at
              language
              odd name
              legacy
            """);

    static final Set<String> SEGMENTS = Set.of("staff", "lapsed", "loyal-germans");

    private Shop() {}

    static Catalogue catalogue() {
        return new Catalogue(new TreeMap<>(
                Map.of("customers", customers(), "orders", orders(), "visits", visits(), "consents", consents())));
    }

    /** The condition with its names looked up, for tests that are not about mistakes. */
    static Expr resolved(String text) {
        Diagnostics out = new Diagnostics();
        Optional<Expr> resolved = ConditionParser.parse(new SourceFile("condition", text), out)
                .flatMap(condition -> Resolver.resolve(condition, catalogue(), SEGMENTS, out));
        return resolved.orElseThrow(() -> new AssertionError(text + ": " + out.sorted()));
    }

    static Expr parsed(String text) {
        Diagnostics out = new Diagnostics();
        return ConditionParser.parse(new SourceFile("condition", text), out)
                .orElseThrow(() -> new AssertionError(text + ": " + out.sorted()));
    }

    private static Table customers() {
        Table.Role role = new Table.Role.Persons(
                "customer_id",
                Optional.of("country"),
                Optional.of("region"),
                Optional.of("birth_date"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return table(
                "customers",
                role,
                column("customer_id", Type.TEXT, "user.unique_id"),
                column("country", Type.TEXT, "user.location"),
                column("region", Type.TEXT, "user.location"),
                column("birth_date", Type.DATE, "user.demographic.age_range"),
                column("email", Type.TEXT, "user.contact.email"),
                guarded("sex", "user.demographic.gender"),
                column("postcode", Type.TEXT, "user.location.postal_code"),
                derived("score", Type.NUMBER, "user.behavior", "postcode", "orders.amount"),
                column("lifetime_value", Type.NUMBER, "user.behavior.purchase_history"),
                column("vip", Type.BOOLEAN, "user.behavior"),
                column("signed_up", Type.DATE, "user.account"),
                column("last_active_at", Type.TIMESTAMP, "user.behavior"),
                column("language", Type.TEXT, "user.demographic.language"),
                column("odd name", Type.TEXT, "user.account"),
                derived("legacy", Type.UNKNOWN, "", "sex"));
    }

    private static Table orders() {
        return table(
                "orders",
                new Table.Role.Events("customer_id", "placed_at"),
                column("customer_id", Type.TEXT, "user.unique_id"),
                column("placed_at", Type.TIMESTAMP, "system.operations"),
                column("amount", Type.NUMBER, "user.behavior.purchase_history"),
                column("channel", Type.TEXT, ""),
                column("delivered_on", Type.DATE, "user.behavior"),
                column("returned", Type.BOOLEAN, "user.behavior"));
    }

    private static Table visits() {
        return table(
                "visits",
                new Table.Role.Events("customer_id", "at"),
                column("customer_id", Type.TEXT, "user.unique_id"),
                column("at", Type.TIMESTAMP, "system.operations"),
                column("page", Type.TEXT, "user.behavior.browsing_history"),
                column("seconds", Type.NUMBER, "user.behavior.browsing_history"),
                column("clicks", Type.NUMBER, "user.behavior.browsing_history"));
    }

    private static Table consents() {
        return table(
                "consents",
                new Table.Role.Consents(Map.of(Table.ConsentField.PERSON, "customer_id")),
                column("customer_id", Type.TEXT, "user.unique_id"),
                column("status", Type.TEXT, "system.operations"));
    }

    private static Table table(String name, Table.Role role, Column... columns) {
        Map<String, Column> byName = new LinkedHashMap<>();
        for (Column column : columns) {
            byName.put(column.name(), column);
        }
        return new Table(name, new Table.Source.Files("data/" + name + ".csv", Span.none()), role, byName, Span.none());
    }

    private static Column column(String name, Type type, String category) {
        return column(name, type, category, Optional.empty(), List.of());
    }

    private static Column derived(String name, Type type, String category, String... from) {
        return column(name, type, category, Optional.empty(), List.of(from));
    }

    private static Column guarded(String name, String category) {
        return column(name, Type.TEXT, category, Optional.of(name), List.of());
    }

    private static Column column(
            String name, Type type, String category, Optional<String> protectedAs, List<String> derivedFrom) {
        int at = CUSTOMERS.text().indexOf("  " + name + "\n");
        Span span = at < 0 ? Span.none() : CUSTOMERS.span(at + 2, at + 2 + name.length());
        Optional<String> label = category.isEmpty() ? Optional.empty() : Optional.of(category);
        return new Column(
                name,
                type,
                label,
                protectedAs,
                Optional.empty(),
                protectedAs.isPresent(),
                derivedFrom,
                Optional.empty(),
                Optional.empty(),
                span);
    }
}

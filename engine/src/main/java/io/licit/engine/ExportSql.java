package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Type;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.law.Effect.Strength;
import io.licit.core.plan.PersonTest;
import io.licit.engine.ExportRequest.Content;
import io.licit.engine.ExportRequest.Field;
import io.licit.engine.sql.GateSql;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A request as queries over everybody: her fields, and whether she would be written if she were in the audience. */
final class ExportSql {
    private static final String GRANTS = "export_gate";

    private final ExportRequest request;
    private final Layout layout;
    private final Map<Field, String> expressions = new LinkedHashMap<>();

    private ExportSql(ExportRequest request, Layout layout) {
        this.request = request;
        this.layout = layout;
    }

    /** Makes what the queries need in the database, which is the ledger by person where a field asks for a consent. */
    static ExportSql of(ExportRequest request, Layout layout, Database database, Instant asOf, boolean products) {
        ExportSql sql = new ExportSql(request, layout);
        GateSql gate = new GateSql(asOf, products);
        request.fields().forEach(field -> sql.expressions.put(field, sql.expression(field.content(), gate)));
        database.run("CREATE OR REPLACE TEMP TABLE " + GRANTS + " AS " + sql.withGrants(gate));
        return sql;
    }

    private String withGrants(GateSql gate) {
        String grants = granted().stream()
                .map(field -> ", " + expressions.get(field) + " AS " + name(field))
                .collect(Collectors.joining());
        String query = "SELECT n" + grants + " FROM (" + GateAsk.gate(gate, GateAsk.EVERYBODY) + ")";
        granted().forEach(field -> expressions.put(field, "g." + name(field)));
        return granted().isEmpty() ? "SELECT 0 AS n WHERE false" : query;
    }

    private List<Field> granted() {
        return request.fields().stream()
                .filter(field -> field.content() instanceof Content.Granted)
                .toList();
    }

    /** The name of a field within queries; the file's own names are of a customer's making. */
    String name(Field field) {
        return "f" + request.fields().indexOf(field);
    }

    /** A row for everybody: {@code n}, the fields, {@code reached}, and {@code written}: whether nothing is missing. */
    String everybody() {
        String fields = request.fields().stream()
                .map(field -> ", " + expressions.get(field) + " AS " + name(field))
                .collect(Collectors.joining());
        String rows = "SELECT p.n AS n, p.id AS person, " + reached() + " AS reached, " + consented() + " AS consented"
                + fields + " FROM " + Layout.PERSONS + " p JOIN " + Layout.PLACES + " pl ON pl.place = p.place"
                + (granted().isEmpty() ? "" : " JOIN " + GRANTS + " g ON g.n = p.n");
        return "SELECT *, reached AND consented AND " + oneOf() + " AS written FROM (" + rows + ")";
    }

    private String reached() {
        List<Optional<List<String>>> needed =
                request.reached().stream().map(layout::contacts).toList();
        List<String> columns = needed.stream()
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .distinct()
                .toList();
        if (needed.stream().allMatch(Optional::isEmpty)) {
            return "true";
        }
        return columns.isEmpty()
                ? "false"
                : columns.stream()
                        .map(column -> "COALESCE(" + Sql.isWritten("CAST(p." + column + " AS VARCHAR)") + ", false)")
                        .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** INVARIANT: a country that nobody knows is not among those where no consent is needed. */
    private String consented() {
        if (granted().isEmpty()) {
            return "true";
        }
        String free = request.withoutConsent().isEmpty()
                ? "false"
                : "pl.country IN (" + Sql.texts(new TreeSet<>(request.withoutConsent())) + ")";
        return granted().stream()
                .map(field -> "g." + name(field) + " = 'GRANTED'")
                .collect(Collectors.joining(" AND ", "COALESCE(" + free + " OR (", "), false)"));
    }

    private String oneOf() {
        return request.oneOf().isEmpty()
                ? "true"
                : request.fields().stream()
                        .filter(field -> request.oneOf().contains(field.name()))
                        .map(field -> name(field) + " IS NOT NULL")
                        .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private String expression(Content content, GateSql gate) {
        if (content instanceof Content.Key) {
            return "p.id";
        }
        if (content instanceof Content.Value value) {
            return value(value.column());
        }
        if (content instanceof Content.Normalised normalised) {
            String first = normalised.columns().stream()
                    .map(column -> "(" + normalised.identifier().sql(value(column)) + ")")
                    .collect(Collectors.joining(", ", "COALESCE(", ")"));
            return normalised.hashed() ? "sha256(" + first + ")" : first;
        }
        Content.Granted granted = (Content.Granted) content;
        return granted.purposes().stream()
                .sorted()
                .map(purpose -> "NOT "
                        + gate.condition(new PersonTest.Unconsented(consent(purpose, granted.channel()), List.of())))
                .collect(Collectors.joining(" AND ", "CASE WHEN ", " THEN 'GRANTED' ELSE 'DENIED' END"));
    }

    private static PersonTest.Consent consent(Purpose purpose, Channel channel) {
        return new PersonTest.Consent(purpose, channel, Strength.of(ConsentKind.OPT_IN), false);
    }

    /** A contact point that the data holds as a number is written without a fraction. */
    private String value(String name) {
        String table = layout.persons().name();
        String column = "p." + layout.column(table, name);
        Optional<Column> declared = layout.persons().column(name);
        boolean numbered = declared.filter(
                        one -> one.type() == Type.NUMBER && one.contact().isPresent())
                .isPresent();
        return numbered ? "CAST(TRY_CAST(" + column + " AS HUGEINT) AS VARCHAR)" : column;
    }
}

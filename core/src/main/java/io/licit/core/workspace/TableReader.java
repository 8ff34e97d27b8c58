package io.licit.core.workspace;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Origin;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.catalogue.Word;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one table of the catalogue. */
final class TableReader {
    private static final String KEY_CATEGORY = "user.unique_id";
    private static final String PLACE_CATEGORY = "user.location.imprecise";
    private static final String AGE_CATEGORY = "user.demographic.age_range";

    private static final String[] KEYS = {
        "person",
        "at",
        "columns",
        "key",
        "country",
        "region",
        "birth_date",
        "age",
        "collected_for",
        "retention",
        "erasure"
    };

    private final MappingReader reader;
    private final Map<String, Column> structural = new LinkedHashMap<>();

    private TableReader(MappingReader reader) {
        this.reader = reader;
    }

    /** The table; empty where its file holds a mistake, which is reported. */
    static Optional<Table> read(MappingReader reader) {
        return new TableReader(reader).table();
    }

    private Optional<Table> table() {
        Optional<YamlNode.Scalar> name = reader.requiredScalar("table", Forms.TABLE);
        Optional<Table.Source> source = SourceReader.read(reader);
        Optional<Table.Role> role = role(name);
        Map<String, Column> columns = new LinkedHashMap<>(structural);
        if (role.isPresent() && !isLedger(role.get())) {
            reader.mapping("columns").ifPresent(inner -> columns.putAll(ColumnReader.read(inner, structural)));
            reader.optional("origin", Form.word(Origin.class))
                    .ifPresent(origin -> columns.replaceAll((column, labels) -> labels.orOrigin(origin)));
        }
        Optional<Table.Kept> kept = role.filter(is -> !(is instanceof Table.Role.Persons))
                .flatMap(is -> reader.mapping("erasure"))
                .flatMap(TableReader::kept);
        reader.finish();
        if (reader.failed() || name.isEmpty() || source.isEmpty() || role.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Table(
                name.get().text(),
                source.get(),
                role.get(),
                columns,
                kept,
                name.get().span()));
    }

    private static Optional<Table.Kept> kept(MappingReader inner) {
        Optional<Period> keep = inner.required("keep", Form.PERIOD);
        Optional<String> reason = inner.required("reason", Form.TEXT);
        Optional<String> rule = inner.optional("rule", Form.TEXT);
        inner.finish();
        return keep.flatMap(period -> reason.map(why -> new Table.Kept(period, rule.orElse(""), why)));
    }

    private Optional<Table.Role> role(Optional<YamlNode.Scalar> name) {
        Optional<YamlNode.Scalar> person =
                reader.has("role") ? Optional.empty() : reader.scalar("person", Forms.COLUMN);
        Optional<Table.Role> role;
        if (reader.has("role")) {
            role = reader.optional("role", Form.oneOf(List.of("consents", "restrictions")))
                    .map(this::ledger);
        } else if (person.filter(TableReader::isTrue).isPresent()) {
            role = persons();
            reader.known("columns");
            return role;
        } else if (person.isPresent() && reader.has("at")) {
            role = events(person.get());
        } else {
            role = Optional.empty();
            reader.report(WorkspaceMessages.noRole(name, person, reader.span("table")));
        }
        if (role.isEmpty()) {
            reader.known(KEYS);
        }
        return role;
    }

    private static boolean isTrue(YamlNode.Scalar person) {
        return !person.quoted() && person.text().equals("true");
    }

    private Optional<Table.Role> persons() {
        Optional<String> key = reader.requiredScalar("key", Forms.COLUMN).map(this::key);
        Optional<String> country = column("country", PLACE_CATEGORY);
        Optional<String> region = column("region", PLACE_CATEGORY);
        Optional<String> birthDate = column("birth_date", AGE_CATEGORY);
        Optional<String> age = column("age", AGE_CATEGORY);
        Optional<Table.Retention> retention = reader.mapping("retention").flatMap(this::retention);
        Optional<Set<Purpose>> collectedFor = collectedFor();
        return key.map(name -> new Table.Role.Persons(name, country, region, birthDate, age, collectedFor, retention));
    }

    /** What was collected to perform a contract, or because the law asks for it, serves the service that is owed. */
    private Optional<Set<Purpose>> collectedFor() {
        List<String> words = reader.list("collected_for", Forms.COLLECTED_FOR);
        Set<Purpose> purposes = words.stream()
                .map(word -> Word.of(Purpose.class, word).orElse(Purpose.SERVICE))
                .collect(Collectors.toSet());
        return reader.has("collected_for") ? Optional.of(purposes) : Optional.empty();
    }

    private Optional<Table.Retention> retention(MappingReader inner) {
        Optional<YamlNode.Scalar> since = inner.requiredScalar("since", Forms.COLUMN.like("last_active_at"));
        Optional<Period> keep = inner.required("keep", Form.PERIOD);
        inner.finish();
        since.ifPresent(column -> add(column, Forms.OPERATIONS));
        return since.flatMap(column -> keep.map(period -> new Table.Retention(column.text(), period)));
    }

    private Optional<Table.Role> events(YamlNode.Scalar person) {
        Optional<YamlNode.Scalar> at = reader.scalar("at", Forms.COLUMN);
        add(person, KEY_CATEGORY);
        at.ifPresent(column -> add(column, Forms.OPERATIONS));
        return at.map(column -> new Table.Role.Events(person.text(), column.text()));
    }

    private Table.Role ledger(String role) {
        LedgerReader ledger = new LedgerReader(reader, structural);
        return role.equals("consents") ? ledger.consents() : ledger.restrictions();
    }

    private String key(YamlNode.Scalar column) {
        add(column, KEY_CATEGORY);
        return column.text();
    }

    private Optional<String> column(String key, String category) {
        Optional<YamlNode.Scalar> column = reader.scalar(key, Forms.COLUMN);
        column.ifPresent(name -> add(name, category));
        return column.map(YamlNode.Scalar::text);
    }

    private void add(YamlNode.Scalar name, String category) {
        structural.putIfAbsent(name.text(), implied(name.text(), category, name.span()));
    }

    static Column implied(String name, String category, Span span) {
        return new Column(
                name,
                Type.UNKNOWN,
                Optional.of(category),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                span);
    }

    private static boolean isLedger(Table.Role role) {
        return role instanceof Table.Role.Consents || role instanceof Table.Role.Restrictions;
    }
}

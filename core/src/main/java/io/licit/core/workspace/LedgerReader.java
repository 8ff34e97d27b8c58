package io.licit.core.workspace;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Table.ConsentField;
import io.licit.core.catalogue.Table.RestrictionField;
import io.licit.core.catalogue.Word;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.MappingReader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how a ledger's columns are called. A required field that is not mapped has its own name; an optional one is
 * left out, and whoever reads the data takes a column of its own name where there is one.
 */
final class LedgerReader {
    private static final Set<ConsentField> CONSENT_REQUIRED = Set.of(
            ConsentField.PERSON, ConsentField.PURPOSE, ConsentField.CHANNEL, ConsentField.STATUS, ConsentField.AT);
    private static final Set<RestrictionField> RESTRICTION_REQUIRED =
            Set.of(RestrictionField.PERSON, RestrictionField.KIND);

    private final MappingReader reader;
    private final Map<String, Column> columns;

    /** @param columns receives the ledger's columns */
    LedgerReader(MappingReader reader, Map<String, Column> columns) {
        this.reader = reader;
        this.columns = columns;
    }

    Table.Role consents() {
        return new Table.Role.Consents(fields(ConsentField.class, CONSENT_REQUIRED));
    }

    Table.Role restrictions() {
        return new Table.Role.Restrictions(fields(RestrictionField.class, RESTRICTION_REQUIRED));
    }

    private <F extends Enum<F> & Word> Map<F, String> fields(Class<F> vocabulary, Set<F> required) {
        Optional<MappingReader> mapped = reader.mapping("columns");
        Map<F, String> names = new EnumMap<>(vocabulary);
        for (F field : vocabulary.getEnumConstants()) {
            Optional<YamlNode.Scalar> theirs = mapped.flatMap(inner -> inner.scalar(field.word(), Forms.COLUMN));
            if (theirs.isPresent()) {
                put(names, field, theirs.get().text(), theirs.get().span());
            } else if (required.contains(field)) {
                put(names, field, field.word(), reader.span("table"));
            }
        }
        mapped.ifPresent(MappingReader::finish);
        return names;
    }

    private <F extends Enum<F> & Word> void put(Map<F, String> names, F field, String column, Span span) {
        names.put(field, column);
        columns.putIfAbsent(column, TableReader.implied(column, Forms.OPERATIONS, span));
    }
}

package io.licit.engine;

import io.licit.core.catalogue.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which columns of the data are a ledger's fields: as the catalogue maps them, or else those of the field's own name. */
record Fields<F extends Enum<F> & Word>(Map<F, String> mapped, TableSource source) {
    Optional<String> of(F field) {
        String name = mapped.getOrDefault(field, field.word());
        return source.has(name) ? Optional.of(name) : Optional.empty();
    }

    List<String> present(Class<F> vocabulary) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .flatMap(field -> of(field).stream())
                .distinct()
                .toList();
    }
}

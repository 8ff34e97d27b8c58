package io.licit.engine.spark;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.diagnostic.Said;
import io.licit.core.json.Json;
import io.licit.engine.Progress;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Looks at sources once for each state of them. */
final class Looked {
    private static final String NAME = "sources.json";

    private Looked() {}

    /** @param folder of everything that is kept of this state of the sources */
    static Facts at(
            SparkSession session,
            Storage storage,
            Catalogue catalogue,
            Sources sources,
            String folder,
            Progress progress) {
        Optional<Facts> known = storage.text(folder + "/" + NAME).flatMap(Looked::read);
        if (known.isPresent()) {
            return known.get();
        }
        progress.at(Said.of("looking for what is wrong with the data"), 0);
        Facts found = new Facts(Soundness.of(session, catalogue, sources), Scales.of(session, catalogue));
        storage.write(folder + "/" + NAME, found.json().print());
        return found;
    }

    /** Empty where it is not whole; then it is looked for again. */
    private static Optional<Facts> read(String text) {
        try {
            return Optional.of(Facts.of(Json.parse(text)));
        } catch (ClassCastException | NoSuchElementException | IllegalArgumentException | ArithmeticException broken) {
            return Optional.empty();
        }
    }
}

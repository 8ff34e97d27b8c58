package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/** An engine beside the embedded one, found where its module is on the class path. */
public interface EngineFactory {
    /** The word after {@code --engine}. */
    String name();

    /**
     * Opens the engine on a workspace.
     *
     * @throws WarehouseException of kind author, with diagnostics, where the data can't be read
     */
    Engine open(Workplace workplace, Progress progress, Recorded recorded);

    /**
     * What an engine works on.
     *
     * @param typedCatalogue with the types that {@link Warehouse#describe} found
     * @param master where the work is done, as the engine names places; empty for here
     */
    record Workplace(Path workspace, Catalogue typedCatalogue, BadRows badRows, Optional<String> master) {}

    /** The engine of a name, where its module is there. */
    static Optional<EngineFactory> find(String name) {
        return ServiceLoader.load(EngineFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals(name))
                .findFirst();
    }
}

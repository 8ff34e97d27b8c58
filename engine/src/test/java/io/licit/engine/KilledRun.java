package io.licit.engine;

import java.nio.file.Path;

/** A program that runs a shop's plan, to be killed while it does. */
final class KilledRun {
    private KilledRun() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Shop shop = Shop.at(folder);
        try (Warehouse warehouse = shop.open()) {
            warehouse.run(shop.plan("all", "true", "rest", "not in segment 'all'"), Progress.none());
        }
    }
}

package io.licit.programme.export;

import io.licit.programme.Programme;
import java.nio.file.Path;

/** Exports, and stays where the log knows of the file and it has no name yet, to be killed there. */
final class KilledExport {
    private KilledExport() {}

    public static void main(String[] arguments) {
        Market market = Market.at(Path.of(arguments[0]));
        try (Programme programme = market.programme(Market.NOW)) {
            Exports exports = new Exports(programme, step -> {
                if (step == Step.RECORDED) {
                    System.out.println("recorded");
                    System.out.flush();
                    stay();
                }
            });
            market.export(exports, market.order("letter", "out/a.csv", ExportKind.CSV), Market.NOW);
        }
    }

    private static void stay() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}

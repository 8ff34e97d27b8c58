package io.licit.programme.backup;

import io.licit.programme.Programme;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a back-up, or restores one, in a process that is killed meanwhile. */
final class KilledBackup {
    private KilledBackup() {}

    /** Takes {@code backup} or {@code restore}, the workspace, and the file. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        Path file = Path.of(arguments[2]);
        if (arguments[0].equals("backup")) {
            try (Programme programme = Shop.open(folder)) {
                begun();
                new Backup(programme).write(file, Optional.empty(), Shop.ANA);
            }
        } else {
            begun();
            Shop.restore(Shop.over(file, folder, 0));
        }
        System.out.println("done");
        System.out.flush();
    }

    private static void begun() {
        System.out.println("begun");
        System.out.flush();
    }
}

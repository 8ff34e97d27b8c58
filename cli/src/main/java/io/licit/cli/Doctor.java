package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.core.json.Json;
import io.licit.core.law.LawBook;
import io.licit.engine.Warehouse;
import io.licit.engine.WarehouseException;
import io.licit.engine.folder.Books;
import io.licit.engine.folder.Opened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;

/** Looks at what Licit needs: Java, memory, disk, the engine, the workspace with its state and its log. */
@CommandLine.Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Look at what Licit needs and say what is missing.")
final class Doctor extends Command {
    private static final int JAVA_LEAST = 17;
    private static final long DISK_LEAST = 1L << 30;
    private static final long MEMORY_LEAST = 512L << 20;

    private final List<Look> looks = new ArrayList<>();

    /** One thing that was looked at. */
    record Look(String subject, boolean good, String found) {
        Json json() {
            return Json.object()
                    .put("check", subject)
                    .put("ok", good)
                    .put("detail", found)
                    .build();
        }
    }

    Doctor(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        java();
        memory();
        disk();
        engine();
        law();
        workspace();
        print(format == Format.JSON ? json() : text());
        return looks.stream().allMatch(Look::good) ? Exit.OK : Exit.INTERNAL;
    }

    private void java() {
        int feature = Runtime.version().feature();
        looks.add(new Look("java", feature >= JAVA_LEAST, Runtime.version() + " (" + JAVA_LEAST + " or newer)"));
    }

    private void memory() {
        long most = Runtime.getRuntime().maxMemory();
        looks.add(new Look("memory", most >= MEMORY_LEAST, gibibytes(most) + " for Java"));
    }

    private void disk() {
        try {
            long free = Files.getFileStore(shell.folder()).getUsableSpace();
            looks.add(new Look("disk", free >= DISK_LEAST, gibibytes(free) + " free here"));
        } catch (IOException failed) {
            looks.add(new Look("disk", false, "can't be read: " + failed.getMessage()));
        }
    }

    private void engine() {
        try {
            looks.add(new Look("engine", true, "DuckDB " + Warehouse.engineVersion()));
        } catch (WarehouseException | LinkageError failed) {
            looks.add(new Look("engine", false, "DuckDB does not load: " + failed.getMessage()));
        }
    }

    private void law() {
        LawBook book = Books.shipped();
        Optional<LocalDate> oldest =
                book.packs().stream().flatMap(pack -> pack.reviewed().stream()).min(Comparator.naturalOrder());
        String reviewed =
                oldest.map(day -> ", the longest unreviewed since " + day).orElse("");
        looks.add(new Look(
                "law",
                !book.packs().isEmpty(),
                Numbers.of(book.packs().size(), "pack", "packs") + ", "
                        + Numbers.of(book.rules().size(), "rule", "rules") + reviewed));
    }

    private void workspace() {
        Optional<Path> folder = options.workspaceIfAny(shell);
        if (folder.isEmpty()) {
            looks.add(new Look("workspace", true, "none here"));
            return;
        }
        Opened opened = Opened.read(folder.get(), options.asOf(shell));
        int segments = Opening.asked(opened, List.of()).size();
        String state = Files.isRegularFile(folder.get().resolve(".licit/audiences/current.json"))
                ? "has been run"
                : "not run yet";
        boolean good = !Opened.anyError(opened.problems());
        String found = Numbers.of(segments, "segment", "segments") + ", " + state
                + (good ? "" : ", with mistakes: `licit check`");
        looks.add(new Look("workspace", good, shell.shown(folder.get()) + ": " + found));
        looks.addAll(ProgrammeHealth.of(opened, shell));
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }

    private String json() {
        return Json.object()
                        .put("checks", Json.array(looks.stream().map(Look::json).toList()))
                        .build()
                        .print()
                + "\n";
    }

    private String text() {
        Paint paint = paint();
        Grid grid = new Grid(Grid.Side.LEFT, Grid.Side.LEFT, Grid.Side.LEFT);
        for (Look look : looks) {
            grid.row(List.of(
                    look.good() ? new Cell("ok", paint::green) : new Cell("missing", paint::red),
                    Cell.of(look.subject()),
                    Cell.of(look.found())));
        }
        return grid.lines("");
    }
}

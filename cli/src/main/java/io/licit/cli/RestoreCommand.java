package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.json.Json;
import io.licit.programme.backup.Carried;
import io.licit.programme.backup.Order;
import io.licit.programme.backup.Restore;
import io.licit.programme.backup.Restored;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores a workspace from a back-up. */
@CommandLine.Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Restore a workspace from a file of `licit backup`. Every byte of the file and the evidence log in it are verified"
                    + " before anything is changed, and the log says who restored and why.",
            "Where this machine knows of entries that were logged after the back-up was made, --loses has to say how many."
        })
final class RestoreCommand extends Command {
    @Parameters(index = "0", paramLabel = "FILE", description = "The back-up.")
    private String file = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "A new or an empty folder; else here.")
    private String folder = ".";

    @Option(names = "--over", description = "The folder may hold a workspace, which is moved beside.")
    private boolean over;

    @Option(names = "--loses", paramLabel = "N", description = "So many entries of the log are lost, and you know it.")
    private @Nullable Long loses;

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "A licit.yaml in the place of the one in the back-up, such as to keep the state elsewhere.")
    private @Nullable String settings;

    @Option(names = "--since", paramLabel = "FILE", description = "A checkpoint of the log that you have kept.")
    private @Nullable String since;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "WORD",
            description = "Why: lost, broken, moved, mistake or test.")
    private Order.Reason reason = Order.Reason.TEST;

    @Mixin
    private final By by = new By();

    RestoreCommand(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        if (loses != null && loses < 0) {
            throw options.usage("--loses is a number of entries");
        }
        Order order = new Order(
                shell.path(file),
                shell.path(folder),
                over,
                loses == null ? OptionalLong.empty() : OptionalLong.of(loses),
                path(settings),
                path(since),
                by.actor(shell),
                reason);
        Restored restored = restored(order);
        print(format == Format.JSON ? json(restored) : text(restored));
        next(restored).forEach(this::say);
        return Exit.OK;
    }

    private Restored restored(Order order) {
        try (ProgressLine line = progress("restoring")) {
            Objects.requireNonNull(line);
            return new Restore(shell.environment(), shell.clock()).run(order);
        }
    }

    private Optional<Path> path(@Nullable String given) {
        return Optional.ofNullable(given).map(shell::path);
    }

    private String text(Restored restored) {
        StringBuilder text = new StringBuilder(
                "The workspace of " + Audiences.minute(restored.madeAt().toString())
                        + " is in " + shell.shown(restored.folder()) + ", with "
                        + Numbers.of(restored.entries(), "entry", "entries") + " of the log.\n");
        restored.before().ifPresent(before -> text.append("What was there is in " + shell.shown(before) + ".\n"));
        if (restored.lost().entries() > 0) {
            String kinds = restored.lost().told();
            text.append("Lost: " + Numbers.of(restored.lost().entries(), "entry", "entries") + " of the log"
                    + (kinds.isEmpty() ? "" : ": " + kinds) + ".\n");
            Carried carried = restored.carried();
            text.append("Carried over: " + Numbers.of(carried.refusals(), "refusal", "refusals") + ", "
                    + Numbers.of(carried.restrictions(), "restriction", "restrictions") + ", "
                    + Numbers.of(carried.erasures(), "erasure", "erasures") + ", "
                    + Numbers.of(carried.accounts(), "change of accounts", "changes of accounts") + ", "
                    + Numbers.of(carried.tokens(), "end of a token", "ends of tokens") + ".\n");
        }
        return text.toString();
    }

    /** What a person has to do now. */
    private List<String> next(Restored restored) {
        List<String> next = new ArrayList<>();
        if (shell.folder().startsWith(restored.folder())) {
            next.add(
                    "your terminal stands in the folder as it was: enter it anew, with `cd " + restored.folder() + "`");
        }
        if (restored.before().isPresent()) {
            next.add("what a back-up does not hold, such as git" + (restored.withData() ? "" : ", data")
                    + " and exports, is in the folder beside");
        }
        if (restored.carried().erasures() > 0) {
            next.add("persons who were erased after the back-up stay out of every audience; where their data came back,"
                    + " erase it again: `licit request open erasure`");
        }
        next.add("then: `licit evidence verify`, `licit run`, and `licit export --recheck` of each file that is live");
        return next;
    }

    private String json(Restored restored) {
        Json.Builder kinds = Json.object();
        restored.lost().kinds().forEach(kinds::put);
        Carried carried = restored.carried();
        return Json.object()
                        .put("folder", shell.shown(restored.folder()))
                        .put("before", restored.before().map(shell::shown).orElse(""))
                        .put("made_at", restored.madeAt().toString())
                        .put("entries", restored.entries())
                        .put("with_data", restored.withData())
                        .put("lost", restored.lost().entries())
                        .put("lost_kinds", kinds.build())
                        .put(
                                "carried",
                                Json.object()
                                        .put("refusals", carried.refusals())
                                        .put("restrictions", carried.restrictions())
                                        .put("erasures", carried.erasures())
                                        .put("accounts", carried.accounts())
                                        .put("tokens", carried.tokens())
                                        .build())
                        .build()
                        .print()
                + "\n";
    }
}

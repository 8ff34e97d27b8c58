package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.Link;
import io.licit.cli.remote.RemoteException;
import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.cli.text.Paint;
import io.licit.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A command that is served by a server: asks with a line that says so, and shows what comes. */
record Served(Command command, Link link) {
    Json.Obj answer(Ask ask) {
        return asking(progress -> link.answer(ask));
    }

    /** A step that may not be taken as things stand, which ends a command as what is not allowed does. */
    Json.Obj step(Ask ask) {
        return allowed(() -> answer(ask));
    }

    /** As {@link #step}, of what takes long. */
    Json.Obj stepWorked(Ask ask) {
        return allowed(() -> worked(ask));
    }

    private static <T> T allowed(Supplier<T> step) {
        try {
            return step.get();
        } catch (RemoteException refused) {
            if (refused.kind() == RemoteException.Kind.CONFLICT) {
                throw CliException.blocked(refused.text(), refused.help());
            }
            throw refused;
        }
    }

    /** A list whole, however many parts it comes in. */
    Json.Obj all(Ask ask, String list) {
        return asking(progress -> link.all(ask, list));
    }

    /** What takes long; gives how it ended. */
    Json.Obj worked(Ask ask) {
        return asking(progress -> link.worked(ask, progress));
    }

    /** A text that is a file on the server. */
    String text(Ask ask) {
        return asking(progress -> link.text(ask));
    }

    /** A file into a file, which says where it is. */
    int file(Ask ask, String to, boolean replaces) {
        Path path = command.shell.path(to);
        asking(progress -> link.file(ask, path, replaces));
        command.say("wrote " + command.shell.shown(path));
        return Exit.OK;
    }

    /** The first of a list, so many at most. */
    Json.Obj some(Ask ask, String list, long most) {
        return asking(progress -> link.some(ask, list, most));
    }

    /** Any answer of JSON. */
    Json value(Ask ask) {
        return asking(progress -> link.value(ask));
    }

    /** A file onto standard output, as it comes. */
    int copied(Ask ask) {
        try {
            Path file = Files.createTempFile("licit-", ".part");
            try {
                asking(progress -> link.file(ask, file, true));
                try (Stream<String> lines = Files.lines(file)) {
                    lines.forEach(line -> command.print(data(line) + "\n"));
                }
            } finally {
                Files.deleteIfExists(file);
            }
            return Exit.OK;
        } catch (IOException | UncheckedIOException failed) {
            throw CliException.world("what the server sent can't be kept for a moment", "is there room?");
        }
    }

    /** A line of data: for a program as it is, for a person at a terminal so that it can only be read. */
    String data(String line) {
        return command.shell.terminalOut() ? Sheet.text(line) : line;
    }

    /** Before anything is made on the server that could not be brought here. */
    void requireRoom(String to, boolean replaces) {
        if (!replaces && Files.exists(command.shell.path(to))) {
            throw CliException.usage("`" + to + "` is there already", "--replace puts the new one in its place");
        }
    }

    int show(Json.Obj answer, Format format, Function<Told, String> text) {
        command.print(format == Format.JSON ? Sheet.json(answer) : text.apply(new Told(answer)));
        return Exit.OK;
    }

    /** As names and values. */
    int show(Json.Obj answer, Format format) {
        return show(answer, format, told -> Sheet.of(told.value(), paint()));
    }

    /** As rows. */
    int rows(Json.Obj answer, String list, List<String> columns, String nothing, Format format) {
        return show(answer, format, told -> Sheet.table(told.items(list), columns, nothing, paint()));
    }

    /** A sentence of a command, with words of the server in it. */
    int sentence(Json.Obj answer, Format format, Function<Told, String> text) {
        UnaryOperator<String> seen = Sheet::text;
        return show(answer, format, told -> seen.apply(text.apply(told)) + "\n");
    }

    Paint paint() {
        return command.paint();
    }

    private <T> T asking(Function<ProgressLine, T> asking) {
        try (ProgressLine progress = command.progress("asking the server")) {
            return asking.apply(progress);
        }
    }
}

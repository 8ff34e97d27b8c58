package io.licit.cli;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.LawBook;
import io.licit.engine.folder.Books;
import java.nio.file.Path;
import java.util.Optional;

/** The law that a command asks: the shipped packs and, inside a workspace, its own. */
final class LawOfCommand {
    private LawOfCommand() {}

    /** The shipped packs, and behind them those of the workspace that the command is in or names, where there is one. */
    static LawBook of(Options options, Shell shell, Diagnostics problems) {
        Optional<Path> folder = options.workspaceIfAny(shell);
        return folder.isEmpty() ? Books.shippedWhole(problems) : Books.of(folder.get(), problems);
    }

    /** As {@link #of}; what keeps an own pack, or a part of one, from being read is told, so that none is missing unseen. */
    static LawBook told(Command command) {
        Diagnostics problems = new Diagnostics();
        LawBook book = of(command.options, command.shell, problems);
        command.tell(problems.sorted().stream()
                .filter(problem -> problem.severity() == Severity.ERROR && problem.code() != Code.LAW3001)
                .toList());
        return book;
    }
}

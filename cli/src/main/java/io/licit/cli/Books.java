package io.licit.cli;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.BookCheck;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.law.Pack;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Waiver;
import io.licit.engine.folder.PreparedLaw;
import io.licit.engine.folder.ShippedLaw;
import io.licit.engine.folder.WithoutTests;
import io.licit.engine.folder.WorkspaceFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The law that commands ask: the shipped packs and, inside a workspace, its own. */
final class Books {
    /** Read once in a process, in which the program's own files stay as they are. */
    private static @Nullable LawBook shipped;

    private Books() {}

    /**
     * The shipped packs, whole but for the tests of their rules.
     *
     * @throws CliException where a part of them can't be read, since less law lets more persons in
     */
    static synchronized LawBook shipped() {
        LawBook read = shipped;
        if (read == null) {
            read = PreparedLaw.read().orElseGet(Books::shippedTexts);
            shipped = read;
        }
        return read;
    }

    /** Begins to read the shipped packs while the caller reads other texts. A failure is left to whoever asks for them. */
    static void warmUp() {
        Thread reading = new Thread(Books::shipped, "licit-law");
        reading.setDaemon(true);
        reading.setUncaughtExceptionHandler((thread, failure) -> {});
        reading.start();
    }

    /** As {@link #shipped()}, from the texts. */
    static LawBook shippedTexts() {
        return sound(WithoutTests.of(ShippedLaw.sources()));
    }

    /** As {@link #shipped()}, with the tests. */
    static LawBook shippedWithTests() {
        return sound(ShippedLaw.sources());
    }

    private static LawBook sound(Sources packs) {
        Diagnostics problems = new Diagnostics();
        LawBook book = shipped(packs, problems);
        problems.sorted().stream()
                .filter(problem -> problem.severity() == Severity.ERROR && problem.code() != Code.LAW3001)
                .findFirst()
                .ifPresent(problem -> {
                    throw CliException.world(
                            "the shipped law has a mistake: " + problem.message(), "`licit law test` shows where");
                });
        return book;
    }

    private static LawBook shipped(Sources packs, Diagnostics problems) {
        return LawReader.read(packs, problems)
                .orElseThrow(() -> CliException.world("the shipped law can't be read", "build Licit again"));
    }

    /** The shipped packs, and behind them those of the workspace that the command is in or names, where there is one. */
    static LawBook of(Options options, Shell shell, Diagnostics problems) {
        LawBook book = shipped(ShippedLaw.sources(), problems);
        Optional<Path> folder = options.workspaceIfAny(shell);
        if (folder.isEmpty()) {
            return book;
        }
        List<Pack> own = new ArrayList<>();
        for (SourceFile file : WorkspaceFolder.read(folder.get()).sources().yamlIn("law")) {
            if (!Waiver.areIn(file)) {
                LawReader.readOwn(file, book, problems).ifPresent(own::add);
            }
        }
        return with(book, own, problems);
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

    /** The shipped packs with a workspace's own behind them, which are held against the shipped ones. */
    static LawBook with(LawBook shipped, List<Pack> own, Diagnostics problems) {
        LawBook whole = shipped.with(own);
        problems.addAll(BookCheck.references(whole, own));
        problems.addAll(BookCheck.loosening(shipped, own));
        return whole;
    }
}

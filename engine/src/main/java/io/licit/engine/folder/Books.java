package io.licit.engine.folder;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The law that is asked: the shipped packs and, inside a workspace, its own. */
public final class Books {
    /** Read once in a process, in which the program's own files stay as they are. */
    private static @Nullable LawBook shipped;

    private Books() {}

    /**
     * The shipped packs, whole but for the tests of their rules.
     *
     * @throws BrokenLaw where a part of them can't be read, since less law lets more persons in
     */
    public static synchronized LawBook shipped() {
        LawBook read = shipped;
        if (read == null) {
            read = PreparedLaw.read().orElseGet(Books::shippedTexts);
            shipped = read;
        }
        return read;
    }

    /** Begins to read the shipped packs while the caller reads other texts. A failure is left to whoever asks for them. */
    public static void warmUp() {
        Thread reading = new Thread(Books::shipped, "licit-law");
        reading.setDaemon(true);
        reading.setUncaughtExceptionHandler((thread, failure) -> {});
        reading.start();
    }

    /** As {@link #shipped()}, from the texts. */
    public static LawBook shippedTexts() {
        return sound(WithoutTests.of(ShippedLaw.sources()));
    }

    /** As {@link #shipped()}, with the tests. */
    public static LawBook shippedWithTests() {
        return sound(ShippedLaw.sources());
    }

    private static LawBook sound(Sources packs) {
        Diagnostics problems = new Diagnostics();
        LawBook book = shipped(packs, problems);
        problems.sorted().stream()
                .filter(problem -> problem.severity() == Severity.ERROR && problem.code() != Code.LAW3001)
                .findFirst()
                .ifPresent(problem -> {
                    throw new BrokenLaw(
                            "the shipped law has a mistake: " + problem.message(), "`licit law test` shows where");
                });
        return book;
    }

    private static LawBook shipped(Sources packs, Diagnostics problems) {
        return LawReader.read(packs, problems)
                .orElseThrow(() -> new BrokenLaw("the shipped law can't be read", "build Licit again"));
    }

    /** The shipped packs with their tests, and behind them those of a workspace. */
    public static LawBook of(Path folder, Diagnostics problems) {
        LawBook book = shippedWhole(problems);
        List<Pack> own = new ArrayList<>();
        for (SourceFile file : WorkspaceFolder.read(folder).sources().yamlIn("law")) {
            if (!Waiver.areIn(file)) {
                LawReader.readOwn(file, book, problems).ifPresent(own::add);
            }
        }
        return with(book, own, problems);
    }

    /** The shipped packs with their tests, whatever is found in them. */
    public static LawBook shippedWhole(Diagnostics problems) {
        return shipped(ShippedLaw.sources(), problems);
    }

    /** The shipped packs with a workspace's own behind them, which are held against the shipped ones. */
    public static LawBook with(LawBook shipped, List<Pack> own, Diagnostics problems) {
        LawBook whole = shipped.with(own);
        problems.addAll(BookCheck.references(whole, own));
        problems.addAll(BookCheck.loosening(shipped, own));
        return whole;
    }
}

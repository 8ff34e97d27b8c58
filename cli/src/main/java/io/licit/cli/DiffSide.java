package io.licit.cli;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.law.Pack;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Waiver;
import io.licit.engine.folder.Books;
import io.licit.engine.folder.LawTexts;
import io.licit.engine.folder.ShippedLaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One of the two states of law that are held against each other, from what a person typed for it. */
final class DiffSide {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String SHIPPED = "shipped";
    private static final Pattern PACK = Pattern.compile("^pack:", Pattern.MULTILINE);

    /** What keeps no rule from being read. */
    private static final Set<Code> BEARABLE = EnumSet.of(Code.LAW3001, Code.LAW3002, Code.LAW3004, Code.LAW3007);

    private final LawDiff command;
    private final String given;

    DiffSide(LawDiff command, String given) {
        this.command = command;
        this.given = given;
    }

    List<Pack> packs() {
        if (given.equals(SHIPPED)) {
            return Books.shippedWithTests().packs();
        }
        return DATE.matcher(given).matches() ? inForce(command.options.day(given)) : lying();
    }

    private List<Pack> inForce(LocalDate day) {
        LawBook book = LawOfCommand.told(command);
        return book.packs().stream()
                .map(pack -> pack.withRules(
                        pack.rules().stream().filter(rule -> rule.inForce(day)).toList()))
                .toList();
    }

    private List<Pack> lying() {
        Path path = command.shell.path(given);
        if (!Files.exists(path)) {
            throw CliException.usage(
                    "there is no `" + given + "`",
                    "name a folder, a jar or a zip that holds law/, a date, or `shipped`");
        }
        Sources texts = texts(path);
        Diagnostics found = new Diagnostics();
        Optional<LawBook> book = LawReader.read(texts, found);
        List<Diagnostic> mistakes = found.sorted().stream()
                .filter(one -> one.severity() == Severity.ERROR && !BEARABLE.contains(one.code()))
                .toList();
        if (!mistakes.isEmpty() || book.isEmpty()) {
            command.tell(mistakes);
            throw CliException.usage("the law in `" + given + "` has mistakes", "mend what is said above");
        }
        if (book.get().packs().isEmpty()) {
            throw noLaw();
        }
        return book.get().packs();
    }

    /** Packs, with the shipped maps of places and categories where there are none, as in a workspace's own law. */
    private Sources texts(Path path) {
        try {
            Sources own = LawTexts.at(path)
                    .filter(texts -> texts.files().values().stream().anyMatch(DiffSide::isPack))
                    .orElseThrow(this::noLaw);
            List<SourceFile> files = new ArrayList<>(own.files().values());
            files.removeIf(Waiver::areIn);
            ShippedLaw.sources().files().values().stream()
                    .filter(file -> own.file(file.path()).isEmpty())
                    .filter(file -> !isPack(file))
                    .forEach(files::add);
            return Sources.of(files);
        } catch (IOException failed) {
            throw CliException.usage(
                    "`" + given + "` can't be read as law",
                    "name a folder, or a jar or zip that is whole, with YAML in UTF-8 in law/");
        }
    }

    private static boolean isPack(SourceFile file) {
        return PACK.matcher(file.text()).find();
    }

    private CliException noLaw() {
        return CliException.usage(
                "`" + given + "` holds no law", "packs are YAML files in its folder law/, or in the folder itself");
    }
}

package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.engine.folder.Opened;
import io.licit.evidence.Audit;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.PackVerifier;
import io.licit.evidence.Report;
import io.licit.evidence.VerifierKey;
import io.licit.programme.Programme;
import io.licit.programme.journal.LogJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies this workspace's log, or a pack of any log. */
@CommandLine.Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verify the log of this workspace; or a pack, which needs its file and a key alone.")
final class EvidenceVerify extends Command {
    @Parameters(arity = "0..1", paramLabel = "PACK", description = "A pack, or a folder that a log is published in.")
    private @Nullable String pack;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The log's verifier key, which you have by another way.")
    private @Nullable String key;

    @Option(names = "--witness", paramLabel = "FILE", description = "The key of a witness who must have cosigned.")
    private List<String> witnesses = List.of();

    @Option(names = "--since", paramLabel = "FILE", description = "A checkpoint of the log from before.")
    private @Nullable String since;

    EvidenceVerify(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        if (pack == null) {
            if (key != null || since != null || !witnesses.isEmpty()) {
                throw options.usage(
                        "--key, --since and --witness are of a pack: name one, such as a folder that the log"
                                + " is published in");
            }
            return own(format);
        }
        if (key == null) {
            throw options.usage("a pack is verified against the log's key: name its file with --key");
        }
        try {
            List<VerifierKey> keys = new ArrayList<>();
            for (String file : witnesses) {
                keys.add(VerifierKey.read(shell.path(file)));
            }
            VerifierKey of = VerifierKey.read(shell.path(key));
            for (VerifierKey stated : stated(of)) {
                if (!keys.contains(stated)) {
                    keys.add(stated);
                }
            }
            return said(PackVerifier.verify(shell.path(pack), of, Optional.of(keys), older()), format);
        } catch (EvidenceException failure) {
            throw CliException.usage(failure.said(), "");
        }
    }

    /** The witnesses that licit.yaml names, where the pack is of this workspace's own log. */
    private List<VerifierKey> stated(VerifierKey of) throws EvidenceException {
        Optional<ProgrammeSettings.Evidence> settings = options.workspaceIfAny(shell)
                .flatMap(folder -> Opened.read(folder, options.asOf(shell)).workspace())
                .map(workspace -> workspace.settings().programme().evidence())
                .filter(evidence -> evidence.origin().filter(of.name()::equals).isPresent());
        List<VerifierKey> keys = new ArrayList<>();
        for (String text : settings.map(ProgrammeSettings.Evidence::witnesses).orElse(List.of())) {
            keys.add(VerifierKey.parse(text));
        }
        return keys;
    }

    private Optional<String> older() {
        if (since == null) {
            return Optional.empty();
        }
        Path file = shell.path(since);
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException failure) {
            throw CliException.usage("`" + shell.shown(file) + "` can't be read", "--since names a checkpoint");
        }
    }

    private int own(Format format) {
        Opened opened = Opening.read(options, shell);
        try (Programme programme = Desk.open(opened, shell)) {
            Audit audit = programme.journal().check(programme.state());
            if (audit.intact() && audit.entries() == 0) {
                throw CliException.usage(
                        "there is no evidence log here yet",
                        "it begins with the first command that finds something, such as `licit check`; where one is"
                                + " missing that was here, bring back `.licit` from a copy");
            }
            String detail = audit.wrong()
                    .orElse(Numbers.of(audit.entries(), "entry", "entries") + ", with their tiles, root and signature");
            return said(new Report(List.of(new Report.Check("log", audit.intact(), detail))), format);
        }
    }

    private int said(Report report, Format format) {
        if (format == Format.JSON) {
            print(LogJson.report(report).print() + "\n");
        } else {
            print(report.print());
            print(
                    report.ok()
                            ? "Everything holds. Whether what was logged is true is another question.\n"
                            : "This does not hold; see the lines marked FAILED.\n");
        }
        return report.ok() ? Exit.OK : Exit.FINDINGS;
    }
}

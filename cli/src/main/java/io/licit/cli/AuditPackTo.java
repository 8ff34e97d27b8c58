package io.licit.cli;

import io.licit.evidence.EvidenceException;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.report.AuditPack;
import io.licit.programme.journal.Receipt;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the last audit into one file that an outside auditor can verify. */
@CommandLine.Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = {
            "Write the last audit as one zip for an outside auditor: the evidence log, the report, findings, controls,",
            "manifests and definitions, each with its digest in the log."
        })
final class AuditPackTo extends Command {
    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The zip; replaced where it is there.")
    private String to = "";

    @Mixin
    private final By by = new By();

    AuditPackTo(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Path zip = shell.path(to);
        try (AuditDesk desk = AuditDesk.open(this)) {
            AuditRun run = desk.audits()
                    .last()
                    .orElseThrow(() -> CliException.usage("no audit has been run", "`licit audit run` makes one"));
            Receipt receipt = new AuditPack(desk.programme(), desk.report(run))
                    .write(zip, desk.workspace().sources(), by.actorOrLicit(shell));
            print("Audit " + run.number() + " is in " + shell.shown(zip) + "; entry " + receipt.index()
                    + " of the log has the digests of its files. The log's key is\n  "
                    + desk.programme().journal().key().verifier().print()
                    + "\nGive the file and, by another way, the key: `licit evidence verify FILE --key KEY`, or\n"
                    + "`java -jar licit-evidence.jar verify FILE --key KEY`.\n");
            return Exit.OK;
        } catch (EvidenceException failure) {
            throw CliException.world(failure.said(), "`licit evidence verify` looks at the log itself");
        }
    }
}

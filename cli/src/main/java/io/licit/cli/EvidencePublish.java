package io.licit.cli;

import io.licit.engine.folder.Opened;
import io.licit.evidence.EvidenceException;
import io.licit.programme.Programme;
import io.licit.programme.journal.Publishing;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Publishes the log, so that nobody can write it anew without being found out. */
@CommandLine.Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Publish the log to folders, and its checkpoint to addresses; without a name, to those in licit.yaml.",
            "A folder gets the whole log, in the layout of C2SP tlog-tiles; an address gets the checkpoint by PUT."
        })
final class EvidencePublish extends Command {
    @Parameters(paramLabel = "TARGET", description = "A folder, or an http(s) address.")
    private List<String> targets = List.of();

    EvidencePublish(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Opened opened = Opening.read(options, shell);
        try (Programme programme = Desk.open(opened, shell)) {
            Publishing publishing = new Publishing(programme.state(), programme.journal());
            List<String> stated = programme.settings().evidence().publish();
            if (targets.isEmpty() && stated.isEmpty()) {
                throw CliException.usage(
                        "nothing says where to",
                        "name a folder or an address, or state `evidence: {publish: …}` in licit.yaml");
            }
            for (String target : targets.isEmpty() ? stated : targets) {
                long size = Publishing.isAddress(target)
                        ? publishing.toAddress(target)
                        : publishing.toFolder((targets.isEmpty() ? opened.folder() : shell.folder()).resolve(target));
                print("published to " + target + ": " + size + " entries\n");
            }
            return Exit.OK;
        } catch (EvidenceException failure) {
            throw CliException.world(failure.said(), "`licit evidence verify` looks at the log itself");
        }
    }
}

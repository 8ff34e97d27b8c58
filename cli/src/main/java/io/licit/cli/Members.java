package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.engine.Membership;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.Opened;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the ids of the last run's audience. */
@CommandLine.Command(
        name = "members",
        mixinStandardHelpOptions = true,
        description = "Print the ids of the last run's audience, one a line: the eligible.")
final class Members extends Command {
    private static final int LOOK_UP_EVERY = 4096;

    @Parameters(paramLabel = "SEGMENT", description = "The segment's id.")
    private String segment = "";

    @Option(
            names = "--person",
            paramLabel = "ID",
            description = "Only say whether this person is in it, as of now: exit code 0 if so, else 1.")
    private String person = "";

    Members(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Path folder = options.workspace(shell);
        return person.isEmpty() ? all(folder) : one(folder);
    }

    private int one(Path folder) {
        boolean isIn = Desk.withRecorded(folder, shell, recorded -> {
            try (Membership stored =
                    Warehouse.membership(folder, segment, recorded).orElseThrow(this::notRun)) {
                return stored.contains(person);
            }
        });
        print(isIn ? "in\n" : "out\n");
        return isIn ? Exit.OK : Exit.FINDINGS;
    }

    private int all(Path folder) {
        Optional<io.licit.engine.Members> stored =
                Desk.withRecorded(folder, shell, recorded -> Warehouse.members(folder, segment, recorded));
        if (stored.isEmpty()) {
            throw notRun();
        }
        if (options.dated()) {
            say("note: these are of the last run, whatever the date; `licit run " + segment
                    + " --as-of DATE` makes another");
        }
        try (io.licit.engine.Members members = stored.get()) {
            Iterator<String> each = members.ids().iterator();
            if (!each.hasNext()) {
                say("note: nobody is in this audience; `licit preview " + segment + "` says under which rules");
            }
            write(each);
            if (members.leftOut() > 0) {
                say("note: " + Numbers.of(members.leftOut(), "person is", "persons are")
                        + " left out for what was recorded since the run; `licit run " + segment + "` decides exactly");
            }
        }
        return Exit.OK;
    }

    /** Stops as soon as nobody reads any more. */
    private void write(Iterator<String> ids) {
        for (long written = 1; ids.hasNext(); written++) {
            print(ids.next() + "\n");
            if (written % LOOK_UP_EVERY == 0 && shell.out().checkError()) {
                return;
            }
        }
    }

    private CliException notRun() {
        Opened opened = Opening.read(options, shell);
        Opening.asked(opened, List.of(segment));
        return CliException.usage(
                "no run has stored an audience of `" + segment + "`", "`licit run " + segment + "` makes it");
    }
}

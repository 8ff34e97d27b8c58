package io.licit.cli;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Word;
import io.licit.programme.Programme;
import io.licit.programme.consent.Acknowledged;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.Ledger;
import io.licit.programme.consent.signal.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records what one person said. */
@CommandLine.Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = "Record a consent, a withdrawal or an objection of one person. It counts from now on.")
final class ConsentRecord extends Command {
    @Parameters(paramLabel = "PERSON", description = "The person's key, as the data has it.")
    private String person = "";

    @Option(
            names = "--purpose",
            required = true,
            paramLabel = "PURPOSE",
            description = "For what; several with commas.")
    private String purpose = "";

    @Option(names = "--channel", required = true, paramLabel = "CHANNEL", description = "By what; several with commas.")
    private String channel = "";

    @Option(
            names = "--status",
            required = true,
            paramLabel = "STATUS",
            description = "granted, informed, withdrawn or objected.")
    private String status = "";

    @Option(names = "--at", paramLabel = "TIME", description = "When the person said it; else now.")
    private @Nullable String at;

    @Option(names = "--expires-at", paramLabel = "TIME", description = "When it ends by itself.")
    private @Nullable String expiresAt;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            defaultValue = "",
            description = "How: web-form, paper, e-signature, parental, purchase, gpc or another word.")
    private String method = "";

    @Option(names = "--explicit", description = "The person was asked for this and nothing else.")
    private boolean explicit;

    @Option(
            names = "--notice",
            paramLabel = "NOTICE",
            defaultValue = "",
            description = "The notice that the person was shown, with its version.")
    private String notice = "";

    @Option(names = "--product", paramLabel = "PRODUCT", description = "What a customer relation is about.")
    private @Nullable String product;

    @Option(names = "--proof", paramLabel = "RECORD", description = "The record that proves it.")
    private @Nullable String proof;

    @Mixin
    private final By by = new By();

    ConsentRecord(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Change change = new Change(
                person,
                purpose,
                channel,
                Word.of(ConsentStatus.class, status)
                        .orElseThrow(() -> options.usage("there is no status `" + status + "`; there are "
                                + String.join(", ", Word.words(ConsentStatus.class)))),
                time("--at", at).orElseGet(() -> shell.clock().instant()),
                time("--expires-at", expiresAt),
                method,
                explicit,
                notice,
                Optional.ofNullable(product),
                Optional.ofNullable(proof));
        try (Programme programme = Desk.open(options.workspace(shell), shell)) {
            Acknowledged acknowledged = new Ledger(programme).record(List.of(change), by.actor(shell));
            print(format == Format.JSON ? acknowledged.json().print() + "\n" : text(acknowledged));
            return Exit.OK;
        }
    }

    private Optional<Instant> time(String option, @Nullable String given) {
        return Optional.ofNullable(given)
                .map(text -> Fields.instant(text)
                        .orElseThrow(() -> options.usage(
                                "`" + text + "` is no time for " + option + "; write 2027-01-31T12:00:00Z")));
    }

    private static String text(Acknowledged acknowledged) {
        return acknowledged
                .receipt()
                .map(receipt -> "recorded; entry " + receipt.index() + " of the log has it\n")
                .orElse("recorded already\n");
    }
}

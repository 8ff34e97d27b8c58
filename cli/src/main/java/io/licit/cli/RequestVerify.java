package io.licit.cli;

import io.licit.programme.people.Actor;
import io.licit.programme.request.Request;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records that it is known who asks. */
@CommandLine.Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Record that it is known who asks.")
final class RequestVerify extends Command {
    @Parameters(paramLabel = "N", description = "The request's number.")
    private Long number = 0L;

    @Option(
            names = "--how",
            required = true,
            paramLabel = "WORDS",
            description = "How that is known, without data of the person.")
    private String how = "";

    @Mixin
    private By by = new By();

    RequestVerify(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Actor actor = by.actor(shell);
        if (how.isBlank()) {
            throw options.usage("`--how` is empty");
        }
        try (RequestDesk desk = RequestDesk.open(this)) {
            Request request = RequestDesk.told(() -> desk.requests().verify(number, how.strip(), actor));
            RequestWords words = new RequestWords(desk.today(), paint());
            print(format == Format.JSON ? desk.json().whole(request).print() + "\n" : words.show(request));
            return Exit.OK;
        }
    }
}

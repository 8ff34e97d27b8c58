package io.licit.cli;

import io.licit.programme.people.Actor;
import io.licit.programme.request.Request;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records that the person was told that her request has come. */
@CommandLine.Command(
        name = "acknowledge",
        mixinStandardHelpOptions = true,
        description = "Record that the person was told that the request has come.")
final class RequestAcknowledge extends Command {
    @Parameters(paramLabel = "N", description = "The request's number.")
    private Long number = 0L;

    @Option(names = "--how", required = true, paramLabel = "WORDS", description = "How she was told.")
    private String how = "";

    @Mixin
    private By by = new By();

    RequestAcknowledge(Shell shell) {
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
            Request request = RequestDesk.told(() -> desk.requests().acknowledge(number, how.strip(), actor));
            RequestWords words = new RequestWords(desk.today(), paint());
            print(format == Format.JSON ? desk.json().whole(request).print() + "\n" : words.show(request));
            return Exit.OK;
        }
    }
}

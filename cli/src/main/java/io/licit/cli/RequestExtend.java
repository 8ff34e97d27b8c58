package io.licit.cli;

import io.licit.programme.people.Actor;
import io.licit.programme.request.Request;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the longer time that a law gives. */
@CommandLine.Command(
        name = "extend",
        mixinStandardHelpOptions = true,
        description = "Take the longer time that the law gives; the person is to be told why.")
final class RequestExtend extends Command {
    @Parameters(paramLabel = "N", description = "The request's number.")
    private Long number = 0L;

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why more time is needed.")
    private String reason = "";

    @Mixin
    private By by = new By();

    RequestExtend(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Actor actor = by.actor(shell);
        if (reason.isBlank()) {
            throw options.usage("`--reason` is empty");
        }
        try (RequestDesk desk = RequestDesk.open(this)) {
            Request request = RequestDesk.told(() -> desk.requests().extend(number, reason.strip(), actor));
            RequestWords words = new RequestWords(desk.today(), paint());
            print(format == Format.JSON ? desk.json().whole(request).print() + "\n" : words.show(request));
            return Exit.OK;
        }
    }
}

package io.licit.cli;

import io.licit.programme.people.Actor;
import io.licit.programme.request.Request;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Refuses a request. */
@CommandLine.Command(
        name = "refuse",
        mixinStandardHelpOptions = true,
        description = "Refuse a request, with the reason that the person is told.")
final class RequestRefuse extends Command {
    @Parameters(paramLabel = "N", description = "The request's number.")
    private Long number = 0L;

    @Option(names = "--reason", required = true, paramLabel = "WORDS", description = "Why.")
    private String reason = "";

    @Option(names = "--rule", paramLabel = "RULE", description = "The rule that lets it be refused.")
    private String rule = "";

    @Mixin
    private By by = new By();

    RequestRefuse(Shell shell) {
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
            Request request =
                    RequestDesk.told(() -> desk.requests().refuse(number, reason.strip(), rule.strip(), actor));
            RequestWords words = new RequestWords(desk.today(), paint());
            print(format == Format.JSON ? desk.json().whole(request).print() + "\n" : words.show(request));
            return Exit.OK;
        }
    }
}

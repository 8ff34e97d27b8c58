package io.licit.cli;

import io.licit.core.json.Json;
import io.licit.programme.request.Erasure;
import io.licit.programme.request.Request;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Shows one request with everything that happened to it. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show a request: whose it is, when it is due and why, and what happened.")
final class RequestShow extends Command {
    @Parameters(paramLabel = "N", description = "The request's number.")
    private Long number = 0L;

    RequestShow(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        try (RequestDesk desk = RequestDesk.open(this)) {
            Request request = desk.request(number);
            RequestWords words = new RequestWords(desk.today(), paint());
            Optional<Json> report = Erasure.report(desk.programme(), number);
            if (format == Format.JSON) {
                Json.Builder all = Json.object();
                desk.json().whole(request).members().forEach(all::put);
                print(all.put("erasure", report.orElse(Json.none())).build().print() + "\n");
            } else {
                print(words.show(request));
                report.ifPresent(found -> print("\nThe report of the erasure:\n" + found.print() + "\n"));
            }
            return Exit.OK;
        }
    }
}

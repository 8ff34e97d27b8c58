package io.licit.cli;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.JsonRenderer;
import io.licit.core.json.Json;
import io.licit.programme.request.Request;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Lists requests, and what is late. */
@CommandLine.Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List requests with their deadlines; what is late, or soon will be, is a finding.")
final class RequestList extends Command {
    @Option(names = "--overdue", description = "Only those that are overdue.")
    private boolean overdue;

    @Option(names = "--open", description = "Only those that are neither met nor refused.")
    private boolean open;

    RequestList(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        try (RequestDesk desk = RequestDesk.open(this)) {
            List<Request> all = desk.requests().all();
            List<Diagnostic> findings = desk.findings(all);
            List<Request> shown = all.stream()
                    .filter(request -> !overdue || request.isOverdue(desk.today()))
                    .filter(request -> !open || !request.isClosed())
                    .toList();
            RequestWords words = new RequestWords(desk.today(), paint());
            if (format == Format.JSON) {
                print(Json.object()
                                .put(
                                        "requests",
                                        Json.array(shown.stream()
                                                .map(desk.json()::line)
                                                .toList()))
                                .put("findings", JsonRenderer.findings(findings))
                                .build()
                                .print()
                        + "\n");
            } else {
                print(words.list(shown));
                tell(findings);
            }
            return options.failOn().exit(findings);
        }
    }
}

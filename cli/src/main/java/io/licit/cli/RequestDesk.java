package io.licit.cli;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.source.Span;
import io.licit.core.workspace.Workspace;
import io.licit.engine.erase.Steps;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.consent.Ledger;
import io.licit.programme.export.ExportedPersons;
import io.licit.programme.request.Erasure;
import io.licit.programme.request.ErasureReport;
import io.licit.programme.request.Exports;
import io.licit.programme.request.LedgerSuppression;
import io.licit.programme.request.Request;
import io.licit.programme.request.RequestFindings;
import io.licit.programme.request.RequestJson;
import io.licit.programme.request.RequestRefused;
import io.licit.programme.request.Requests;
import io.licit.programme.request.Suppression;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** A workspace with its requests, for one command. What an earlier program left half done is finished first. */
final class RequestDesk implements AutoCloseable {
    private final Opened opened;
    private final Programme programme;
    private final Suppression suppression;
    private final Requests requests;

    private RequestDesk(Opened opened, Programme programme) {
        this.opened = opened;
        this.programme = programme;
        this.suppression = new LedgerSuppression(new Ledger(programme));
        this.requests = new Requests(programme, suppression);
    }

    /** @throws CliException where the workspace can't be read */
    static RequestDesk open(Command command) {
        Opened opened = Opening.read(command.options, command.shell);
        if (opened.workspace().isEmpty()) {
            command.tell(opened.problems());
            throw CliException.usage("the workspace can't be read", "mend what is said above");
        }
        RequestDesk desk = new RequestDesk(opened, Desk.open(opened, command.shell));
        try {
            desk.finish(command);
            return desk;
        } catch (RuntimeException failed) {
            desk.close();
            throw failed;
        }
    }

    private void finish(Command command) {
        requests.recordUnrecorded();
        for (ErasureReport report : erasure().resume()) {
            command.say("the erasure of request " + report.request() + ", which was cut short, is finished"
                    + (report.isClean() ? "" : "; something is left"));
        }
    }

    /** What a request refuses is told with what to do, and ends the command. */
    static <T> T told(Supplier<T> step) {
        try {
            return step.get();
        } catch (RequestRefused refused) {
            throw CliException.blocked(String.valueOf(refused.getMessage()), refused.help());
        }
    }

    Opened opened() {
        return opened;
    }

    Workspace workspace() {
        return opened.workspace().orElseThrow(() -> new IllegalStateException("a desk without a workspace"));
    }

    Programme programme() {
        return programme;
    }

    Requests requests() {
        return requests;
    }

    Suppression suppression() {
        return suppression;
    }

    Exports exports() {
        return new ExportedPersons(programme);
    }

    Erasure erasure() {
        return new Erasure(
                programme, requests, suppression, exports(), workspace().catalogue(), Steps.UNHEARD);
    }

    /** @throws CliException where there is none */
    Request request(long number) {
        return requests.get(number)
                .orElseThrow(
                        () -> CliException.usage("there is no request " + number, "`licit request list` has them"));
    }

    LocalDate today() {
        return opened.asOf().atZone(ZoneOffset.UTC).toLocalDate();
    }

    RequestJson json() {
        return new RequestJson(today());
    }

    /** What findings point at. */
    Span place() {
        return workspace().settings().span();
    }

    List<Diagnostic> findings(List<Request> some) {
        return new RequestFindings(today(), place()).of(some);
    }

    @Override
    public void close() {
        programme.close();
    }
}

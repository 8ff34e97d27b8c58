package io.licit.server.programme;

import io.licit.core.diagnostic.Said;
import io.licit.engine.Progress;
import io.licit.engine.erase.Steps;
import io.licit.engine.folder.Opened;
import io.licit.programme.consent.Ledger;
import io.licit.programme.export.ExportException;
import io.licit.programme.export.ExportedPersons;
import io.licit.programme.people.Actor;
import io.licit.programme.request.Erasure;
import io.licit.programme.request.ErasureReport;
import io.licit.programme.request.LedgerSuppression;
import io.licit.programme.request.Request;
import io.licit.programme.request.RequestRefused;
import io.licit.programme.request.Requests;
import io.licit.server.desk.Desk;
import io.licit.server.route.Refusal;
import io.licit.server.work.Work;
import io.licit.server.work.Works;

/** Erasures as work, whether a page asks or a program. */
public final class Erasing {
    private static final String WORK = "work.erasure";

    private final Desk desk;
    private final Works works;
    private final LedgerSuppression suppression;
    private final Requests requests;

    public Erasing(Desk desk, Works works) {
        this.desk = desk;
        this.works = works;
        this.suppression = new LedgerSuppression(new Ledger(desk.programme()));
        this.requests = new Requests(desk.programme(), suppression);
    }

    /** What would go, and what would stay and why. */
    public ErasureReport plan(Request request) {
        return erasure(desk.standing().opened()).dryRun(request);
    }

    /** Whether a key is that of a request's person, so that she can be erased; once it has begun it need not be told. */
    public boolean isMeant(Request request, String key) {
        return request.has(Request.Step.BEGUN)
                || request.person().filter(key.strip()::equals).isPresent();
    }

    static Work.Kind kind(Request request) {
        return new Work.Kind(WORK, Long.toString(request.number()), "/requests/" + request.number() + "/erasure");
    }

    /** Begins it, or finds it where it goes on. */
    public Work begin(Request request, Actor by) {
        Work.Kind kind = kind(request);
        return works.start(kind, by.id(), progress -> {
            run(request.number(), by, progress);
            return new Work.State.Done(kind.back());
        });
    }

    private Erasure erasure(Opened opened) {
        return new Erasure(
                desk.programme(),
                requests,
                suppression,
                new ExportedPersons(desk.programme()),
                opened.workspace()
                        .orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"))
                        .catalogue(),
                Steps.UNHEARD);
    }

    /** Once begun it is not stopped: what is half erased is to be finished. */
    private void run(long number, Actor by, Progress progress) {
        progress.at(Said.of("erasing"), 0);
        try {
            desk.data()
                    .change(() -> erasure(
                                    Opened.read(desk.folder(), desk.clock().instant()))
                            .fulfil(number, by));
        } catch (RequestRefused refused) {
            throw new Refusal(409, "request.refused", String.valueOf(refused.getMessage()));
        } catch (ExportException failed) {
            throw new Refusal(409, "request.refused", String.valueOf(failed.getMessage()));
        }
    }
}

package io.licit.server.programme;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.diagnostic.Said;
import io.licit.engine.erase.Rectification;
import io.licit.engine.folder.Opened;
import io.licit.programme.consent.Ledger;
import io.licit.programme.people.Actor;
import io.licit.programme.request.Fulfilment;
import io.licit.programme.request.LedgerSuppression;
import io.licit.programme.request.Request;
import io.licit.programme.request.RequestRefused;
import io.licit.programme.request.Requests;
import io.licit.server.desk.Desk;
import io.licit.server.route.Refusal;
import io.licit.server.work.Work;
import io.licit.server.work.Works;
import java.util.Map;

/** Rectifications as work, whether a page asks or a program. */
public final class Rectifying {
    private static final String WORK = "work.rectification";

    private final Desk desk;
    private final Works works;
    private final Requests requests;

    public Rectifying(Desk desk, Works works) {
        this.desk = desk;
        this.works = works;
        this.requests = new Requests(desk.programme(), new LedgerSuppression(new Ledger(desk.programme())));
    }

    /** Why values can't be set, by column; nothing where they can. */
    public Map<String, String> objections(Map<String, String> values) {
        return new Rectification(desk.folder(), desk.standing().workspace().catalogue()).objections(values);
    }

    /** Begins it, or finds it where it goes on. */
    public Work begin(Request request, Map<String, String> values, Actor by) {
        String number = Long.toString(request.number());
        Work.Kind kind = new Work.Kind(WORK, number, "/requests/" + number + "/rectification");
        return works.start(kind, by.id(), progress -> {
            progress.at(Said.of("setting values right"), 0);
            run(request.number(), values, by);
            return new Work.State.Done("/requests/" + number);
        });
    }

    private void run(long number, Map<String, String> values, Actor by) {
        Opened opened = Opened.read(desk.folder(), desk.clock().instant());
        Catalogue catalogue = opened.workspace()
                .orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"))
                .catalogue();
        try {
            desk.data().change(() -> new Fulfilment(desk.programme(), requests).rectify(number, catalogue, values, by));
        } catch (RequestRefused refused) {
            throw new Refusal(409, "request.refused", String.valueOf(refused.getMessage()));
        }
    }
}

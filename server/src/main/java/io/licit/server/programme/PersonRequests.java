package io.licit.server.programme;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.workspace.Settings;
import io.licit.engine.erase.PersonData;
import io.licit.programme.consent.Ledger;
import io.licit.programme.export.ExportedPersons;
import io.licit.programme.people.Actor;
import io.licit.programme.request.Fulfilment;
import io.licit.programme.request.Gathering;
import io.licit.programme.request.Kind;
import io.licit.programme.request.LedgerSuppression;
import io.licit.programme.request.Request;
import io.licit.programme.request.RequestRefused;
import io.licit.programme.request.Requests;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is done on persons' requests, whether a page asks or a program. */
public final class PersonRequests {
    /** Who looks at them. */
    public static final Access READERS = RequestPages.READERS;

    private final Desk desk;
    private final Requests requests;
    private final Fulfilment fulfilment;

    public PersonRequests(Desk desk) {
        this.desk = desk;
        this.requests = new Requests(desk.programme(), new LedgerSuppression(new Ledger(desk.programme())));
        this.fulfilment = new Fulfilment(desk.programme(), requests);
    }

    public Requests requests() {
        return requests;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC);
    }

    /** What somebody asks for, before it is known where she lives. */
    public record Asked(
            Kind kind,
            String person,
            LocalDate received,
            Set<Purpose> purposes,
            Set<Channel> channels,
            String receipt) {}

    /** @param isKnown whether anybody in the data has the key */
    public record Opened(Request request, boolean isKnown) {}

    /** @throws RequestRefused for a day that is yet to come, or what is no key */
    public Opened open(Asked asked, Actor by) {
        Desk.Standing stands = desk.standing();
        Settings settings = stands.workspace().settings();
        PersonData data = PersonData.find(
                stands.opened().folder(),
                stands.workspace().catalogue(),
                asked.person(),
                stands.opened().asOf());
        Request opened = requests.open(
                new Requests.Asked(
                        asked.kind(),
                        asked.person(),
                        data.country(),
                        data.region(),
                        asked.received(),
                        asked.purposes(),
                        asked.channels(),
                        asked.receipt()),
                stands.opened().book(),
                settings.sector(),
                settings.organisation(),
                by);
        return new Opened(opened, data.isKnown());
    }

    /** Hands out an access, or what is taken along. */
    public void answer(long number, Actor by) {
        Desk.Standing stands = desk.standing();
        Gathering gathering = new Gathering(
                desk.programme(),
                stands.opened(),
                stands.workspace(),
                new ExportedPersons(desk.programme()),
                person -> desk.data().explained(stands, person));
        fulfilment.answer(number, Optional.empty(), gathering::of, by);
    }

    /** What takes effect by being recorded has done so since it was opened; now it is said. */
    public Request fulfil(long number, Actor by) {
        return requests.fulfilled(number, "in the ledger since it was opened", by);
    }

    public boolean hasAnswer(Request request) {
        return !fulfilment.handedOut(request).isEmpty();
    }

    /** What was handed out with a request, as a zip; empty where that is not in the workspace. */
    public Optional<byte[]> answered(Request request) throws IOException {
        Map<String, byte[]> files = fulfilment.handedOut(request);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return Optional.of(bytes.toByteArray());
    }
}

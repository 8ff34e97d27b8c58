package io.licit.server.records;

import io.licit.programme.export.Exports;
import io.licit.programme.records.Activity;
import io.licit.programme.records.Register;
import io.licit.programme.records.RegisterText;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.ActivityView;
import io.licit.server.view.Shown;
import io.licit.server.view.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The record of processing of GDPR Article 30, as far as the workspace knows it, to be read, printed and taken along. */
public final class RecordPages {
    private final Desk desk;

    public RecordPages(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/records", Access.STAFF, this::page),
                Route.get(
                        "/records/records.md",
                        Access.STAFF,
                        visit -> text("text/markdown", register().markdown())),
                Route.get(
                        "/records/records.csv",
                        Access.STAFF,
                        visit -> text("text/csv", register().csv())));
    }

    private RegisterText register() {
        return register(desk);
    }

    /** The record as it stands, for whoever asks. */
    public static RegisterText register(Desk desk) {
        return new RegisterText(read(desk, desk.standing()));
    }

    private static Register read(Desk desk, Desk.Standing stands) {
        return Register.of(
                stands.workspace(),
                stands.sound(),
                new Exports(desk.programme()).list(desk.clock().instant()));
    }

    private static Reply text(String type, String text) {
        return new Reply.Bytes(type + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8), false);
    }

    private Reply page(Visit visit) {
        Desk.Standing stands = desk.standing();
        Register register = read(desk, stands);
        Shown shown = new Shown(visit.text(), stands.opened().book());
        return Reply.page(
                "records.jte",
                Map.of(
                        "organisation", register.organisation(),
                        "unanswered", register.unanswered(),
                        "activities",
                                register.activities().stream()
                                        .map(activity -> view(visit.text(), activity))
                                        .toList(),
                        "problems",
                                register.problems().stream().map(shown::finding).toList()));
    }

    private static ActivityView view(Text text, Activity activity) {
        return new ActivityView(
                activity.id(),
                activity.title(),
                activity.fields().stream()
                        .map(field -> new ActivityView.Field(
                                field.letter(),
                                text.of("records.field." + field.name().replace(' ', '-')),
                                field.text(),
                                field.known()))
                        .toList());
    }
}

package io.licit.server.programme;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.engine.erase.PersonData;
import io.licit.programme.account.Looks;
import io.licit.programme.account.Role;
import io.licit.programme.people.Actor;
import io.licit.programme.request.Kind;
import io.licit.programme.request.Request;
import io.licit.programme.request.Requests;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.ColumnField;
import io.licit.server.work.Work;
import io.licit.server.work.Works;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rectification that a request asks for: the person's row, and what its values are to be. */
public final class RectificationPages {
    private static final Access OFFICERS = new Access.Of(EnumSet.of(Role.OFFICER));
    private static final int MOST_CHARACTERS = 10_000;

    private final Desk desk;
    private final Rectifying rectifying;
    private final Requests requests;

    public RectificationPages(Desk desk, Works works) {
        this.desk = desk;
        this.rectifying = new Rectifying(desk, works);
        this.requests = new PersonRequests(desk).requests();
    }

    /** To stand before other routes below a request. */
    public List<Route> routes() {
        return List.of(
                Route.get("/requests/{number}/rectification", OFFICERS, this::look),
                Route.post("/requests/{number}/rectification", OFFICERS, this::set));
    }

    private Request request(Visit visit) {
        return RequestPages.numbered(visit, requests)
                .filter(one -> one.kind() == Kind.RECTIFICATION)
                .orElseThrow(Refusal::notFound);
    }

    private Reply look(Visit visit) {
        Request request = request(visit);
        return request.isClosed()
                ? new Reply.Go("/requests/" + request.number())
                : page(visit, request, Map.of(), Map.of(), 200, "");
    }

    /** That somebody looked at a person's row is in the log before it is shown. */
    private Reply page(
            Visit visit,
            Request request,
            Map<String, String> typed,
            Map<String, String> wrong,
            int status,
            String said) {
        Desk.Standing stands = desk.standing();
        new Looks(desk.programme()).record(new Actor(visit.visitor().id()), 0);
        Catalogue catalogue = stands.workspace().catalogue();
        Optional<Map<String, String>> row = PersonData.find(
                        stands.opened().folder(),
                        catalogue,
                        request.person().orElse(""),
                        stands.opened().asOf())
                .profile()
                .map(found -> found.values());
        List<ColumnField> fields = new ArrayList<>();
        row.ifPresent(values -> columns(catalogue).forEach(column -> {
            String value = values.getOrDefault(column.name(), "");
            fields.add(new ColumnField(
                    column.name(),
                    column.type().word(),
                    column.category().orElse(""),
                    value,
                    typed.getOrDefault(column.name(), value),
                    wrong.getOrDefault(column.name(), "")));
        }));
        return new Reply.Page(
                status,
                "rectification.jte",
                Map.of(
                        "number",
                        Long.toString(request.number()),
                        "fields",
                        fields,
                        "isVerified",
                        request.has(Request.Step.VERIFIED),
                        "said",
                        said));
    }

    /** Those of the persons' table, without the key by which every table knows them. */
    private static List<Column> columns(Catalogue catalogue) {
        Optional<Table> persons = catalogue.persons();
        String key =
                persons.map(table -> ((Table.Role.Persons) table.role()).key()).orElse("");
        return persons.map(table -> table.columns().values().stream()
                        .filter(column -> !column.name().equals(key))
                        .toList())
                .orElse(List.of());
    }

    /** What the officer has changed of what she was shown, and nothing that somebody else may have changed meanwhile. */
    private static Map<String, String> changed(Visit visit, Catalogue catalogue) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (Column column : columns(catalogue)) {
            String typed = visit.field("set." + column.name());
            boolean isShown = visit.request().getParameter("set." + column.name()) != null;
            if (isShown && !typed.equals(visit.field("was." + column.name()))) {
                if (typed.length() > MOST_CHARACTERS) {
                    throw new Refusal(413, "error.too-large");
                }
                changed.put(column.name(), typed);
            }
        }
        return changed;
    }

    private Reply set(Visit visit) {
        Request request = request(visit);
        Desk.Standing stands = desk.standing();
        Catalogue catalogue = stands.workspace().catalogue();
        Map<String, String> values = changed(visit, catalogue);
        if (!request.has(Request.Step.VERIFIED)) {
            return page(visit, request, values, Map.of(), 422, visit.text().of("erasure.not-verified"));
        }
        if (values.isEmpty()) {
            return page(visit, request, values, Map.of(), 422, visit.text().of("rectification.nothing"));
        }
        Map<String, String> wrong = rectifying.objections(values);
        if (!wrong.isEmpty()) {
            return page(visit, request, values, wrong, 422, visit.text().of("rectification.wrong", wrong.size()));
        }
        Work work = rectifying.begin(request, values, new Actor(visit.visitor().id()));
        return new Reply.Go("/work/" + work.id());
    }
}

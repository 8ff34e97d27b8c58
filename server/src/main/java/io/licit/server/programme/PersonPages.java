package io.licit.server.programme;

import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.engine.Explanation;
import io.licit.programme.account.Looks;
import io.licit.programme.account.Role;
import io.licit.programme.consent.History;
import io.licit.programme.consent.Ledger;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.route.Visitor;
import io.licit.server.view.LawSaid;
import io.licit.server.view.PersonView;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One customer: in which segments she is, and why or why not, and what is recorded of her consents. Her key is sent as a
 * form and stands in no address, so that no log of the web has it; that somebody looked is in the evidence log.
 */
public final class PersonPages {
    /** Who looks at customers. */
    public static final Access LOOKING = new Access.Of(EnumSet.of(Role.OFFICER, Role.AUDITOR));

    private final Desk desk;

    public PersonPages(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/person", LOOKING, visit -> page("", List.of(), "")),
                Route.post("/person", LOOKING, this::look));
    }

    /** Whether a visitor may look at customers. */
    static boolean admits(Visitor visitor) {
        return LOOKING.admits(visitor);
    }

    private static Reply page(String key, List<PersonView> person, String said) {
        return Reply.page("person.jte", Map.of("key", key, "person", person, "said", said));
    }

    private Reply look(Visit visit) {
        String key = visit.field("key").strip();
        Desk.Standing stands = desk.standing();
        Map<String, Explanation> why = desk.data().explained(stands, key);
        // Before anything of it is shown, and after what may not be there yet.
        new Looks(desk.programme())
                .record(
                        new Actor(visit.visitor().id()),
                        stands.sound().segments().size());
        if (why.isEmpty()) {
            return page(key, List.of(), visit.text().of("person.unknown"));
        }
        LawBook book = stands.opened().book();
        List<PersonView.InSegment> all = new ArrayList<>();
        why.forEach((id, one) -> all.add(inSegment(id, title(stands, id), one, book, visit.text())));
        return page(key, List.of(new PersonView(all, consents(key))), "");
    }

    private static String title(Desk.Standing stands, String id) {
        return Optional.ofNullable(stands.workspace().segments().get(id))
                .map(found -> found.title())
                .orElse(id);
    }

    private static PersonView.InSegment inSegment(String id, String title, Explanation why, LawBook book, Text text) {
        List<PersonView.Part> parts = why.conditions().stream()
                .map(one -> new PersonView.Part(
                        one.text(), one.value().orElse("–"), one.result().name().toLowerCase(Locale.ROOT)))
                .toList();
        List<PersonView.Out> out = why.excludedBy().stream()
                .map(rule -> new PersonView.Out(
                        rule,
                        book.rule(rule).map(Rule::cite).orElse(rule),
                        book.rule(rule).map(LawSaid.in(text)::requires).orElse("")))
                .toList();
        String state = why.in() ? "in" : why.matches() ? "left-out" : "no-match";
        return new PersonView.InSegment(id, title, state, parts, out);
    }

    private List<PersonView.Consent> consents(String key) {
        History history = new Ledger(desk.programme()).history(key);
        return history.events().stream()
                .map(one -> new PersonView.Consent(
                        one.change().at().toString(),
                        one.change().status().word(),
                        one.change().purpose(),
                        one.change().channel(),
                        one.change().method(),
                        Long.toString(one.entry())))
                .toList();
    }
}

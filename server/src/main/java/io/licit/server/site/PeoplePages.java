package io.licit.server.site;

import io.licit.programme.account.Account;
import io.licit.programme.account.AccountRefused;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.OneTimePassword;
import io.licit.programme.account.Role;
import io.licit.programme.account.Subject;
import io.licit.programme.people.Actor;
import io.licit.server.identity.IdentityProvider;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accounts, for whoever administers them. */
public final class PeoplePages {
    private final Site site;
    private final Accounts accounts;

    public PeoplePages(Site site) {
        this.site = site;
        this.accounts = site.accounts();
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/people", Access.ADMINS, visit -> page(200, "", "")),
                Route.post("/people", Access.ADMINS, this::create),
                Route.post("/people/{id}/roles", Access.ADMINS, this::roles),
                Route.post("/people/{id}/reset", Access.ADMINS, this::reset),
                Route.post("/people/{id}/link", Access.ADMINS, this::link),
                Route.post("/people/{id}/unlink", Access.ADMINS, this::unlink),
                Route.post("/people/{id}/disable", Access.ADMINS, visit -> change(visit, this::disable)),
                Route.post("/people/{id}/enable", Access.ADMINS, visit -> change(visit, this::enable)));
    }

    private Reply page(int status, String said, String password) {
        List<List<String>> people = new ArrayList<>();
        for (Account account : accounts.all()) {
            people.add(List.of(
                    account.id(),
                    String.join(" ", account.roles().stream().map(Role::word).toList()),
                    account.enabled() ? "yes" : "",
                    account.oneTimeUntil().isPresent() ? "yes" : ""));
        }
        List<String> roles = EnumSet.allOf(Role.class).stream().map(Role::word).toList();
        return new Reply.Page(
                status,
                "people.jte",
                Map.of(
                        "people",
                        people,
                        "roles",
                        roles,
                        "said",
                        said,
                        "password",
                        password,
                        "provider",
                        site.provider().map(IdentityProvider::name).orElse(""),
                        "linked",
                        accounts.subjects()));
    }

    private static Set<Role> chosen(Visit visit) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        visit.fields("role")
                .forEach(word -> roles.add(Role.of(word).orElseThrow(() -> new Refusal(400, "people.no-role", word))));
        if (roles.isEmpty()) {
            throw new Refusal(422, "people.some-role");
        }
        return roles;
    }

    private Reply create(Visit visit) {
        return attempted(() -> told(visit, accounts.create(visit.field("id").strip(), chosen(visit), actor(visit))));
    }

    private Reply roles(Visit visit) {
        return attempted(() -> {
            accounts.setRoles(visit.part("id"), chosen(visit), actor(visit));
            return new Reply.Go("/people");
        });
    }

    private Reply reset(Visit visit) {
        return attempted(() -> told(visit, accounts.resetPassword(visit.part("id"), actor(visit))));
    }

    private Reply link(Visit visit) {
        IdentityProvider provider = site.provider().orElseThrow(Refusal::notFound);
        return attempted(() -> {
            Subject subject =
                    new Subject(provider.issuer(), visit.field("subject").strip());
            accounts.link(visit.part("id"), subject, actor(visit));
            return new Reply.Go("/people");
        });
    }

    private Reply unlink(Visit visit) {
        Subject subject = new Subject(visit.field("issuer"), visit.field("subject"));
        if (!accounts.subjects().getOrDefault(visit.part("id"), List.of()).contains(subject)) {
            throw Refusal.notFound();
        }
        accounts.unlink(subject, actor(visit));
        return new Reply.Go("/people");
    }

    private void disable(Visit visit) {
        accounts.disable(visit.part("id"), actor(visit));
    }

    private void enable(Visit visit) {
        accounts.enable(visit.part("id"), actor(visit));
    }

    private Reply told(Visit visit, OneTimePassword made) {
        return page(200, visit.text().of("people.one-time", made.account().id()), made.text());
    }

    private static Actor actor(Visit visit) {
        return new Actor(visit.visitor().id());
    }

    private interface Deed {
        Reply done();
    }

    private interface Change {
        void of(Visit visit);
    }

    private Reply change(Visit visit, Change change) {
        return attempted(() -> {
            change.of(visit);
            return new Reply.Go("/people");
        });
    }

    private Reply attempted(Deed deed) {
        try {
            return deed.done();
        } catch (AccountRefused refused) {
            return page(422, refused.text() + ". " + refused.help(), "");
        }
    }
}

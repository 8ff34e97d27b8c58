package io.licit.server;

import io.licit.programme.account.Account;
import io.licit.programme.account.Accounts;
import io.licit.server.view.Frame;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who visits, and what surrounds her pages. */
final class Site {
    private static final String VISITOR = "licit.visitor";
    static final String LANGUAGE = "language";
    static final String THEME = "theme";
    private static final Set<String> THEMES = Set.of("auto", "light", "dark");

    private final Accounts accounts;

    Site(Accounts accounts) {
        this.accounts = accounts;
    }

    Accounts accounts() {
        return accounts;
    }

    Visit visit(HttpServletRequest request) {
        Visit bare = new Visit(request, visitor(request), Text.ENGLISH);
        Text text = Text.of(bare.cookie(LANGUAGE).orElse(""), Collections.list(request.getLocales()));
        return new Visit(request, bare.visitor(), text);
    }

    /** INVARIANT: a session counts only while the account is as it was when it signed in. */
    private Visitor visitor(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(VISITOR) instanceof Visitor known)) {
            return Visitor.NOBODY;
        }
        if (accounts.inSession(known.id(), known.epoch()).isEmpty()) {
            session.invalidate();
            return Visitor.NOBODY;
        }
        return known;
    }

    /** A session of another id, so that whoever knew the old one knows nothing. */
    void signIn(HttpServletRequest request, Account account, boolean mustChange) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        request.getSession(true)
                .setAttribute(VISITOR, Visitor.of(account.id(), account.roles(), mustChange, account.epoch()));
    }

    void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** A model with what surrounds the page. */
    Map<String, Object> model(Visit visit, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("frame", frame(visit));
        return model;
    }

    private static Frame frame(Visit visit) {
        String path = visit.request().getRequestURI();
        List<Frame.Place> places = new ArrayList<>();
        if (visit.visitor().isKnown() && !visit.visitor().mustChange()) {
            places.add(new Frame.Place("/", "nav.home", path.equals("/")));
            places.add(place("/segments", "nav.segments", path));
            places.add(place("/findings", "nav.findings", path));
            places.add(place("/law", "nav.law", path));
            if (PersonPages.admits(visit.visitor())) {
                places.add(place("/person", "nav.person", path));
            }
            if (Access.ADMINS.admits(visit.visitor())) {
                places.add(place("/people", "nav.people", path));
            }
        }
        return new Frame(
                visit.text(),
                visit.visitor().id(),
                visit.cookie(THEME).filter(THEMES::contains).orElse("auto"),
                visit.formToken(),
                visit.here(),
                places,
                Server.version());
    }

    private static Frame.Place place(String at, String key, String path) {
        return new Frame.Place(at, key, path.equals(at) || path.startsWith(at + "/"));
    }
}

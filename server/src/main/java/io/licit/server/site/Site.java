package io.licit.server.site;

import io.licit.programme.account.Account;
import io.licit.programme.account.Accounts;
import io.licit.server.identity.IdentityProvider;
import io.licit.server.measure.Measures;
import io.licit.server.route.Visit;
import io.licit.server.route.Visitor;
import io.licit.server.view.Frame;
import io.licit.server.view.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who visits, and what surrounds her pages. */
public final class Site {
    private static final String VISITOR = "licit.visitor";
    static final String LANGUAGE = "language";
    static final String THEME = "theme";
    private static final Set<String> THEMES = Set.of("auto", "light", "dark");

    private final Accounts accounts;
    private final Measures measures;
    private final List<IdentityProvider> providers;
    private final String version;

    /** @param providers one that staff may sign in by, or none */
    public Site(Accounts accounts, Measures measures, List<IdentityProvider> providers, String version) {
        this.accounts = accounts;
        this.measures = measures;
        this.providers = List.copyOf(providers);
        this.version = version;
    }

    public Accounts accounts() {
        return accounts;
    }

    Optional<IdentityProvider> provider() {
        return providers.stream().findFirst();
    }

    Measures measures() {
        return measures;
    }

    public Visit visit(HttpServletRequest request) {
        return visit(request, visitor(request));
    }

    /** As if nobody had signed in. */
    public Visit stranger(HttpServletRequest request) {
        return visit(request, Visitor.NOBODY);
    }

    private static Visit visit(HttpServletRequest request, Visitor visitor) {
        Visit bare = new Visit(request, visitor, Text.ENGLISH);
        Text text = Text.of(bare.cookie(LANGUAGE).orElse(""), Collections.list(request.getLocales()));
        return new Visit(request, visitor, text);
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
    public Map<String, Object> model(Visit visit, Navigation navigation, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        Frame frame = new Frame(
                visit.text(),
                visit.visitor().id(),
                visit.cookie(THEME).filter(THEMES::contains).orElse("auto"),
                visit.formToken(),
                visit.here(),
                navigation.places(visit),
                version);
        model.put("frame", frame);
        return model;
    }
}

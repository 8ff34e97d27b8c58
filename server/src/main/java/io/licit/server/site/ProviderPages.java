package io.licit.server.site;

import io.licit.programme.account.Account;
import io.licit.programme.account.Subject;
import io.licit.server.identity.Begun;
import io.licit.server.identity.IdentityProvider;
import io.licit.server.identity.NotSignedIn;
import io.licit.server.identity.NotSignedIn.Why;
import io.licit.server.log.Logs;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in by an identity provider. It says who somebody is; what she may do, and whether she may come in at all, her
 * account here says, which an administrator has linked before.
 */
public final class ProviderPages {
    static final String AWAY = "/sign-in/provider";
    static final String BACK = "/sign-in/provider/back";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderPages.class);
    private static final String BEGUN = "licit.provider.begun";
    private static final String THEN = "licit.provider.then";

    private final Site site;

    public ProviderPages(Site site) {
        this.site = site;
    }

    public List<Route> routes() {
        return List.of(Route.get(AWAY, Access.ANYBODY, this::away), Route.get(BACK, Access.ANYBODY, this::back));
    }

    private IdentityProvider provider() {
        return site.provider().orElseThrow(Refusal::notFound);
    }

    private Reply away(Visit visit) {
        IdentityProvider provider = provider();
        try {
            Begun begun = provider.begin(redirect(visit));
            HttpSession session = visit.request().getSession(true);
            session.setAttribute(BEGUN, begun);
            session.setAttribute(THEN, SignInPages.within(visit.field("then")));
            return new Reply.Away(begun.address());
        } catch (NotSignedIn not) {
            return refused(visit, provider, not, "");
        }
    }

    /** Where it sends back to: this application, as the browser knows it. */
    private static URI redirect(Visit visit) {
        return URI.create(visit.request().getRequestURL().toString()).resolve(BACK);
    }

    private Reply back(Visit visit) {
        IdentityProvider provider = provider();
        String then = taken(visit, THEN).map(String.class::cast).orElse("/");
        Optional<Begun> begun = taken(visit, BEGUN).map(Begun.class::cast);
        try {
            Subject subject = provider.finish(begun.orElseThrow(() -> new NotSignedIn(Why.STATE)), answer(visit));
            Optional<Account> account = site.accounts().signIn(subject);
            if (account.isEmpty()) {
                return refused(visit, provider, new NotSignedIn(Why.UNKNOWN), subject.subject());
            }
            site.signIn(visit.request(), account.get(), false);
            return new Reply.Go(then);
        } catch (NotSignedIn not) {
            return refused(visit, provider, not, "");
        }
    }

    /** INVARIANT: what was begun counts once, whatever becomes of it. */
    private static Optional<Object> taken(Visit visit, String name) {
        return Optional.ofNullable(visit.request().getSession(false)).flatMap(session -> {
            Optional<Object> found = Optional.ofNullable(session.getAttribute(name));
            session.removeAttribute(name);
            return found;
        });
    }

    private static Map<String, List<String>> answer(Visit visit) {
        return visit.request().getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }

    private Reply refused(Visit visit, IdentityProvider provider, NotSignedIn not, String subject) {
        site.measures().signInRefused("provider", not.why().word());
        LOG.atWarn()
                .addKeyValue("number", Logs.number())
                .addKeyValue("reason", not.why().word())
                .setCause(not.getCause())
                .log("provider-refused");
        String said = visit.text().of("sign-in.provider." + not.why().word(), provider.name(), subject);
        return SignInPages.form(site, visit, status(not.why()), said);
    }

    private static int status(Why why) {
        return switch (why) {
            case UNREACHABLE -> 503;
            case ANSWER, STATE -> 400;
            case DENIED, UNKNOWN -> 403;
            case CODE, TOKEN -> 502;
        };
    }
}
